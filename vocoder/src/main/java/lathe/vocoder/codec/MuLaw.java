package lathe.vocoder.codec;

/**
 * Samples as 256 steps, fine near zero: what WaveNet and its relatives predict. {@code f(x) = sign(x) ln(1 + 255 |x|) /
 * ln 256}. Source: ITU-T G.711 for the curve, A. van den Oord et al., "WaveNet" (arXiv 1609.03499), section 2.2, for its
 * use without G.711's segments.
 */
public final class MuLaw {

    /** Codes are 0 to this less 1. */
    public static final int CODES = 256;

    private static final double MU = CODES - 1;

    private MuLaw() {}

    /** The sample of a code, -1 to 1. */
    public static float decode(int code) {
        if (code < 0 || code >= CODES) {
            throw new IllegalArgumentException("code=" + code + " is outside 0 to " + (CODES - 1));
        }
        double y = 2 * (code / MU) - 1;
        return (float) (Math.signum(y) * (Math.pow(CODES, Math.abs(y)) - 1) / MU);
    }

    /** The nearest code of a sample; what is louder than full scale is clipped. */
    public static int encode(float sample) {
        double x = Math.clamp(sample, -1.0, 1.0);
        double y = Math.signum(x) * Math.log1p(MU * Math.abs(x)) / Math.log(CODES);
        return (int) Math.floor((y + 1) / 2 * MU + 0.5);
    }

    /** The samples of a grid's only codebook. */
    public static float[] decode(TokenGrid grid) {
        float[] samples = new float[grid.count(0)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = decode(grid.code(0, i));
        }
        return samples;
    }
}
