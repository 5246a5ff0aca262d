package lathe.listen;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.beatroot.BeatRootOnsetEventHandler;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.onsets.ComplexOnsetDetector;
import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import lathe.core.audio.AudioBuffer;
import lathe.core.hearing.Ear;
import lathe.core.hearing.Heard;

/**
 * Listens with TarsosDSP: pitch by YIN (de Cheveigné and Kawahara 2002), onsets in the complex domain (Duxbury and others 2003),
 * beat by BeatRoot (Dixon 2001).
 */
public final class TarsosEar implements Ear {

    private static final int PITCH_FRAMES = 2048;
    private static final double PITCH_STEP_SECONDS = 0.01;
    private static final int ONSET_FRAMES = 1024;
    private static final int ONSET_STEP = 256;
    private static final double ONSET_THRESHOLD = 0.3;
    private static final double SHORTEST_INTERVAL_SECONDS = 0.06;
    private static final double SILENCE_DB = -60;
    private static final int FEWEST_ONSETS = 6;

    private static final double LEVEL_SECONDS = 0.03;
    private static final double SWELL_REACH_SECONDS = 0.08;
    private static final double SWELL_DB = 3;

    /** BeatRoot counts its agents in a static field: one recording at a time. */
    private static final Object BEAT_ROOT = new Object();

    private record Onset(double seconds, double salience) {}

    /** For the service loader. */
    public TarsosEar() {}

    @Override
    public String id() {
        return "TarsosDSP";
    }

    @Override
    public Heard hear(AudioBuffer sound) {
        float[] mono = mono(sound);
        int rate = sound.sampleRateHz();
        List<Onset> onsets = onsets(mono, rate);
        List<Double> attacks = onsets.stream()
                .map(Onset::seconds)
                .filter(seconds -> swells(mono, rate, seconds))
                .toList();
        return new Heard(pitch(mono, rate), attacks, beat(onsets));
    }

    /** True if it is louder after the moment than just before: vibrato turns phases as onsets do, but nothing begins there. */
    private static boolean swells(float[] mono, int rate, double seconds) {
        int step = (int) (LEVEL_SECONDS * rate);
        int at = (int) (seconds * rate);
        int reach = (int) (SWELL_REACH_SECONDS * rate);
        double least = Double.POSITIVE_INFINITY;
        double swell = 0;
        for (int from = at - reach; from + step <= at + reach; from += step / 2) {
            double level = from < 0 || from + step > mono.length
                    ? SILENCE_DB
                    : Math.max(SILENCE_DB, level(Arrays.copyOfRange(mono, from, from + step)));
            least = Math.min(least, level);
            swell = Math.max(swell, level - least);
        }
        return swell >= SWELL_DB;
    }

    private static float[] mono(AudioBuffer sound) {
        float[] mono = new float[sound.frames()];
        for (int channel = 0; channel < sound.channels(); channel++) {
            float[] samples = sound.channel(channel);
            for (int i = 0; i < mono.length; i++) {
                mono[i] += Float.isFinite(samples[i]) ? samples[i] / sound.channels() : 0;
            }
        }
        return mono;
    }

    private static List<Heard.Moment> pitch(float[] mono, int rate) {
        FastYin yin = new FastYin(rate, PITCH_FRAMES);
        int step = Math.max(1, (int) Math.round(rate * PITCH_STEP_SECONDS));
        List<Heard.Moment> moments = new ArrayList<>();
        float[] frame = new float[PITCH_FRAMES];
        for (int from = 0; from + PITCH_FRAMES <= mono.length; from += step) {
            System.arraycopy(mono, from, frame, 0, PITCH_FRAMES);
            PitchDetectionResult result = yin.getPitch(frame);
            boolean sung = result.isPitched() && result.getPitch() > 0 && level(frame) > SILENCE_DB;
            // YIN compares the frame's first half with what follows: its middle is a quarter of the frame in.
            double seconds = (from + PITCH_FRAMES / 4.0) / rate;
            moments.add(new Heard.Moment(seconds, sung ? result.getPitch() : 0, sung ? result.getProbability() : 0));
        }
        return moments;
    }

    private static double level(float[] frame) {
        double sum = 1e-20;
        for (float sample : frame) {
            sum += sample * sample;
        }
        return 10 * Math.log10(sum / frame.length);
    }

    private static List<Onset> onsets(float[] mono, int rate) {
        TarsosDSPAudioFormat format = new TarsosDSPAudioFormat(rate, 16, 1, true, false);
        ComplexOnsetDetector detector =
                new ComplexOnsetDetector(ONSET_FRAMES, ONSET_THRESHOLD, SHORTEST_INTERVAL_SECONDS, SILENCE_DB);
        List<Onset> onsets = new ArrayList<>();
        detector.setHandler((seconds, salience) -> onsets.add(new Onset(Math.max(0, seconds), salience)));
        AudioEvent event = new AudioEvent(format);
        for (int from = 0; from + ONSET_FRAMES <= mono.length; from += ONSET_STEP) {
            event.setFloatBuffer(Arrays.copyOfRange(mono, from, from + ONSET_FRAMES));
            event.setBytesProcessed((long) from * format.getFrameSize());
            detector.process(event);
        }
        return onsets;
    }

    private static OptionalDouble beat(List<Onset> onsets) {
        if (onsets.size() < FEWEST_ONSETS) {
            return OptionalDouble.empty();
        }
        List<Double> beats = new ArrayList<>();
        synchronized (BEAT_ROOT) {
            BeatRootOnsetEventHandler beatRoot = new BeatRootOnsetEventHandler();
            onsets.forEach(onset -> beatRoot.handleOnset(onset.seconds, onset.salience));
            beatRoot.trackBeats((seconds, salience) -> beats.add(seconds));
        }
        double[] gaps = new double[Math.max(0, beats.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = beats.get(i + 1) - beats.get(i);
        }
        Arrays.sort(gaps);
        double middle = gaps.length == 0 ? 0 : gaps[gaps.length / 2];
        return middle > 0 ? OptionalDouble.of(60 / middle) : OptionalDouble.empty();
    }
}
