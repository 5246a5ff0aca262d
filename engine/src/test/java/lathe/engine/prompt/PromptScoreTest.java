package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 300 prompts of our own, a hundred a language, with their meaning written down by hand. */
class PromptScoreTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ko"})
    void nineteenOfTwentyConceptsAreFoundAndMeant(String language) {
        PromptScore all = PromptScore.of(language, one -> true);
        PromptScore heldOut = PromptScore.of(language, PromptScore.Case::isHeldOut);
        System.out.println(language + " all      " + all.line());
        System.out.println(language + " held out " + heldOut.line());
        assertThat(PromptScore.cases(language)).hasSize(100);
        assertThat(all.f1()).as("F1 of all").isGreaterThanOrEqualTo(0.95);
        assertThat(heldOut.f1())
                .as("F1 of prompts that the tables were not made for")
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void wordsThatSetNothingAreReported() {
        assertThat(Prompt.read("calm piano with a zorblax and flimflam").unmatched())
                .isEqualTo(List.of("zorblax", "flimflam"));
    }
}
