package lathe.neural.optimize;

import java.util.Locale;
import lathe.core.dsp.SoundDistance;

/**
 * What eight bits cost, measured on sound that both models made of the same input.
 *
 * @param melL1 {@link SoundDistance#melL1}
 * @param stftDistance {@link SoundDistance#multiResolutionStft}
 * @param snrDb signal to difference, sample by sample; says little about the ear
 * @param limits what was allowed
 */
public record Int8Verdict(double melL1, double stftDistance, double snrDb, Limits limits) {

    /**
     * What is allowed.
     *
     * @param maxMelL1 largest {@link SoundDistance#melL1}
     * @param maxStftDistance largest {@link SoundDistance#multiResolutionStft}
     */
    public record Limits(double maxMelL1, double maxStftDistance) {

        /** About 0.9 dB in a mel band; a good vocoder is 0.2 and more away from the sound that its spectrogram came from. */
        public static final Limits DEFAULT = new Limits(0.1, 0.3);
    }

    /** Compares sound. */
    static Int8Verdict of(float[] reference, float[] other, Limits limits) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < Math.min(reference.length, other.length); i++) {
            double off = (double) reference[i] - other[i];
            signal += (double) reference[i] * reference[i];
            noise += off * off;
        }
        return new Int8Verdict(
                SoundDistance.melL1(reference, other),
                SoundDistance.multiResolutionStft(reference, other),
                noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signal / noise),
                limits);
    }

    /** True if it is within what is allowed; broken numbers are not. */
    public boolean isGood() {
        return melL1 <= limits.maxMelL1() && stftDistance <= limits.maxStftDistance();
    }

    /** Figures and limits in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "mel L1 %.3f (limit %.3f), multi-resolution STFT distance %.3f (limit %.3f), SNR %.1f dB",
                melL1,
                limits.maxMelL1(),
                stftDistance,
                limits.maxStftDistance(),
                snrDb);
    }
}
