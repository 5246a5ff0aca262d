package lathe.engine.sound.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Spectra;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pitches by Fourier transform: the centre of gravity of a partial's power is the mean frequency, vibrato or not. */
class ClassicPitchTest {

    private static final int RATE = 48_000;
    private static final int SIZE = 1 << 16;
    private static final int SKIP = RATE / 5;
    private static final double SOLO_CENTS = 2;

    /** Players who drift apart by design are in tune on the average. */
    private static final double ENSEMBLE_CENTS = 5;

    static List<InstrumentSpec> pitched() {
        return Orchestra.all().stream().filter(spec -> !spec.isPercussion()).toList();
    }

    @ParameterizedTest
    @MethodSource("pitched")
    void pitchesAreEqualTempered(InstrumentSpec spec) {
        Patch patch = PatchBook.of(spec.id(), spec.program(), false);
        double tolerance = patch.number("players", 1) > 1 ? ENSEMBLE_CENTS : SOLO_CENTS;
        for (double[] course : patch.rows("courses")) {
            // Strings beside each other beat: the centre moves between them with their phases.
            tolerance = Math.max(tolerance, SOLO_CENTS + Math.abs(course[0]));
        }
        if (patch.number("decay", 2) < 1.2) {
            tolerance += 1; // too short for a narrow line
        }
        for (int pitch : new int[] {
            spec.comfort().low(),
            (spec.comfort().low() + spec.comfort().high()) / 2,
            spec.comfort().high()
        }) {
            AudioBuffer sound = ClassicTour.render(spec, List.of(new Note(0, 1920, pitch, 90)), RATE);
            assertThat(cents(power(sound), pitch, harmonics(patch), patch.rows("harmonics").length > 0 ? 1 : 400))
                    .as(spec.id() + " at " + pitch)
                    .isCloseTo(0, within(tolerance));
        }
    }

    private static int harmonics(Patch patch) {
        return patch.model() == Patch.Model.SUSTAINED || patch.number("drive", 0) > 0 ? 4 : 1;
    }

    /** Of all channels together, as players sit on either side. */
    private static double[] power(AudioBuffer sound) {
        double[] sum = Spectra.power(sound.channel(0), SKIP, SIZE, SIZE);
        for (int c = 1; c < sound.channels(); c++) {
            double[] more = Spectra.power(sound.channel(c), SKIP, SIZE, SIZE);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += more[k];
            }
        }
        return sum;
    }

    /** How far off the strongest of the first harmonics is. */
    private static double cents(double[] power, double pitch, int harmonics, double reachHz) {
        double best = 0;
        double centre = 0;
        // Low harmonics of an ensemble lie too close together to be told apart in a second.
        int first = harmonics == 1 ? 1 : (int) Math.ceil(reachHz / PlayedNote.hz(pitch));
        for (int n = first; n < first + harmonics; n++) {
            double hz = n * PlayedNote.hz(pitch);
            double reach = Math.max(3.0 * RATE / SIZE, hz * 0.03);
            double sum = 0;
            double weighted = 0;
            for (int k = (int) ((hz - reach) * SIZE / RATE); k <= (hz + reach) * SIZE / RATE; k++) {
                sum += power[k];
                weighted += power[k] * k;
            }
            if (sum > best) {
                best = sum;
                centre = 1200 / Math.log(2) * Math.log(weighted / sum * RATE / SIZE / hz);
            }
        }
        return centre;
    }

    @Test
    void theBendWheelMovesTwoSemitones() {
        for (String id : List.of("piano", "saw-lead")) {
            InstrumentSpec spec = Orchestra.get(id);
            Track track = new Track(
                    "bent",
                    id,
                    spec.program(),
                    false,
                    TrackRole.OTHER,
                    List.of(new Note(0, 1920, 60, 90)),
                    List.of(new TrackEvent.Bend(0, 8191)));
            AudioBuffer sound =
                    new ClassicInstrument().render(new StemTask(track, TempoMap.of(480, 100), RATE, new Seed(1)));
            assertThat(cents(power(sound), 62, 1, 1)).isCloseTo(0, within(SOLO_CENTS));
        }
    }

    @Test
    void nothingFoldsBackFromAboveHalfTheRate() {
        for (InstrumentSpec spec : pitched()) {
            Patch patch = PatchBook.of(spec.id(), spec.program(), false);
            boolean noisy = patch.rows("breath").length > 0;
            if (noisy || (spec.family() != InstrumentFamily.LEAD && spec.family() != InstrumentFamily.ORGAN)) {
                continue;
            }
            int pitch = spec.comfort().high() + 8;
            AudioBuffer sound = ClassicTour.render(spec, List.of(new Note(0, 1920, pitch, 110)), RATE);
            double[] power = power(sound);
            double hz = PlayedNote.hz(pitch);
            double between = 0;
            double all = 0;
            for (int k = 1; k < power.length; k++) {
                double harmonic = k * (double) RATE / SIZE / hz;
                all += power[k];
                if (Math.abs(harmonic - Math.rint(harmonic)) > 0.12) {
                    between += power[k];
                }
            }
            assertThat(10 * Math.log10(between / all)).as(spec.id()).isLessThan(-50);
        }
    }

    @Test
    void aDriveKeepsThePitchAndFoldsLittleBack() {
        float[] sound = new float[SIZE + SKIP];
        double hz = 1000 * (double) RATE / SIZE;
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        new Drive(30).process(sound, RATE);
        double[] power = Spectra.power(sound, SKIP, SIZE, SIZE);
        double harmonic = 0;
        double other = 0;
        for (int k = 4; k < power.length; k++) {
            if ((k + 4) % 1000 <= 8) {
                harmonic += power[k];
            } else {
                other += power[k];
            }
        }
        assertThat(10 * Math.log10(other / harmonic)).isLessThan(-55);
    }

    @Test
    void aStringsPartialsAreThoseOfAStiffString() {
        // Fletcher 1964: f_n = n f_0 sqrt(1 + B n^2), with the first partial in tune.
        StringPlan plan = new StringPlan(PatchBook.of("piano", 0, false), RATE);
        Partials partials = new Partials();
        PlayedNote note = new PlayedNote(0, RATE, PlayedNote.UNCUT, 60, 100, false, 0, PatchBook.of("piano", 0, false));
        plan.plan(note, new Seed(1).random(), partials);
        double stiff = 3.5e-4;
        List<Double> expected = new ArrayList<>();
        for (int n = 1; n <= 12; n++) {
            expected.add(n * PlayedNote.hz(60) * Math.sqrt((1 + stiff * n * n) / (1 + stiff)));
        }
        for (int n = 0; n < expected.size(); n++) {
            assertThat(partials.hz(n)).isCloseTo(expected.get(n), within(1e-6));
        }
    }

    @Test
    void aPartialIsTheClosedForm() {
        PartialBank bank = new PartialBank(RATE);
        bank.add(441.3, 0.5, 0.3, 1.7, 0.2);
        int frames = Voice.whole(1.5 * RATE);
        int held = Voice.whole(0.8 * RATE);
        float[] out = new float[frames];
        bank.render(out, held, frames);
        double worst = 0;
        for (int i = 0; i < frames; i++) {
            double free = Math.min(i, held);
            double level = 0.5 * Math.pow(10, -3 * free / (1.7 * RATE) - 3 * (i - free) / (0.2 * RATE));
            if (level > 1e-5) {
                worst = Math.max(worst, Math.abs(out[i] - level * Math.sin(0.3 + 2 * Math.PI * 441.3 * i / RATE)));
            }
        }
        assertThat(worst).isLessThan(2e-5);
    }
}
