package lathe.vocoder.mel;

import java.util.Arrays;
import java.util.List;
import lathe.core.dsp.MelFilterBank;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/**
 * Sound of a mel spectrogram whose notes are known, without any model. The notes' own harmonics say where between the mel's
 * broad filters the energy lies and with which phase; their magnitudes are brought to the mel by multiplicative updates, which keep
 * what is zero at zero; a few steps of the fast Griffin-Lim iteration make the rest agree. Where no note sounds it is silent.
 *
 * <p>For sustained notes this is far cleaner between the partials than phases found from nothing; for bells and others whose partials
 * are no harmonics, {@link GriffinLim} is the better one. Long spectrograms are worked on in pieces that overlap. Sources: L. A. Shepp and Y. Vardi
 * (1982) for the updates, as in {@link lathe.core.dsp.MelInversion}; {@link GriffinLim} for the phases.
 *
 * <p>An instance is for one thread. The same input gives the same bytes.
 */
public final class NoteSeededVocoder {

    /** Updates that bring the harmonics to the mel. */
    public static final int USUAL_FIT_ITERATIONS = 10;

    /** Steps of Griffin and Lim; more than eight bring back the noise between the partials. */
    public static final int USUAL_PHASE_ITERATIONS = 4;

    private static final double MOMENTUM = 0.99;

    /** Frames of a piece, and of what it has in common with the next. */
    private static final int PIECE = 768;

    private static final int OVERLAP = 16;
    private static final double EARLY_SECONDS = 0.03;
    private static final double LATE_SECONDS = 1.8;
    private static final double GATE_SECONDS = 0.02;
    private static final double FLOOR_MARGIN = 1 + 1e-5;
    private static final double LEAST = 1e-4;

    private final MelFrontEnd end;
    private final int fitIterations;
    private final int phaseIterations;
    private final long seed;
    private final MelFilterBank filters;
    private final double[] inverseColumnSums;
    private final double[] sums;
    private final double[] model;
    private final double[] estimate;
    private final double[] correction;

    /** With the usual iterations. */
    public NoteSeededVocoder(MelFrontEnd end, long seed) {
        this(end, USUAL_FIT_ITERATIONS, USUAL_PHASE_ITERATIONS, seed);
    }

    /**
     * @param end the front end that made the frames; of magnitudes, its frames padded at their start and not at the end alone
     * @param fitIterations 0 and up
     * @param phaseIterations 0 (the notes' own phases) and up
     */
    public NoteSeededVocoder(MelFrontEnd end, int fitIterations, int phaseIterations, long seed) {
        if (fitIterations < 0 || phaseIterations < 0) {
            throw new IllegalArgumentException(
                    "fitIterations=" + fitIterations + " phaseIterations=" + phaseIterations + " are below 0");
        }
        if (end.level().power() != 1 || end.framing().padding() == MelFraming.Padding.END) {
            throw new IllegalArgumentException(
                    "front end " + end.name() + ": frames of magnitudes, padded at the start, are wanted");
        }
        this.end = end;
        this.fitIterations = fitIterations;
        this.phaseIterations = phaseIterations;
        this.seed = seed;
        filters = MelFilterBank.of(end);
        sums = new double[filters.mels()];
        model = new double[filters.mels()];
        estimate = new double[filters.bins()];
        correction = new double[filters.bins()];
        inverseColumnSums = new double[filters.bins()];
        Arrays.fill(sums, 1);
        filters.applyTransposed(sums, inverseColumnSums);
        for (int k = 0; k < inverseColumnSums.length; k++) {
            inverseColumnSums[k] = inverseColumnSums[k] > 0 ? 1 / inverseColumnSums[k] : 0;
        }
    }

    /** Samples in a second. */
    public int sampleRateHz() {
        return end.sampleRateHz();
    }

