package lathe.core.dsp;

/**
 * How different two sounds are to the ear, roughly: what vocoders are trained on and compared by. Both are 0 for equal sounds
 * and do not care for the phase alone. Sounds of one channel, of equal length; where they differ in length the rest is left out.
 */
public final class SoundDistance {

    private static final int[] STFT_SIZES = {512, 1024, 2048};

    /** Below, the logarithm of a magnitude says nothing: -100 dB of a full-scale sine in the smallest window. */
    private static final double MIN_MAGNITUDE = 1e-3;

    private static final MelFrontEnd MEL = MelFrontEnd.named("hifigan-22k");

    private SoundDistance() {}

    /**
     * Mean difference of the logarithmic mel spectrograms ({@code ln}; 0.1 is 0.9 dB). The bands are those of HiFi-GAN at 22050 Hz;
     * at other rates they lie higher or lower with the rate, up to 0.36 of it.
     */
    public static double melL1(float[] reference, float[] other) {
        int length = Math.min(reference.length, other.length);
        MelSpectrogram mel = new MelSpectrogram(MEL);
        float[][] first = mel.whole(reference, 0, length);
        float[][] second = mel.whole(other, 0, length);
        double sum = 0;
        long count = 0;
        for (int m = 0; m < first.length; m++) {
            for (int t = 0; t < first[m].length; t++) {
                sum += Math.abs(first[m][t] - second[m][t]);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /**
     * Multi-resolution STFT distance: spectral convergence plus the mean difference of logarithmic magnitudes ({@code ln}), averaged
     * over transforms of 512, 1024 and 2048 samples with a Hann window and a quarter of it as hop. Source: Yamamoto, Song, Kim,
     * "Parallel WaveGAN", 2020, equations 4 to 6.
     */
    public static double multiResolutionStft(float[] reference, float[] other) {
        double sum = 0;
        for (int size : STFT_SIZES) {
            sum += stft(reference, other, size);
        }
        return sum / STFT_SIZES.length;
    }

    private static double stft(float[] reference, float[] other, int size) {
        int length = Math.min(reference.length, other.length);
        if (length == 0) {
            return 0;
        }
        Stft stft = Stft.centred(Window.hann(size, Window.Shape.PERIODIC), size / 4);
        double[] first = new double[stft.bins()];
        double[] second = new double[stft.bins()];
        double difference = 0;
        double energy = 0;
        double logDifference = 0;
        int frames = stft.frames(length);
        for (int frame = 0; frame < frames; frame++) {
            magnitudes(stft, reference, length, frame, first);
            magnitudes(stft, other, length, frame, second);
            for (int bin = 0; bin < first.length; bin++) {
                double off = first[bin] - second[bin];
                difference += off * off;
                energy += first[bin] * first[bin];
                logDifference += Math.abs(
                        Math.log(Math.max(first[bin], MIN_MAGNITUDE)) - Math.log(Math.max(second[bin], MIN_MAGNITUDE)));
            }
        }
        double convergence = difference == 0 ? 0 : Math.sqrt(difference / Math.max(energy, Double.MIN_NORMAL));
        return convergence + logDifference / ((double) frames * first.length);
    }

    private static void magnitudes(Stft stft, float[] sound, int length, int frame, double[] magnitudes) {
        float[] re = new float[magnitudes.length];
        float[] im = new float[magnitudes.length];
        stft.forward(sound, length, frame, re, im);
        for (int bin = 0; bin < magnitudes.length; bin++) {
            magnitudes[bin] = Math.hypot(re[bin], im[bin]);
        }
    }
}
