package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import lathe.engine.arrange.RandomSongsTest;
import lathe.engine.arrange.SongWriter;
import lathe.engine.blueprint.BlueprintException;
import org.junit.jupiter.api.Test;

/** The whole way from words to notes, for words in no order at all; {@code -Dlathe.heavy=true} goes it 1,300 times. */
class WordsToSongTest {

    private static final boolean HEAVY = Boolean.getBoolean("lathe.heavy");

    /** True for a song, false for an error that says what to do; anything else fails. */
    private static boolean isSong(String prompt, String name) {
        try {
            RandomSongsTest.check(SongWriter.write(Prompt.read(prompt, 3).blueprint(), "auto"), name);
            return true;
        } catch (PromptException | BlueprintException clear) {
            assertThat(clear.getMessage()).as(name).contains("; ").hasSizeLessThan(600);
            return false;
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError(name + ": " + prompt, failure);
        }
    }

    private static int songs(String kind, int count, IntFunction<String> prompts) {
        int songs = 0;
        for (int i = 0; i < count; i++) {
            songs += isSong(prompts.apply(i), "seed " + RandomPrompts.SEED + ", " + kind + " prompt " + i) ? 1 : 0;
        }
        System.out.println(songs + " of " + count + " " + kind + " prompts are songs, seed " + RandomPrompts.SEED);
        return songs;
    }

    @Test
    void knownWordsInAnyOrderGiveASongOrAClearError() {
        int count = HEAVY ? 1000 : 40;
        assertThat(songs("random", count, RandomPrompts::ofKnownWords)).isGreaterThan(count * 9 / 10);
    }

    @Test
    void hostilePromptsGiveASongOrAClearError() {
        int count = HEAVY ? 300 : 20;
        int offset = HEAVY ? 0 : 45;
        assertThat(songs("hostile", count, i -> RandomPrompts.hostile(i + offset, HostilePromptTest.NASTY)))
                .isPositive();
    }
}