    /**
     * The sound.
     *
     * @param mel {@code [mels][frames]}, as the front end gives them
     * @param notes in any order; times are those of the sound
     * @return frames times hop samples
     */
    public float[] sound(float[][] mel, List<SeedNote> notes) {
        if (mel.length != end.mels()) {
            throw new IllegalArgumentException(
                    "front end " + end.name() + " gives " + end.mels() + " mels, not " + mel.length);
        }
        int frames = mel[0].length;
        int hop = end.hop();
        float[] out = new float[Math.multiplyExact(frames, hop)];
        float[] source = new NoteSource(end.sampleRateHz(), seed).sound(notes, out.length);
        for (int from = 0; from < frames; from += PIECE - OVERLAP) {
            int to = Math.min(frames, from + PIECE);
            boolean last = to == frames;
            float[] piece = piece(mel, source, from, to);
            join(piece, out, from * hop, from == 0 ? 0 : OVERLAP * hop);
            if (last) {
                break;
            }
        }
        gate(out, notes);
        return out;
    }

    private static void join(float[] piece, float[] out, int at, int overlap) {
        for (int i = 0; i < piece.length; i++) {
            // The outermost frames of a piece know only one side: they are left out of the cross-fade.
            double part = i >= overlap ? 1 : Math.clamp((i - overlap * 0.25) / (overlap * 0.5), 0, 1);
            out[at + i] = (float) (part * piece[i] + (1 - part) * out[at + i]);
        }
    }

    private float[] piece(float[][] mel, float[] source, int from, int to) {
        int count = to - from;
        float[][] magnitudes = new float[count][end.bins()];
        float[][] re = new float[count][end.bins()];
        float[][] im = new float[count][end.bins()];
        float[] window =
                Window.centredIn(PhaseSearch.shape(end.framing()), end.framing().fftSize());
        RealFft fft = RealFft.of(window.length);
        float[] frame = new float[window.length];
        for (int t = 0; t < count; t++) {
            int first = (from + t) * end.hop() - end.framing().padLeft();
            for (int i = 0; i < frame.length; i++) {
                int at = first + i;
                frame[i] = at >= 0 && at < source.length ? window[i] * source[at] : 0;
            }
            fft.forward(frame, re[t], im[t]);
            fit(mel, from + t, re[t], im[t], magnitudes[t]);
        }
        PhaseSearch search = new PhaseSearch(end.framing(), magnitudes, MOMENTUM);
        search.start(re, im);
        for (int i = 0; i < phaseIterations; i++) {
            search.step();
        }
        float[] sound = new float[count * end.hop()];
        search.sound(sound, sound.length);
        return sound;
    }

    /** Brings the source's magnitudes of a frame to its mels. */
    private void fit(float[][] mel, int frame, float[] re, float[] im, float[] magnitudes) {
        MelLevel level = end.level();
        boolean silent = true;
        for (int m = 0; m < sums.length; m++) {
            double value = mel[m][frame];
            double sum = level.sumOf(Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY);
            sums[m] = sum > level.floor() * FLOOR_MARGIN ? sum : 0;
            silent &= sums[m] == 0;
        }
        if (silent) {
            return;
        }
        for (int k = 0; k < estimate.length; k++) {
            double a = re[k];
            double b = im[k];
            estimate[k] = inverseColumnSums[k] == 0 ? 0 : Math.sqrt(a * a + b * b) + LEAST;
        }
        for (int i = 0; i < fitIterations; i++) {
            filters.apply(estimate, model);
            for (int m = 0; m < model.length; m++) {
                model[m] = model[m] > 0 ? sums[m] / model[m] : 0;
            }
            filters.applyTransposed(model, correction);
            for (int k = 0; k < estimate.length; k++) {
                estimate[k] *= correction[k] * inverseColumnSums[k];
            }
        }
        double scale = 1 / level.inputGain();
        for (int k = 0; k < estimate.length; k++) {
            magnitudes[k] = (float) (scale * estimate[k]);
        }
    }

    private void gate(float[] sound, List<SeedNote> notes) {
        int rate = end.sampleRateHz();
        boolean[] open = new boolean[sound.length / end.hop() + 2];
        for (SeedNote note : notes) {
            int from = (int) ((note.startSeconds() - EARLY_SECONDS) * rate / end.hop());
            int to = (int) ((note.endSeconds() + LATE_SECONDS) * rate / end.hop());
            for (int t = Math.max(0, from); t <= to && t < open.length; t++) {
                open[t] = true;
            }
        }
        double step = 1 / (GATE_SECONDS * rate);
        double gain = open[0] ? 1 : 0;
        for (int i = 0; i < sound.length; i++) {
            gain = Math.clamp(gain + (open[i / end.hop()] ? step : -step), 0, 1);
            sound[i] *= (float) gain;
        }
    }
}
