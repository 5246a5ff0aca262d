package lathe.engine.score.heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lathe.core.hearing.Heard;
import lathe.engine.score.Note;
import org.junit.jupiter.api.Test;

/** A tune whose notes are known, as a singer with vibrato and a tuning of her own would be heard. */
class HeardTuneTest {

    private static final int[][] TUNE = { // pitch, sixteenths
        {57, 4}, {60, 4}, {64, 2}, {62, 2}, {60, 4}, {59, 4}, {64, 4}, {62, 8}, {60, 2}, {59, 2}, {57, 12}
    };

    private static Heard sung(double tempo, double lateSeconds, double tuning, boolean beat) {
        List<Heard.Moment> pitch = new ArrayList<>();
        List<Double> onsets = new ArrayList<>();
        double step = 60 / tempo / 4;
        double end = lateSeconds;
        int note = -1;
        double onset = 0;
        for (int i = 0; i < 3000; i++) {
            double at = i * 0.01;
            while (note < TUNE.length && at >= end) {
                note++;
                onset = end;
                if (note < TUNE.length) {
                    onsets.add(onset);
                    end += TUNE[note][1] * step;
                }
            }
            boolean silent = note < 0 || note >= TUNE.length || at > end - 0.04;
            double vibrato = 0.3 * Math.sin(2 * Math.PI * 5.5 * at);
            double midi = silent ? 0 : TUNE[note][0] + tuning + vibrato;
            pitch.add(new Heard.Moment(at, silent ? 0 : 440 * Math.pow(2, (midi - 69) / 12), silent ? 0 : 0.95));
        }
        return new Heard(pitch, onsets, beat ? OptionalDouble.of(tempo / 2 * 1.02) : OptionalDouble.empty());
    }

    @Test
    void theNotesComeBackOnTheirGrid() {
        for (double tempo : new double[] {72, 96, 120}) {
            HeardTune tune = HeardTune.of(sung(tempo, 0.7, 0.3, true));
            assertThat(tune.quartersPerMinute()).isCloseTo(tempo, within(1.0));
            assertThat(tune.startSeconds()).isCloseTo(0.7, within(0.03));
            assertThat(tune.notes()).hasSameSizeAs(TUNE);
            long at = 0;
            for (int i = 0; i < TUNE.length; i++) {
                Note note = tune.notes().get(i);
                assertThat(note.pitch()).isEqualTo(TUNE[i][0]);
                assertThat(note.startTick()).isEqualTo(at);
                assertThat(note.durationTicks()).isCloseTo(TUNE[i][1] * 240L, within(240L));
                at += TUNE[i][1] * 240L;
            }
            assertThat(tune.key().orElseThrow().name()).isEqualTo("A minor");
        }
    }

    @Test
    void silenceIsATuneWithoutNotes() {
        HeardTune tune = HeardTune.of(new Heard(List.of(), List.of(), OptionalDouble.empty()));
        assertThat(tune.notes()).isEmpty();
        assertThat(tune.key()).isEmpty();
        assertThat(tune.quartersPerMinute()).isPositive();
    }
}
