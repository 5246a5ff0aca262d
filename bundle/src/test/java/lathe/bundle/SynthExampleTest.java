package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lathe.core.param.Preset;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example synthesiser, played as hosts play. */
class SynthExampleTest {

    private static final int RATE = 48_000;

    @TempDir
    static Path folder;

    private static PluginDescriptor synth = new LatheProvider().plugins().getFirst();

    private final Rig rig = new Rig(synth);

    @BeforeAll
    static void compile() throws IOException {
        synth = Examples.plugin("synth", folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** What happens at a frame. */
    private record Event(int frame, Runnable what) {}

    private float[][] play(int frames, int most, List<Event> events) {
        float[][] out = new float[2][frames];
        Random random = new Random(most);
        int next = 0;
        for (int from = 0; from < frames; ) {
            int to = Math.min(frames, from + (most < 0 ? random.nextInt(-most + 1) : most));
            blockStart = from;
            while (next < events.size() && events.get(next).frame() < to) {
                events.get(next++).what().run();
            }
            rig.block(out, from, to);
            from = to;
        }
        return out;
    }

    private int blockStart;

    private Event on(int frame, int key, double velocity) {
        return new Event(frame, () -> rig.instance.addNoteOn(frame - blockStart, -1, 0, key, velocity));
    }

    private Event off(int frame, int key) {
        return new Event(frame, () -> rig.instance.addNoteOff(frame - blockStart, -1, 0, key, 0));
    }

    private Event midi(int frame, int status, int data1, int data2) {
        return new Event(frame, () -> rig.instance.addMidi(frame - blockStart, status, data1, data2));
    }

    private Event expression(int frame, NoteInput.Expression expression, int key, double value) {
        int place = List.of(NoteInput.Expression.values()).indexOf(expression);
        return new Event(frame, () -> rig.instance.addNoteExpression(frame - blockStart, place, -1, 0, key, value));
    }

    /** A steady sine: no detuned second oscillator, no moving filter. */
    private void plainSine() {
        rig.set("shape_1", 3).set("mix_2", 0).set("cutoff", 20_000).set("filter_envelope", 0);
        rig.set("sustain", 100).set("resonance", 0).set("attack", 1).set("release", 50);
    }

    /** By the phase that a complex oscillator of the expected pitch turns by, between two stretches a second apart. */
    private static double measuredHz(float[] x, double expectedHz, int from) {
        int window = 4800;
        double first = phase(x, expectedHz, from, window);
        double second = phase(x, expectedHz, from + RATE / 10, window);
        double turn = Math.IEEEremainder(second - first, 2 * Math.PI);
        return expectedHz + turn / (2 * Math.PI * 0.1);
    }

    private static double phase(float[] x, double hz, int from, int window) {
        double re = 0;
        double im = 0;
        for (int i = from; i < from + window; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / window);
            re += hann * x[i] * Math.cos(2 * Math.PI * hz * i / RATE);
            im -= hann * x[i] * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return Math.atan2(im, re);
    }

    @Test
    void theAOf440HertzIsOneWithinAThousandthOfACent() {
        plainSine();
        rig.activate(512);
        float[] out = play(RATE, 512, List.of(on(0, 69, 1)))[0];
        assertThat(measuredHz(out, 440, 10_000)).isCloseTo(440, within(440 * 6e-7));
    }

    @Test
    void bendAndTuningMoveThePitchBySemitones() {
        plainSine();
        rig.set("bend", 12).activate(512);
        float[] bent = play(RATE, 512, List.of(midi(0, 0xE0, 0, 96), on(0, 69, 1)))[0];
        assertThat(measuredHz(bent, 440 * Math.sqrt(2), 10_000)).isCloseTo(440 * Math.sqrt(2), within(1e-3));
        rig.instance.reset();
        float[] tuned = play(RATE, 512, List.of(on(0, 69, 1), expression(3, NoteInput.Expression.TUNING, 69, -12)))[0];
        assertThat(measuredHz(tuned, 220, 10_000)).isCloseTo(220, within(1e-3));
    }

    @Test
    void volumeExpressionIsAGainAndPanMovesTheNote() {
        plainSine();
        rig.activate(512);
        float[][] out = play(
                RATE,
                512,
                List.of(
                        on(0, 69, 1),
                        expression(20_000, NoteInput.Expression.VOLUME, 69, 0.5),
                        expression(34_000, NoteInput.Expression.PAN, 69, 0)));
        double before = rms(out[0], 12_000, 19_000);
        assertThat(rms(out[0], 24_000, 31_000)).isCloseTo(before / 2, within(before * 1e-3));
        assertThat(rms(out[1], 40_000, 47_000)).isLessThan(before * 1e-4);
    }

    private static double rms(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    @Test
    void aNoteBeginsAtItsFrameAndNotBefore() {
        rig.activate(512);
        for (int frame : new int[] {0, 1, 511, 512, 777}) {
            rig.instance.reset();
            float[] out = play(2048, 512, List.of(on(frame, 60, 1)))[0];
            int first = 0;
            while (first < out.length && out[first] == 0) {
                first++;
            }
            // The wave is a sine series: it begins at zero, so the first frame of the note may be silent.
            assertThat(first).isBetween(frame, frame + 1);
        }
    }

    @Test
    void blocksOfRandomLengthGiveTheBitsOfLongOnes() {
        List<Event> events = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            int frame = i * 500 + random.nextInt(200);
            int key = 36 + random.nextInt(60);
            events.add(on(frame, key, 0.1 + 0.9 * random.nextDouble()));
            events.add(midi(frame + 100, 0xE0, 0, random.nextInt(128)));
            events.add(midi(frame + 150, 0xB0, 64, random.nextInt(128)));
            events.add(off(frame + 220, key));
        }
        rig.activate(1024);
        float[][] whole = play(34_000, 1024, events);
        rig.instance.reset();
        float[][] cut = play(34_000, -700, events);
        assertThat(cut[0]).isEqualTo(whole[0]);
        assertThat(cut[1]).isEqualTo(whole[1]);
        assertThat(rms(whole[0], 0, 34_000)).isGreaterThan(0.01);
    }

    @Test
    void stealingAVoiceMakesNoClick() {
        plainSine();
        rig.activate(512);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(on(i * 1000, 40 + i, 1));
        }
        float[] out = play(44_000, 512, events)[0];
        // Sines below 1 kHz: between two frames they move by 2 pi f / rate of their height at most. A cut would move by
        // all of it.
        double height = Math.pow(10, -9 / 20.0) * Math.sqrt(0.5);
        double steepest = 0;
        for (int i = 0; i < 24; i++) {
            steepest += height * 2 * Math.PI * 440 * Math.pow(2, (79 - i - 69) / 12.0) / RATE;
        }
        double attack = height / 48;
        for (int i = 1; i < out.length; i++) {
            assertThat((double) Math.abs(out[i] - out[i - 1])).as("frame %d", i).isLessThan(steepest + attack);
        }
        // The curvature tells more: second differences of a cut are as high as the wave itself.
        for (int i = 2; i < out.length; i++) {
            double bendOf = Math.abs(out[i] - 2.0 * out[i - 1] + out[i - 2]);
            assertThat(bendOf).as("frame %d", i).isLessThan(0.06);
        }
    }

    @Test
    void afterTheReleaseThereIsDigitalSilence() {
        rig.activate(512);
        float[][] out = play(4 * RATE, 512, List.of(on(100, 60, 1), on(100, 64, 1), off(20_000, 60), off(30_000, 64)));
        int end = 30_000 + (int) rig.instance.tailFrames() + 64;
        assertThat(rms(out[0], 29_000, 30_000)).isGreaterThan(0.01);
        for (int i = end; i < out[0].length; i++) {
            assertThat(out[0][i]).isZero();
        }
    }

    @Test
    void thePedalHoldsNotesUntilItIsLifted() {
        plainSine();
        rig.activate(512);
        float[] out = play(
                RATE, 512, List.of(midi(0, 0xB0, 64, 127), on(10, 60, 1), off(5000, 60), midi(30_000, 0xB0, 64, 0)))[0];
        assertThat(rms(out, 25_000, 29_000)).isGreaterThan(0.05);
        assertThat(rms(out, 40_000, 44_000)).isLessThan(1e-4);
    }

    @Test
    void highNotesDoNotFoldBack() {
        plainSine();
        rig.set("shape_1", 0).activate(512);
        // A saw at 3520 Hz: whatever lies between its harmonics is folded back.
        float[] out = play(RATE, 512, List.of(on(0, 105, 1)))[0];
        double harmonic = level(out, 3520);
        assertThat(level(out, 7040) / harmonic).isCloseTo(0.5, within(0.03));
        for (double hz : new double[] {1000, 2000, 2720, 4500, 6000, 8160, 9200, 12_000}) {
            assertThat(20 * Math.log10(level(out, hz) / harmonic))
                    .as("%s Hz", hz)
                    .isLessThan(-75);
        }
    }

    private static double level(float[] x, double hz) {
        double re = 0;
        double im = 0;
        int frames = 24_000;
        for (int i = 0; i < frames; i++) {
            double window = 0.42 - 0.5 * Math.cos(2 * Math.PI * i / frames) + 0.08 * Math.cos(4 * Math.PI * i / frames);
            re += window * x[10_000 + i] * Math.cos(2 * Math.PI * hz * i / RATE);
            im += window * x[10_000 + i] * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return Math.hypot(re, im);
    }

    @Test
    void presetsSetEverythingAndSoundFinite() {
        assertThat(synth.presets()).hasSizeGreaterThanOrEqualTo(4);
        rig.activate(512);
        for (Preset preset : synth.presets()) {
            assertThat(preset.values().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            rig.instance.processor().parameters().ids());
            rig.instance.loadPreset(preset);
            rig.instance.reset();
            float[] out = play(RATE, 512, List.of(on(0, 57, 0.9), on(0, 64, 0.9), off(24_000, 57)))[0];
            assertThat(rms(out, 0, RATE)).as(preset.name()).isBetween(0.01, 0.7);
        }
    }

    @Test
    void playingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        rig.activate(64);
        float[][] out = new float[2][64];
        long smallest = Long.MAX_VALUE;
        for (int round = 0; round < 100 && smallest > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 700; i++) {
                rig.instance.addNoteOn(i & 63, i, 0, 40 + i % 50, 1);
                rig.instance.addNoteOff(63, i - 5, 0, 40 + (i - 5) % 50, 1);
                rig.block(out, 0, 64);
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(smallest).isZero();
    }
}
