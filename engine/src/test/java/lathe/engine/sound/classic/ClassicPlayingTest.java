package lathe.engine.sound.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How notes are played: velocity, pedal, wheels, release, and who silences whom. */
class ClassicPlayingTest {

    private static final int RATE = 48_000;
    private static final int QUARTER = 480;

    private static AudioBuffer play(String id, List<Note> notes, TrackEvent... events) {
        InstrumentSpec spec = Orchestra.get(id);
        Track track = new Track(id, id, spec.program(), spec.isPercussion(), TrackRole.OTHER, notes, List.of(events));
        return new ClassicInstrument().render(new StemTask(track, TempoMap.of(QUARTER, 120), RATE, new Seed(3)));
    }

    private static double db(AudioBuffer sound, double from, double to) {
        double sum = 1e-20;
        int first = (int) (from * RATE);
        int last = Math.min(sound.frames(), (int) (to * RATE));
        for (float[] channel : sound.channelArrays()) {
            for (int i = first; i < last; i++) {
                sum += channel[i] * (double) channel[i];
            }
        }
        return 10 * Math.log10(sum / Math.max(1, last - first) / sound.channels());
    }

    /** Power of what changes from sample to sample, by which clicks stand out. */
    private static double roughness(AudioBuffer sound, double from, double to) {
        double worst = 0;
        for (float[] channel : sound.channelArrays()) {
            for (int i = (int) (from * RATE) + 2; i < Math.min(sound.frames(), to * RATE); i++) {
                worst = Math.max(worst, Math.abs(channel[i] - 2 * channel[i - 1] + channel[i - 2]));
            }
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "piano",
                "electric-piano",
                "marimba",
                "organ",
                "nylon-guitar",
                "overdriven-guitar",
                "bass",
                "strings",
                "choir",
                "trumpet",
                "saxophone",
                "flute",
                "saw-lead",
                "pad",
                "harp"
            })
    void harderIsLouder(String id) {
        InstrumentSpec spec = Orchestra.get(id);
        int pitch = (spec.comfort().low() + spec.comfort().high()) / 2;
        double before = -200;
        for (int velocity : new int[] {20, 50, 80, 110, 127}) {
            double now = db(play(id, List.of(new Note(0, QUARTER, pitch, velocity))), 0, 0.5);
            assertThat(now).as("velocity " + velocity).isGreaterThan(before + 0.5);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"piano", "trumpet", "nylon-guitar", "marimba", "saxophone", "bass"})
    void harderIsBrighter(String id) {
        InstrumentSpec spec = Orchestra.get(id);
        int pitch = spec.comfort().low() + 7;
        AudioBuffer soft = play(id, List.of(new Note(0, QUARTER, pitch, 40)));
        AudioBuffer hard = play(id, List.of(new Note(0, QUARTER, pitch, 120)));
        assertThat(brightness(hard)).isGreaterThan(1.1 * brightness(soft));
    }

    /** Root mean square of the slope over that of the sound: the mean frequency, weighted by power. */
    private static double brightness(AudioBuffer sound) {
        float[] x = sound.channel(0);
        double slope = 0;
        double power = 0;
        for (int i = RATE / 200; i < RATE / 3; i++) {
            slope += (x[i] - x[i - 1]) * (double) (x[i] - x[i - 1]);
            power += x[i] * (double) x[i];
        }
        return Math.sqrt(slope / power);
    }

    @Test
    void everyInstrumentComesToRest() {
        for (InstrumentSpec spec : Orchestra.all()) {
            int pitch = spec.isPercussion() ? 49 : spec.comfort().low();
            AudioBuffer sound = ClassicTour.render(spec, List.of(new Note(0, QUARTER, pitch, 110)), RATE);
            assertThat(sound.seconds()).as(spec.id()).isLessThan(16);
            double end = sound.seconds();
            assertThat(db(sound, end - 0.02, end)).as(spec.id()).isLessThan(-75);
        }
    }

