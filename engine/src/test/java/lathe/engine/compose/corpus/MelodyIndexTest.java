package lathe.engine.compose.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

class MelodyIndexTest {

    private static final Key C = new Key(0, Mode.MAJOR);

    @Test
    void aTuneIsKnownAgainInAnyKeyAndAtAnySpeed() {
        List<Note> tune = random(40, 1);
        MelodyIndex index = MelodyIndex.of(List.of(new Tune("it", C, Meter.FOUR_FOUR, tune)));
        List<Note> other = tune.stream()
                .map(n -> new Note(n.startTick() * 2 + 5 * 960, n.durationTicks(), n.pitch() - 5, 100))
                .toList();
        assertThat(index.longestShared(tune, 960)).isEqualTo(40);
        assertThat(index.longestShared(other, 960)).isEqualTo(40);
        assertThat(index.longestShared(atOtherResolution(tune), 480)).isEqualTo(40);
        assertThat(index.copied(other.subList(10, 22), 960)).isTrue();
    }

    @Test
    void oneChangedNoteBreaksTheRun() {
        List<Note> tune = random(23, 2);
        MelodyIndex index = MelodyIndex.of(List.of(new Tune("it", C, Meter.FOUR_FOUR, tune)));
        List<Note> changed = new ArrayList<>(tune);
        changed.set(11, tune.get(11).withPitch(tune.get(11).pitch() + 1));
        assertThat(index.copied(changed, 960)).isFalse();
        assertThat(index.longestShared(changed, 960)).isEqualTo(11);
    }

    @Test
    void foreignRunsAreRarelyTakenForKnownOnes() {
        List<Tune> tunes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tunes.add(new Tune("t" + i, C, Meter.FOUR_FOUR, random(60, i)));
        }
        MelodyIndex index = MelodyIndex.of(tunes);
        int wrong = 0;
        for (int i = 0; i < 500; i++) {
            wrong += index.contains(random(12, 1000 + i), 0, MelodyIndex.LONG, 960) ? 1 : 0;
        }
        assertThat(wrong).isLessThanOrEqualTo(8);
    }

    @Test
    void theShippedIndexKnowsItsTrainingTunesAndNotAllOthers() throws IOException {
        Path folder = Path.of("../../shared/corpora/airdsAirs");
        assumeTrue(Files.exists(folder), "needs ../shared/corpora");
        List<Tune> tunes = TuneFolder.read(folder);
        assertThat(tunes).hasSizeGreaterThan(1000);
        for (Tune tune : tunes) {
            if (!tune.heldOut() && tune.notes().size() >= MelodyIndex.LONG) {
                assertThat(MelodyIndex.shipped().copied(tune.notes(), 960))
                        .as(tune.piece())
                        .isTrue();
            }
        }
        long held = tunes.stream().filter(Tune::heldOut).count();
        assertThat((double) held / tunes.size()).isBetween(0.06, 0.14);
    }

    @Test
    void brokenTablesAreRefused() {
        byte[] wrong = "lathe chorale chords 1\n\nnothing".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TableFile.read(new ByteArrayInputStream(wrong), "lathe melodies 1", in -> in.read()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lathe melodies 1");
        assertThatThrownBy(() ->
                        TableFile.read(new ByteArrayInputStream(wrong), "lathe chorale chords 1", in -> in.read()))
                .isInstanceOf(IOException.class);
    }

    private static List<Note> atOtherResolution(List<Note> tune) {
        return tune.stream()
                .map(n -> new Note(n.startTick() / 2, n.durationTicks(), n.pitch(), 90))
                .toList();
    }

    private static List<Note> random(int size, long seed) {
        Random random = new Random(seed);
        List<Note> notes = new ArrayList<>();
        long tick = 0;
        for (int i = 0; i < size; i++) {
            long length = 240L * (1 + random.nextInt(4));
            notes.add(new Note(tick, length, 55 + random.nextInt(20), 80));
            tick += length;
        }
        return notes;
    }
}
