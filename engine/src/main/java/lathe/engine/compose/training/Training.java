package lathe.engine.compose.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.compose.hmm.ChoraleModel;
import lathe.engine.compose.markov.NGramTable;

/** Makes all tables that the composers are shipped with. The same corpora give the same bytes. */
public final class Training {

    private static final String CHORALES = "jsb-chorales/Jsb16thSeparated.json";
    private static final int RARE_SONGS = 2;
    private static final int RARE_DANCES = 2;

    private Training() {}

    /** Arguments: the folder of corpora, the folder for the tables. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Training CORPORA OUT");
            System.exit(2);
        }
        run(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /**
     * Learns from a folder of corpora.
     *
     * @param corpora holds {@code jsb-chorales}, {@code openscore-lieder}, {@code ryansMammoth}, {@code airdsAirs} and
     *     {@code oneills1850}
     * @param out gets {@code markov/*.ngrams} and {@code corpus/melodies.bloom}
     */
    public static void run(Path corpora, Path out) throws IOException {
        List<Tune> songs = new ArrayList<>();
        List<Chorale> chorales = Chorale.read(corpora.resolve(CHORALES), "train");
        ChoraleModel.train(chorales, List.of("sources: "), out.resolve("hmm/chorales.hmm"));
        chorales.forEach(chorale -> songs.add(chorale.tune()));
        List<Tune> dances = new ArrayList<>(songs);
        songs.removeIf(Tune::heldOut);
        dances.removeIf(Tune::heldOut);
        NGramTable.write(out.resolve("markov/songs.ngrams"), songs, List.of("sources: "), RARE_SONGS);
        NGramTable.write(out.resolve("markov/dances.ngrams"), dances, List.of("sources: "), RARE_DANCES);
        List<Tune> all = new ArrayList<>(songs);
        all.addAll(dances);
        Path index = out.resolve("corpus/melodies.bloom");
        Files.createDirectories(index.getParent());
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(index))) {
            MelodyIndex.of(all).write(file);
        }
    }
}
