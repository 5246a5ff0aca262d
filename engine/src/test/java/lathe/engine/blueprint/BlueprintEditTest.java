package lathe.engine.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintEditTest {

    private static final Blueprint SONG =
            BlueprintJson.parse("{\"style\": \"rock\", \"seconds\": 120, \"genres\": {\"rock\": 1}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "bpm ! 96 ! bpm 96",
                "key ! F# minor ! key F# minor",
                "meter ! 3/4 ! meter 3/4",
                "swing ! 0.25 ! swing 0.25",
                "instruments ! piano, strings ! instrument strings",
                "genres.rock ! 2 ! genre rock 2",
                "title ! Rain ! title Rain",
                "sections[1].energy ! 0.9 ! energy 0.9",
                "sections[1].kind ! Bridge ! Bridge",
                "sections[1].chords ! Am | F | C G ! 3 bars of chords"
            })
    void aFieldIsSetByItsPathAndSaysSo(String path, String value, String shown) {
        Blueprint changed = BlueprintEdit.set(SONG, path, value);
        assertThat(changed.sources()).containsEntry(path, BlueprintEdit.BY_HAND);
        assertThat(String.join("\n", Explanation.lines(changed))).contains(shown);
        assertThat(changed.withLocked(SONG.locked()).seed()).isEqualTo(SONG.seed());
    }

    @Test
    void onlyTheFieldChanges() {
        Blueprint changed = BlueprintEdit.set(SONG, "sections[0].bars", "6");
        assertThat(changed.sections().getFirst().bars()).isEqualTo(6);
        assertThat(changed.sections().subList(1, changed.sections().size()))
                .isEqualTo(SONG.sections().subList(1, SONG.sections().size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "bpm ! 10 ! bpm: bpm=10; choose from 30 to 300",
                "bpm ! fast ! bpm: \"fast\" is no number; write digits",
                "tempo ! 90 ! tempo: there is no such field",
                "sections[99].energy ! 1 ! sections[99].energy: there is no such field",
                "sections[0] ! x ! sections[0]: is an object; set one of its fields",
                "sections..energy ! 1 ! there is no such field",
                "'' ! 1 ! there is no such field",
                "sections[0].kind ! Coda ! sections[0].kind: there is no section \"Coda\""
            })
    void whatCannotBeSetIsRefused(String path, String value, String message) {
        assertThatThrownBy(() -> BlueprintEdit.set(SONG, path, value))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLockHoldsForThePathWhatLiesInItAndWhatItLiesIn() {
        Blueprint locked = BlueprintEdit.lock(SONG, "sections[1]");
        for (String path : new String[] {"sections[1].energy", "sections[1].bars"}) {
            assertThatThrownBy(() -> BlueprintEdit.set(locked, path, "1"))
                    .hasMessage(path + ": sections[1] is locked; unlock it first");
        }
        assertThat(BlueprintEdit.set(locked, "sections[0].energy", "1")
                        .sections()
                        .getFirst()
                        .energy())
                .isEqualTo(1);
        Blueprint open = BlueprintEdit.unlock(locked, "sections[1]");
        assertThat(BlueprintEdit.set(open, "sections[1].energy", "1")
                        .sections()
                        .get(1)
                        .energy())
                .isEqualTo(1);
        assertThatThrownBy(() -> BlueprintEdit.lock(SONG, "colour")).isInstanceOf(BlueprintException.class);
    }
}
