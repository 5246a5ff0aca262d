package lathe.app.report;

/** Draws a mel spectrogram: a pixel for each value, time to the right, low filters at the bottom. */
public final class MelPicture {

    private MelPicture() {}

    /**
     * The bytes of a PNG file, from the least value dark to the largest bright.
     *
     * @param mel {@code [frames][mels]}, at least one of each
     */
    public static byte[] png(float[][] mel) {
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float[] frame : mel) {
            for (float value : frame) {
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
        }
        int[] palette = SpectrogramImage.palette();
        float scale = largest > least ? (palette.length - 1) / (largest - least) : 0;
        int rows = mel[0].length;
        byte[][] pixels = new byte[rows][mel.length];
        for (int t = 0; t < mel.length; t++) {
            for (int m = 0; m < rows; m++) {
                pixels[rows - 1 - m][t] = (byte) Math.round((mel[t][m] - least) * scale);
            }
        }
        return PngImage.encode(pixels, palette);
    }
}
