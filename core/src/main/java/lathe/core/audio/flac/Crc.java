package lathe.core.audio.flac;

/** The two checksums of a frame (RFC 9639, sections 9.1.8 and 9.3): both start at 0 and take the highest bit first. */
final class Crc {

    /** {@code x^8 + x^2 + x + 1}, over the frame header. */
    private static final int POLYNOMIAL_8 = 0x07;

    /** {@code x^16 + x^15 + x^2 + 1}, over the whole frame. */
    private static final int POLYNOMIAL_16 = 0x8005;

    private static final int[] TABLE_8 = new int[256];

    /** {@code TABLE_16[n][b]}: what byte {@code b} does to the checksum when {@code n} bytes follow it. */
    private static final int[][] TABLE_16 = new int[8][256];

    static {
        for (int b = 0; b < 256; b++) {
            int eight = b;
            int sixteen = b << 8;
            for (int bit = 0; bit < 8; bit++) {
                eight = (eight << 1 ^ (eight >>> 7) * POLYNOMIAL_8) & 0xff;
                sixteen = (sixteen << 1 ^ (sixteen >>> 15) * POLYNOMIAL_16) & 0xffff;
            }
            TABLE_8[b] = eight;
            TABLE_16[0][b] = sixteen;
        }
        for (int n = 1; n < 8; n++) {
            for (int b = 0; b < 256; b++) {
                int shorter = TABLE_16[n - 1][b];
                TABLE_16[n][b] = (shorter << 8 & 0xffff) ^ TABLE_16[0][shorter >>> 8];
            }
        }
    }

    private Crc() {}

    static int crc8(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = TABLE_8[crc ^ (bytes[i] & 0xff)];
        }
        return crc;
    }

    /** Goes on from {@code crc} over {@code bytes[from..to)}, eight bytes at a step. */
    static int crc16(int crc, byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            crc = TABLE_16[7][crc >>> 8 ^ (bytes[i] & 0xff)]
                    ^ TABLE_16[6][(crc & 0xff) ^ (bytes[i + 1] & 0xff)]
                    ^ TABLE_16[5][bytes[i + 2] & 0xff]
                    ^ TABLE_16[4][bytes[i + 3] & 0xff]
                    ^ TABLE_16[3][bytes[i + 4] & 0xff]
                    ^ TABLE_16[2][bytes[i + 5] & 0xff]
                    ^ TABLE_16[1][bytes[i + 6] & 0xff]
                    ^ TABLE_16[0][bytes[i + 7] & 0xff];
        }
        for (; i < to; i++) {
            crc = (crc << 8 & 0xffff) ^ TABLE_16[0][crc >>> 8 ^ (bytes[i] & 0xff)];
        }
        return crc;
    }
}
