package lathe.vocoder.mel;

import java.util.Objects;
import lathe.core.dsp.InverseStft;
import lathe.core.dsp.Window;

/**
 * The last step of vocoders and codecs whose graph ends with spectra (Vocos, iSTFTNet, WavTokenizer), since ONNX has no inverse STFT: windowed overlap-add
 * divided by the sum of squared windows.
 *
 * <p>All spectra are {@code [bins][frames]} in one array, frames fastest, as the graphs give them. Stateless: any number of threads may use one.
 * Sources: H. Siuzdak, "Vocos: Closing the gap between time-domain and Fourier-based neural vocoders", ICLR 2024; T. Kaneko et al., "iSTFTNet",
 * ICASSP 2022.
 */
public final class IstftHead {

    /** Real and imaginary part of one bin of one frame. */
    private interface Polar {
        void toRectangular(int at, float[] re, float[] im, int bin);
    }

    private final IstftRule rule;
    private final float[] window;
    private final float gain;

    public IstftHead(IstftRule rule) {
        this.rule = rule;
        window = Window.centredIn(Window.hann(rule.windowSize(), Window.Shape.PERIODIC), rule.transformSize());
        gain = rule.normalized() ? (float) Math.sqrt(rule.transformSize()) : 1;
    }

    /** The numbers of the transform. */
    public IstftRule rule() {
        return rule;
    }

    /**
     * Sound of magnitudes and the cosine and sine of each phase: the three outputs of Vocos as exported.
     *
     * @param magnitude [bins][frames]
     * @param cosine the same size
     * @param sine the same size
     * @param audio written from {@code audioFrom} on, {@link IstftRule#samples} of them
     */
    public void fromCosineAndSine(
            float[] magnitude, float[] cosine, float[] sine, int frames, float[] audio, int audioFrom) {
        requireSize(magnitude, frames);
        requireSize(cosine, frames);
        requireSize(sine, frames);
        synthesize(
                (at, re, im, bin) -> {
                    re[bin] = gain * magnitude[at] * cosine[at];
                    im[bin] = gain * magnitude[at] * sine[at];
                },
                frames,
                audio,
                audioFrom);
    }

    /**
     * Sound of magnitudes and phases: the two outputs of iSTFTNet.
     *
     * @param magnitude [bins][frames]
     * @param phase in radians, the same size
     * @param audio written from {@code audioFrom} on, {@link IstftRule#samples} of them
     */
    public void fromPhase(float[] magnitude, float[] phase, int frames, float[] audio, int audioFrom) {
        requireSize(magnitude, frames);
        requireSize(phase, frames);
        synthesize(
                (at, re, im, bin) -> {
                    re[bin] = (float) (gain * magnitude[at] * Math.cos(phase[at]));
                    im[bin] = (float) (gain * magnitude[at] * Math.sin(phase[at]));
                },
                frames,
                audio,
                audioFrom);
    }

    private void requireSize(float[] spectra, int frames) {
        if (spectra.length != (long) rule.bins() * frames) {
            throw new IllegalArgumentException(
                    spectra.length + " values are not " + rule.bins() + " bins of " + frames + " frames");
        }
    }

    private void synthesize(Polar polar, int frames, float[] audio, int audioFrom) {
        int wanted = Math.toIntExact(rule.samples(frames));
        Objects.checkFromIndexSize(audioFrom, wanted, audio.length);
        InverseStft inverse = new InverseStft(window, rule.hopSamples(), rule.padding());
        float[] re = new float[rule.bins()];
        float[] im = new float[rule.bins()];
        float[] piece = new float[rule.transformSize()];
        int written = 0;
        for (int frame = 0; frame < frames; frame++) {
            for (int bin = 0; bin < re.length; bin++) {
                polar.toRectangular(bin * frames + frame, re, im, bin);
            }
            int count = inverse.add(re, im, piece, 0);
            written += copy(piece, count, audio, audioFrom + written, wanted - written);
        }
        copy(piece, inverse.finish(piece, 0), audio, audioFrom + written, wanted - written);
    }

    private static int copy(float[] piece, int count, float[] audio, int at, int room) {
        int kept = Math.min(count, room);
        System.arraycopy(piece, 0, audio, at, kept);
        return kept;
    }
}
