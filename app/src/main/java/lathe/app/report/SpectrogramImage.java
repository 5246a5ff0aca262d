package lathe.app.report;

import java.util.Base64;

/** Draws a {@link SpectrumPicture} over time as a picture inside the page. */
final class SpectrogramImage {

    /** What is painted darkest, dB re a full-scale sine. */
    static final double FLOOR_DB = -100;

    /** What is painted brightest, dB re a full-scale sine. */
    static final double TOP_DB = -10;

    /** From dark to bright with lightness rising evenly, so that it reads without colour too. */
    private static final int[] ANCHORS = {
        0x08060f, 0x1d1147, 0x51127c, 0x822681, 0xb63679, 0xe65164, 0xfb8861, 0xfec287, 0xfcfdbf
    };

    private static final int SHADES = 128;

    private SpectrogramImage() {}

    /** A {@code data:} address of the picture: time to the right, frequency upwards, both as the charts have them. */
    static String dataAddress(SpectrumPicture picture) {
        int width = Math.max(1, picture.columns());
        byte[][] pixels = new byte[SpectrumPicture.ROWS][width];
        for (int row = 0; row < SpectrumPicture.ROWS; row++) {
            byte[] line = pixels[SpectrumPicture.ROWS - 1 - row];
            for (int column = 0; column < picture.columns(); column++) {
                double share = (picture.levelDb(column, row) - FLOOR_DB) / (TOP_DB - FLOOR_DB);
                line[column] = (byte) Math.max(0, Math.min(SHADES - 1, share * SHADES));
            }
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(PngImage.encode(pixels, palette()));
    }

    static int[] palette() {
        int[] palette = new int[SHADES];
        for (int i = 0; i < SHADES; i++) {
            double at = i * (ANCHORS.length - 1) / (double) (SHADES - 1);
            int below = Math.min(ANCHORS.length - 2, (int) at);
            palette[i] = mix(ANCHORS[below], ANCHORS[below + 1], at - below);
        }
        return palette;
    }

    private static int mix(int a, int b, double share) {
        int colour = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = a >> shift & 0xff;
            int to = b >> shift & 0xff;
            colour |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return colour;
    }
}