    @Test
    void thePedalHoldsWhatTheKeysLetGo() {
        List<Note> notes = List.of(new Note(0, QUARTER / 2, 60, 90));
        AudioBuffer dry = play("piano", notes);
        AudioBuffer held =
                play("piano", notes, new TrackEvent.Control(0, 64, 127), new TrackEvent.Control(4 * QUARTER, 64, 0));
        assertThat(db(dry, 1, 1.2)).isLessThan(-80);
        assertThat(db(held, 1.6, 1.8)).isGreaterThan(-50);
        assertThat(held.seconds()).isLessThan(4);
    }

    @Test
    void volumeAndExpressionFollowTheCustomarySquareLaw() {
        List<Note> notes = List.of(new Note(0, 8 * QUARTER, 60, 90));
        double plain = db(play("organ", notes), 1, 3);
        assertThat(db(play("organ", notes, new TrackEvent.Control(0, 7, 50)), 1, 3) - plain)
                .isCloseTo(40 * Math.log10(0.5), within(0.1));
        assertThat(db(play("organ", notes, new TrackEvent.Control(0, 11, 64)), 1, 3) - plain)
                .isCloseTo(40 * Math.log10(64 / 127.0), within(0.1));
    }

    @Test
    void aClosedHatEndsTheOpenOne() {
        AudioBuffer open = play("drums", List.of(new Note(0, 60, 46, 110)));
        AudioBuffer closed = play("drums", List.of(new Note(0, 60, 46, 110), new Note(QUARTER / 2, 60, 42, 20)));
        assertThat(db(closed, 0.45, 0.5)).isLessThan(db(open, 0.45, 0.5) - 20);
    }

    @Test
    void moreNotesThanCanSoundAreTakenAwayWithoutAClick() {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            notes.add(new Note(i * 24L, 8 * QUARTER, 36 + i, 70));
        }
        AudioBuffer sound = play("pad", notes);
        assertThat(roughness(sound, 1.0, 1.6)).isLessThan(2 * roughness(sound, 0.6, 1.0) + 0.02);
        assertThat(ClassicTour.peak(sound)).isLessThan(6);
    }

    @Test
    void aLineOfOneVoiceRunsOnWithoutAHole() {
        AudioBuffer line = play("flute", List.of(new Note(0, QUARTER, 72, 90), new Note(QUARTER, QUARTER, 74, 90)));
        double middle = db(line, 0.2, 0.4);
        for (double at = 0.46; at < 0.6; at += 0.02) {
            assertThat(db(line, at, at + 0.02)).isGreaterThan(middle - 5);
        }
    }

    @Test
    void aProgramChangeChangesTheInstrument() {
        List<Note> notes = List.of(new Note(0, QUARTER, 60, 90), new Note(2 * QUARTER, QUARTER, 60, 90));
        AudioBuffer both = play("piano", notes, new TrackEvent.Program(QUARTER, 16));
        AudioBuffer piano = play("piano", notes);
        assertThat(db(both, 0.1, 0.4)).isCloseTo(db(piano, 0.1, 0.4), within(0.5));
        // An organ stays where a piano dies away.
        assertThat(db(both, 1.4, 1.48) - db(both, 1.05, 1.1)).isGreaterThan(-2);
        assertThat(db(piano, 1.4, 1.48) - db(piano, 1.05, 1.1)).isLessThan(-2.5);
    }

    @Test
    void hostileTracksEndSoon() {
        List<Note> crowd = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            crowd.add(new Note(0, 1_000_000, i % 128, 1 + i % 127));
        }
        assertThat(play("piano", crowd).frames()).isPositive();
        assertThatThrownBy(() -> play("piano", List.of(new Note(10_000_000, 1, 60, 90))))
                .hasMessageContaining("piano")
                .hasMessageContaining("1800");
        Track odd = new Track(
                "odd",
                "no-such-thing",
                127,
                true,
                TrackRole.OTHER,
                List.of(new Note(0, 1, 0, 1), new Note(1, 1, 127, 127)),
                List.of());
        TempoMap fast = new TempoMap(1, List.of(new Timed<>(0, 1)));
        AudioBuffer sound = new ClassicInstrument().render(new StemTask(odd, fast, 8000, new Seed(1)));
        assertThat(ClassicTour.peak(sound)).isGreaterThan(0).isLessThan(4);
    }
}
