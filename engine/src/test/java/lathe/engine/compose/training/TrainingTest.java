package lathe.engine.compose.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Path CHORALES = Path.of("../../shared/corpora/jsb-chorales/Jsb16thSeparated.json");
    private static final List<String> TABLES = List.of(
            "markov/songs.ngrams",
            "markov/dances.ngrams",
            "hmm/chorales.hmm",
            "hmm/ornaments.hmm",
            "corpus/melodies.bloom");
    private static final String TUNE = "X:1\nT:Up and down\nM:4/4\nL:1/8\nK:D\nDEFG A2F2|GFED E4|DEFG A2d2|c2A2 d4:|\n";

    @TempDir
    private Path folder;

    @Test
    void theSameCorporaGiveTheSameBytes() throws IOException {
        assumeTrue(Files.exists(CHORALES), "needs the chorales in ../shared/corpora");
        Path corpora = corpora();
        Training.run(corpora, folder.resolve("first"));
        Training.run(corpora, folder.resolve("second"));
        for (String table : TABLES) {
            byte[] first = Files.readAllBytes(folder.resolve("first").resolve(table));
            assertThat(Files.readAllBytes(folder.resolve("second").resolve(table)))
                    .isEqualTo(first);
            assertThat(first.length).isGreaterThan(100);
        }
    }

    @Test
    void tablesNameTheirSources() throws IOException {
        assumeTrue(Files.exists(CHORALES), "needs the chorales in ../shared/corpora");
        Training.run(corpora(), folder.resolve("out"));
        byte[] bytes = Files.readAllBytes(folder.resolve("out/markov/songs.ngrams"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("lathe n-grams 1\n").contains("CC0 1.0").contains("held out:");
    }

    @Test
    void aMissingCorpusIsNamed() {
        assertThatThrownBy(() -> Training.run(folder, folder.resolve("out")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("jsb-chorales");
    }

    private Path corpora() throws IOException {
        Path corpora = folder.resolve("corpora");
        Files.createDirectories(corpora.resolve("jsb-chorales"));
        Files.copy(CHORALES, corpora.resolve("jsb-chorales/Jsb16thSeparated.json"));
        for (String name : List.of("openscore-lieder", "ryansMammoth", "airdsAirs", "oneills1850")) {
            Files.createDirectories(corpora.resolve(name));
            Files.writeString(corpora.resolve(name).resolve("tune.abc"), TUNE);
        }
        return corpora;
    }
}
