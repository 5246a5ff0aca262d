package lathe.vocoder.musicgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lathe.core.testing.Fixtures;
import lathe.neural.session.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTokenizerTest {

    /** Expected ids come from the Unigram rules written out in tools/fixtures/unigram.py. */
    @Test
    void textsBecomeTheLikeliestPiecesAndAnEndMark() throws Exception {
        List<Object> texts = JSON.std.listFrom(Files.readAllBytes(Fixtures.path("musicgen-tiny/test/texts.json")));
        assertThat(texts).hasSizeGreaterThan(5);
        try (TextTokenizer tokenizer = TextTokenizer.open(Fixtures.path("musicgen-tiny/tokenizer.json"))) {
            for (Object item : texts) {
                Map<?, ?> expected = (Map<?, ?>) item;
                String text = String.valueOf(expected.get("text"));
                List<Integer> ids = Arrays.stream(tokenizer.encode(text))
                        .mapToInt(Math::toIntExact)
                        .boxed()
                        .toList();
                assertThat(ids).as(text).isEqualTo(expected.get("ids"));
            }
        }
    }

    @Test
    void aFileThatIsNoTokenizerIsTold(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("tokenizer.json");
        assertThatThrownBy(() -> TextTokenizer.open(missing))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tokenizer.json: is missing; copy it");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"version\": \"1.0\"}");
        assertThatThrownBy(() -> TextTokenizer.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is no tokenizer");
    }
}
