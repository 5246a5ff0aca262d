package lathe.core.audio.flac;

import java.io.IOException;

/**
 * What stands before a frame's samples (RFC 9639, section 9.1).
 *
 * @param blockFrames samples per channel in this frame, 1 to 65,535
 * @param sampleRateHz of this frame
 * @param assignment how channels were combined: 0 to 7 independent channels but one, else {@link #LEFT_SIDE}, {@link
 *     #SIDE_RIGHT} or {@link #MID_SIDE}
 * @param bits of a sample
 */
record FrameHeader(int blockFrames, int sampleRateHz, int assignment, int bits) {

    static final int SYNC = 0b11_1111_1111_1110;
    /** Bits of the first four bytes that are zero in every frame of today. */
    private static final int RESERVED = 1 << 17 | 1;

    static final int LEFT_SIDE = 8;
    static final int SIDE_RIGHT = 9;
    static final int MID_SIDE = 10;

    /** Sample rates by their four-bit code; zeros have a meaning of their own. */
    private static final int[] RATES_HZ = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };

    /** Bits of a sample by their three-bit code; 0 stands for STREAMINFO's, -1 is reserved. */
    private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

    int channels() {
        return assignment < LEFT_SIDE ? assignment + 1 : 2;
    }

    static FrameHeader read(BitInput in, StreamInfo stream) throws IOException {
        in.startChecksum();
        HeaderBytes bytes = new HeaderBytes(in);
        int head = bytes.next(4);
        if (head >>> 18 != SYNC) {
            throw in.damaged("no frame where one should start");
        }
        int assignment = head >>> 4 & 0xf;
        int bits = BITS[head >>> 1 & 7];
        if ((head & RESERVED) != 0 || assignment > MID_SIDE || bits < 0) {
            throw in.damaged("a frame header with a reserved value");
        }
        number(bytes, in);
        int blockFrames = blockFrames(head >>> 12 & 0xf, bytes, in);
        int rate = rateHz(head >>> 8 & 0xf, bytes, in, stream);
        if (!bytes.checksumIsRight()) {
            throw in.damaged("the checksum of a frame header does not match");
        }
        return new FrameHeader(blockFrames, rate, assignment, bits == 0 ? stream.bits() : bits);
    }

    /** The frame's or first sample's number, coded as UTF-8 codes a character; seven bytes at most. */
    private static void number(HeaderBytes bytes, BitInput in) throws IOException {
        int first = bytes.next(1);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        if (ones == 1 || ones > 7) {
            throw in.damaged("a frame number that is none");
        }
        for (int i = 1; i < ones; i++) {
            if (bytes.next(1) >>> 6 != 0b10) {
                throw in.damaged("a frame number that is none");
            }
        }
    }

    private static int blockFrames(int code, HeaderBytes bytes, BitInput in) throws IOException {
        int frames = switch (code) {
            case 0 -> 0;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> bytes.next(1) + 1;
            case 7 -> bytes.next(2) + 1;
            default -> 1 << code;
        };
        if (frames == 0 || frames > 65_535) {
            throw in.damaged("a frame that claims " + frames + " samples per channel");
        }
        return frames;
    }

    private static int rateHz(int code, HeaderBytes bytes, BitInput in, StreamInfo stream) throws IOException {
        return switch (code) {
            case 0 -> stream.sampleRateHz();
            case 12 -> bytes.next(1) * 1000;
            case 13 -> bytes.next(2);
            case 14 -> bytes.next(2) * 10;
            case 15 -> throw in.damaged("a frame header with a forbidden sample rate");
            default -> RATES_HZ[code];
        };
    }

    /** Appends a header, checksum included; the blocking strategy is fixed. */
    void write(BitOutput out, long frameNumber) {
        int start = out.bytes();
        int rateCode = codeOf(RATES_HZ, sampleRateHz);
        int blockCode = blockFrames == 4096 ? 12 : blockFrames <= 256 ? 6 : 7;
        out.unsigned(SYNC, 14);
        out.unsigned(0, 2);
        out.unsigned(blockCode, 4);
        out.unsigned(rateCode == 0 ? unusualRateCode(sampleRateHz) : rateCode, 4);
        out.unsigned(assignment, 4);
        out.unsigned(codeOf(BITS, bits), 3);
        out.unsigned(0, 1);
        number(out, frameNumber);
        if (blockCode != 12) {
            out.unsigned(blockFrames - 1, blockCode == 6 ? 8 : 16);
        }
        switch (rateCode == 0 ? unusualRateCode(sampleRateHz) : 0) {
            case 13 -> out.unsigned(sampleRateHz, 16);
            case 14 -> out.unsigned(sampleRateHz / 10, 16);
            default -> {}
        }
        out.unsigned(Crc.crc8(out.array(), start, out.bytes()), 8);
    }

    private static int codeOf(int[] values, int value) {
        for (int code = 1; code < values.length; code++) {
            if (values[code] == value) {
                return code;
            }
        }
        return 0;
    }

    /** In Hz, in tens of Hz, or left to STREAMINFO. */
    private static int unusualRateCode(int hz) {
        return hz <= 0xffff ? 13 : hz % 10 == 0 && hz / 10 <= 0xffff ? 14 : 0;
    }

    private static void number(BitOutput out, long value) {
        if (value < 0x80) {
            out.unsigned(value, 8);
            return;
        }
        int more = 1;
        while (value >>> (5 * more + 6) != 0) {
            more++;
        }
        out.unsigned((0xff << (7 - more) & 0xff) | value >>> (6 * more), 8);
        for (int i = more - 1; i >= 0; i--) {
            out.unsigned(0x80 | (value >>> (6 * i) & 0x3f), 8);
        }
    }

    /** Reads and remembers the header's bytes for its checksum; there are at most 15. */
    private static final class HeaderBytes {

        private final BitInput in;
        private final byte[] bytes = new byte[16];
        private int length;

        HeaderBytes(BitInput in) {
            this.in = in;
        }

        int next(int count) throws IOException {
            int value = 0;
            for (int i = 0; i < count; i++) {
                int next = (int) in.unsigned(8);
                bytes[length++] = (byte) next;
                value = value << 8 | next;
            }
            return value;
        }

        boolean checksumIsRight() throws IOException {
            return Crc.crc8(bytes, 0, length) == in.unsigned(8);
        }
    }
}
