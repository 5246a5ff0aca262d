package lathe.engine.score.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.ReadScore;
import org.junit.jupiter.api.Test;

/** Dance tunes as people have typed them over thirty years. */
class AbcCorpusTest {

    private static final Path CORPORA = Path.of("../../shared/corpora");

    static List<Path> files() throws IOException {
        assumeTrue(Files.exists(CORPORA), "no tunes in " + CORPORA);
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("ryansMammoth", "airdsAirs", "oneills1850")) {
            try (Stream<Path> all = Files.list(CORPORA.resolve(folder))) {
                files.addAll(all.filter(file -> file.toString().endsWith(".abc"))
                        .sorted()
                        .toList());
            }
        }
        return files;
    }

    @Test
    void tunesAreReadAndTheirBarsAddUp() throws IOException {
        int tunes = 0;
        int bars = 0;
        int odd = 0;
        int whole = 0;
        for (Path file : files()) {
            for (AbcBook.Tune tune : AbcReader.tunes(file)) {
                AbcParser parser = new AbcParser(file, GraceNotes.LEFT_OUT);
                ReadScore read = parser.read(tune);
                tunes++;
                bars += parser.bars();
                odd += parser.oddBars();
                whole += parser.oddBars() == 0 ? 1 : 0;
                assertThat(read.score().noteCount())
                        .as(file + " X:" + tune.number())
                        .isPositive();
            }
        }
        assertThat(tunes).isEqualTo(4248); // as many as there are X: fields
        assertThat(odd / (double) bars).as(odd + " odd bars of " + bars).isLessThan(0.008);
        assertThat(whole / (double) tunes)
                .as(whole + " whole tunes of " + tunes)
                .isGreaterThan(0.93);
    }
}
