package lathe.engine.compose.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.compose.corpus.TuneFolder;
import lathe.engine.compose.hmm.ChoraleModel;
import lathe.engine.compose.hmm.OrnamentModel;
import lathe.engine.compose.markov.NGramTable;

/** Makes all tables that the composers are shipped with. The same corpora give the same bytes. */
public final class Training {

    private static final String CHORALES = "jsb-chorales/Jsb16thSeparated.json";
    private static final List<String> SONGS = List.of("openscore-lieder");
    private static final List<String> DANCES = List.of("ryansMammoth", "airdsAirs", "oneills1850");
    private static final String CHORALE_SOURCE =
            "chorales by J. S. Bach, public domain; JSB-Chorales-dataset, Jsb16thSeparated.json, part train";
    private static final String SONG_SOURCE = "OpenScore Lieder, CC0 1.0; voice parts";
    private static final String DANCE_SOURCE =
            "Ryan's Mammoth Collection (1883), Aird's Airs (1782-1801), O'Neill's Music of Ireland (1850 tunes): public domain";
    private static final int RARE = 2;

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
     * @param out gets {@code markov/*.ngrams}, {@code hmm/*.hmm} and {@code corpus/melodies.bloom}
     */
    public static void run(Path corpora, Path out) throws IOException {
        List<Chorale> chorales = Chorale.read(corpora.resolve(CHORALES), "train");
        ChoraleModel.train(chorales, header(List.of(CHORALE_SOURCE), chorales.size()), out.resolve("hmm/chorales.hmm"));
        OrnamentModel.train(
                chorales, header(List.of(CHORALE_SOURCE), chorales.size()), out.resolve("hmm/ornaments.hmm"));
        List<Tune> songs = new ArrayList<>(tunes(corpora, SONGS));
        chorales.forEach(chorale -> songs.add(chorale.tune()));
        List<Tune> dances = new ArrayList<>(tunes(corpora, DANCES));
        songs.removeIf(Tune::heldOut);
        dances.removeIf(Tune::heldOut);
        List<String> songSources = List.of(SONG_SOURCE, CHORALE_SOURCE);
        NGramTable.write(out.resolve("markov/songs.ngrams"), songs, header(songSources, songs.size()), RARE);
        NGramTable.write(
                out.resolve("markov/dances.ngrams"), dances, header(List.of(DANCE_SOURCE), dances.size()), RARE);
        List<Tune> all = new ArrayList<>(songs);
        all.addAll(dances);
        MelodyIndex.of(all)
                .write(
                        out.resolve("corpus/melodies.bloom"),
                        header(List.of(SONG_SOURCE, CHORALE_SOURCE, DANCE_SOURCE), all.size()));
    }

    private static List<Tune> tunes(Path corpora, List<String> folders) throws IOException {
        List<Tune> tunes = new ArrayList<>();
        for (String folder : folders) {
            Path path = corpora.resolve(folder);
            if (!Files.isDirectory(path)) {
                throw new NoSuchFileException(path.toString(), null, "is no folder; see what the trainer needs");
            }
            tunes.addAll(TuneFolder.read(path));
        }
        return tunes;
    }

    private static List<String> header(List<String> sources, int pieces) {
        List<String> lines = new ArrayList<>();
        sources.forEach(source -> lines.add("source: " + source));
        lines.add("pieces: " + pieces);
        lines.add("held out: one piece in ten by CRC-32 of its name");
        return lines;
    }
}
