package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostilePromptTest {

    private static final long SEED = RandomPrompts.SEED;
    static final List<String> NASTY = List.of(
            "",
            " ",
            "\n\n\n",
            "[",
            "]",
            "[[[[",
            "]]]]",
            "[Verse",
            "[]",
            "[][][]",
            "|",
            "| |",
            "||||||",
            "| Am |",
            "[Chorus] | Am | Qx |",
            "bpm",
            "bpm=",
            "=",
            "===",
            "0 bpm",
            "-5 bpm",
            "100000 bpm",
            "bpm 999999999999999999",
            "3 hours",
            "0 seconds",
            "999999999 min",
            "99:59",
            "7/8",
            "99/16",
            "0/4",
            "H#",
            "no no no no",
            "ohne",
            "없이",
            "without without drums",
            "\u0000\u0001\u0002",
            "\uD83D\uDE00\uD83C\uDFB8\uD83E\uDD41",
            "\uD83D",
            "\u202Etxet",
            "\u200B\u200B",
            "ﷺ",
            "Ａｍ　１２０ｂｐｍ",
            "seed=abc",
            "seed=99999999999999999999999",
            "swing=7",
            "title=\"",
            "key=Q",
            "fast slow",
            "happy sad calm aggressive",
            "drums no drums",
            "[Verse x8][Chorus x8][Verse x8]",
            "[Verse 9999 bars]",
            "%s%n%d",
            "${x}",
            "<script>",
            "가",
            "나장조 다단조",
            "ÄÖÜß",
            "a".repeat(1500),
            "[Verse] ".repeat(150),
            "[".repeat(1000) + "]".repeat(1000),
            "no ".repeat(1000),
            "드럼".repeat(800),
            "klavier".repeat(800),
            "1".repeat(1000),
            "calm,".repeat(1500),
            "\u0301".repeat(1000),
            "x=y ".repeat(1000));

    /** A blueprint that can be written and read, or an error that says what to do; nothing else. */
    private static boolean survives(String prompt) {
        try {
            Blueprint blueprint = Prompt.read(prompt, 3).blueprint();
            assertThat(blueprint.lengthSeconds()).isLessThan(Blueprint.MOST_SECONDS + 20);
            assertThat(BlueprintJson.parse(BlueprintJson.toJson(blueprint))).isEqualTo(blueprint);
            return true;
        } catch (PromptException clear) {
            assertThat(clear.getMessage()).contains("; ").hasSizeLessThan(600);
            return false;
        }
    }

    @Test
    void threeHundredHostilePromptsGiveABlueprintOrAClearError() {
        for (int i = 0; i < 300; i++) {
            String text = RandomPrompts.hostile(i, NASTY);
            assertThat(text).as("seed %d, prompt %d", SEED, i).satisfies(HostilePromptTest::survives);
        }
    }

    @Test
    void aThousandRandomPromptsOfKnownWordsGiveABlueprintEach() {
        int blueprints = 0;
        for (int i = 0; i < 1000; i++) {
            String text = RandomPrompts.ofKnownWords(i);
            boolean blueprint;
            try {
                blueprint = survives(text);
            } catch (RuntimeException | StackOverflowError failure) {
                throw new AssertionError("seed " + SEED + ", prompt " + i + ": " + text, failure);
            }
            blueprints += blueprint ? 1 : 0;
        }
        System.out.println("seed " + SEED + ": " + blueprints + " of 1000 random prompts are blueprints");
        assertThat(blueprints).isGreaterThan(990);
    }

    @Test
    void randomCharactersNeverHarm() {
        RandomGenerator random = new Seed(SEED).child("characters").random();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder prompt = new StringBuilder();
            for (int k = random.nextInt(200); k > 0; k--) {
                int kind = random.nextInt(4);
                prompt.appendCodePoint(
                        kind == 0
                                ? random.nextInt(0x80)
                                : kind == 1
                                        ? 0xAC00 + random.nextInt(0x2BA4)
                                        : kind == 2
                                                ? "[]|=,.#♩♭ 0123456789".charAt(random.nextInt(20))
                                                : random.nextInt(0x10000));
            }
            try {
                survives(prompt.toString());
            } catch (RuntimeException failure) {
                failures.add(prompt + ": " + failure);
            }
        }
        assertThat(failures).as("seed %d", SEED).isEmpty();
    }

    @Test
    void aMegabyteIsRefusedWithItsSize() {
        assertThatThrownBy(() -> Prompt.read("calm ".repeat(200_000)))
                .isInstanceOf(PromptException.class)
                .hasMessage("the prompt: it has 1000000 characters; shorten it to 65536 or fewer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "techno, 0 bpm ! \"0 bpm\": no tempo that can be played; ask for 30 to 300 bpm",
                "100000 BPM ! \"100000 BPM\": no tempo that can be played; ask for 30 to 300 bpm",
                "jazz, 3 hours long ! \"3 hours long\": no length that can be written; ask for 1 to 900 seconds",
                "[Chorus] | Am | F | Zz | ! chord \"Zz\": no such chord; write chords like Am, F#m7, Bbmaj7 or C/E",
                "pop seed=x ! \"seed=x\": no whole number; write it like seed=7"
            })
    void impossibleWishesAreRefusedWithARemedy(String prompt, String message) {
        assertThatThrownBy(() -> Prompt.read(prompt))
                .isInstanceOf(PromptException.class)
                .hasMessage(message);
    }
}
