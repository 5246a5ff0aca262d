package lathe.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

class OriginalityTest {

    private static final Seed SEED = new Seed(504);
    private static final int Q = Score.TICKS_PER_QUARTER;

    private static List<Note> random(int count, Seed seed) {
        RandomGenerator random = seed.random();
        List<Note> notes = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            long length = 480L * random.nextInt(1, 5);
            notes.add(new Note(at, length, random.nextInt(55, 80), 80));
            at += length;
        }
        return notes;
    }

    private static MelodyIndex indexOf(List<Note> notes) {
        return MelodyIndex.of(List.of(new Tune("known", new Key(0, Mode.MAJOR), Meter.FOUR_FOUR, notes)));
    }

    @Test
    void aQuotationIsFoundInAnotherKeyAndAtHalfTheSpeedAndItsPlaceIsTold() {
        System.out.println("seed " + SEED.value());
        List<Note> known = random(40, SEED.child("known"));
        List<Note> tune = new ArrayList<>(random(20, SEED.child("own")));
        long at = tune.getLast().endTick();
        for (Note note : known.subList(10, 26)) {
            tune.add(new Note(
                    at + 2 * (note.startTick() - known.get(10).startTick()),
                    2 * note.durationTicks(),
                    note.pitch() - 3,
                    70));
        }
        tune.addAll(random(20, SEED.child("after")).stream()
                .map(note -> note.movedBy(tune.getLast().endTick() + 480))
                .toList());
        Originality originality = Originality.of(tune, Q, indexOf(known));
        assertThat(originality.longestNotes()).isEqualTo(16);
        assertThat(originality.longestStartTick()).isEqualTo(at);
        assertThat(originality.knownShare()).isBetween(9 / 49.0, 12 / 49.0);
    }

    @Test
    void aTuneOfItsOwnSharesNothing() {
        System.out.println("seed " + SEED.value());
        Originality originality =
                Originality.of(random(60, SEED.child("own")), Q, indexOf(random(60, SEED.child("known"))));
        assertThat(originality.longestNotes()).isZero();
        assertThat(originality.knownShare()).isZero();
    }
}
