package lathe.core.audio;

import java.nio.ByteOrder;

/**
 * How a sample lies in a file.
 *
 * @param encoding what it is
 * @param bytes room it takes; whole numbers that need fewer bits stand at the upper end
 * @param order which byte comes first
 * @param unsigned silence at half of the range instead of zero
 */
record SampleFormat(SampleEncoding encoding, int bytes, ByteOrder order, boolean unsigned) {

    /**
     * Whole numbers.
     *
     * @param bits precision, 1 to 32
     * @param bytes room, 1 to 4
     */
    static SampleFormat pcm(int bits, int bytes, ByteOrder order, boolean unsigned) {
        SampleEncoding encoding;
        if (bits <= 8) {
            encoding = SampleEncoding.PCM_8;
        } else if (bits <= 12) {
            encoding = SampleEncoding.PCM_12;
        } else if (bits <= 16) {
            encoding = SampleEncoding.PCM_16;
        } else if (bits <= 20) {
            encoding = SampleEncoding.PCM_20;
        } else if (bits <= 24) {
            encoding = SampleEncoding.PCM_24;
        } else {
            encoding = SampleEncoding.PCM_32;
        }
        return new SampleFormat(encoding, bytes, order, unsigned);
    }

    /** As written by us: the smallest whole number of bytes that holds the encoding. */
    static SampleFormat packed(SampleEncoding encoding, ByteOrder order, boolean unsigned) {
        return new SampleFormat(encoding, (encoding.bits() + 7) / 8, order, unsigned);
    }
}
