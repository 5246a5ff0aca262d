package lathe.postfx.dither;

/**
 * Where shaped dither puts its noise. A noise transfer function {@code 1 + c1 z^-1 + c2 z^-2 ...} that can be realised
 * without delay has a mean log magnitude of 0 dB at best: what is taken away here comes back there (Gerzon and Craven,
 * Optimal Noise Shaping and Dither of Digital Signals, AES preprint 2822, 1989).
 *
 * <ul>
 *   <li>40 to 60 kHz: the five-tap filter for the improved E weighting of Lipshitz, Vanderkooy and Wannamaker (Minimally
 *       Audible Noise Shaping, JAES 39, 1991), made for 44.1 kHz; -18 dB at 3 kHz, +19 dB at 20 kHz there, and the same
 *       shape a twelfth higher at 48 kHz.
 *   <li>above 60 kHz: {@code (1 - z^-1)^2}; there is room above hearing, so the noise falls by 12 dB per octave from a
 *       sixth of the rate (16 kHz at 96 kHz) downwards.
 *   <li>below 40 kHz: none. Every frequency is audible, so white noise of the least power is the safe choice.
 * </ul>
 */
final class NoiseShape {

    private static final double[] E_WEIGHTED_44100 = {-2.033, 2.165, -1.959, 1.590, -0.6149};
    private static final double[] SECOND_DIFFERENCE = {-2, 1};
    private static final double[] WHITE = {};

    private NoiseShape() {}

    /** The coefficients {@code c1, c2, ...}, to be applied to the errors of one, two, ... frames ago. */
    static double[] feedback(double sampleRateHz) {
        if (sampleRateHz < 40_000) {
            return WHITE.clone();
        }
        return sampleRateHz > 60_000 ? SECOND_DIFFERENCE.clone() : E_WEIGHTED_44100.clone();
    }
}
