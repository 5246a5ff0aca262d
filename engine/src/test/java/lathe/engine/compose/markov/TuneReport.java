package lathe.engine.compose.markov;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.engine.blueprint.Styles;
import lathe.engine.compose.Composers;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.Tasks;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.compose.corpus.TuneFolder;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/** Prints composed tunes beside held-out human ones, how well the tables expect the latter, and what composing costs. */
public final class TuneReport {

    private static final int MOST_TUNES = 120;
    private static final int WINDOW = 30;
    private static final List<String> PROGRESSIONS = List.of(
            "C|G|Am|F|C|G|F G|C", "Am|F|C|G|Am|Dm|E7|Am", "C|Am|Dm7|G7|Em7|A7|Dm7 G7|Cmaj7", "F|C|G|Am|F|C|G|C");

    private TuneReport() {}

    /** Argument: the folder of corpora. */
    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        List<Tune> songs = heldOut(corpora, "openscore-lieder");
        List<Tune> dances = new ArrayList<>(heldOut(corpora, "ryansMammoth"));
        dances.addAll(heldOut(corpora, "oneills1850"));
        System.out.println("bits a note, pitch given rhythm: table / table and own memory");
        System.out.printf("songs  %.2f / %.2f%n", bits(songs, 0, false), bits(songs, 0, true));
        System.out.printf("dances %.2f / %.2f%n", bits(dances, 1, false), bits(dances, 1, true));
        System.out.println(
                "what\ttunes\tpc entropy\tnotes/quarter\trepeats\tsteps\tleaps\trange\tTV songs\tTV dances\tshared p50\tp95");
        List<List<Note>> sung = windows(songs);
        List<List<Note>> danced = windows(dances);
        double[] songSteps = intervals(sung);
        double[] danceSteps = intervals(danced);
        row("songs", sung, songSteps, danceSteps);
        row("dances", danced, songSteps, danceSteps);
        for (String composer : List.of("markov", "hmm", "constraint")) {
            List<List<Note>> composed = new ArrayList<>();
            long cold = cpu(() -> composed.add(tune(composer, 0)));
            long warm = cpu(() -> {
                for (int i = 1; i < MOST_TUNES; i++) {
                    composed.add(tune(composer, i));
                }
            });
            row(composer, composed, songSteps, danceSteps);
            System.out.printf(
                    "%s: first section %d ms CPU, then %.1f ms each%n",
                    composer, cold, (double) warm / (MOST_TUNES - 1));
        }
    }

    /** The first notes of each tune, as many as a composed section has. */
    private static List<List<Note>> windows(List<Tune> tunes) {
        return tunes.stream()
                .map(tune ->
                        tune.notes().subList(0, Math.min(WINDOW, tune.notes().size())))
                .toList();
    }

    private static long cpu(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    private static List<Tune> heldOut(Path corpora, String folder) throws IOException {
        List<Tune> all = TuneFolder.read(corpora.resolve(folder));
        List<Tune> held = all.stream().filter(Tune::heldOut).toList();
        System.out.printf(
                "%s: %d lines, %d notes, held out %d%n",
                folder, all.size(), all.stream().mapToInt(t -> t.notes().size()).sum(), held.size());
        return held;
    }

    private static List<Note> tune(String composer, int i) {
        SectionTask task = Tasks.of(
                Styles.ALL.get(i % Styles.ALL.size()),
                i % 4 == 1 ? "A minor" : "C",
                List.of("4/4", "4/4", "3/4", "6/8").get(i / 4 % 4),
                0.2 + 0.6 * (i % 7) / 6,
                PROGRESSIONS.get(i % 4),
                i);
        return Composers.byId(composer).compose(task).melody();
    }

    private static double bits(List<Tune> tunes, double dance, boolean own) {
        double sum = 0;
        int notes = 0;
        for (Tune tune : tunes.subList(0, Math.min(MOST_TUNES, tunes.size()))) {
            ViewpointModel model = new ViewpointModel(dance);
            MelodyLine line = MelodyLine.ofNotes(tune.key(), new MetricGrid(tune.meter()), tune.notes());
            int[] candidates = new int[61];
            Arrays.setAll(candidates, c -> 36 + c);
            double[] out = new double[candidates.length];
            for (int i = 1; i < Math.min(200, line.size()); i++) {
                int pitch = line.pitch(i);
                model.logProbabilities(line, i, candidates, out);
                line.pitch(i, pitch);
                sum -= out[Math.clamp(pitch - 36, 0, 60)] / Math.log(2);
                notes++;
                if (own) {
                    model.learn(line, i, i + 1);
                }
            }
        }
        return sum / notes;
    }

    private static void row(String name, List<List<Note>> tunes, double[] songs, double[] dances) {
        double[] own = intervals(tunes);
        int[] shared = tunes.stream()
                .mapToInt(t -> MelodyIndex.shipped().longestShared(t, Score.TICKS_PER_QUARTER))
                .sorted()
                .toArray();
        System.out.printf(
                "%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.1f\t%.2f\t%.2f\t%d\t%d%n",
                name,
                tunes.size(),
                tunes.stream().mapToDouble(TuneReport::entropy).average().orElse(0),
                tunes.stream().mapToDouble(TuneReport::density).average().orElse(0),
                own[12],
                own[10] + own[11] + own[13] + own[14],
                1 - own[12] - own[10] - own[11] - own[13] - own[14],
                tunes.stream().mapToDouble(TuneReport::range).average().orElse(0),
                variation(own, songs),
                variation(own, dances),
                shared[shared.length / 2],
                shared[shared.length * 95 / 100]);
    }

    private static double[] intervals(List<List<Note>> tunes) {
        double[] counts = new double[25];
        double all = 0;
        for (List<Note> tune : tunes) {
            for (int i = 1; i < tune.size(); i++) {
                counts[Math.clamp(tune.get(i).pitch() - tune.get(i - 1).pitch(), -12, 12) + 12]++;
                all++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= all;
        }
        return counts;
    }

    private static double variation(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]) / 2;
        }
        return sum;
    }

    private static double entropy(List<Note> tune) {
        double[] counts = new double[12];
        tune.forEach(note -> counts[note.pitch() % 12]++);
        double entropy = 0;
        for (double count : counts) {
            entropy -= count == 0 ? 0 : count / tune.size() * Math.log(count / tune.size()) / Math.log(2);
        }
        return entropy;
    }

    private static double density(List<Note> tune) {
        double quarters = (double) (tune.getLast().endTick() - tune.getFirst().startTick()) / Score.TICKS_PER_QUARTER;
        return tune.size() / quarters;
    }

    private static double range(List<Note> tune) {
        int high = tune.stream().mapToInt(Note::pitch).max().orElse(0);
        return high - tune.stream().mapToInt(Note::pitch).min().orElse(0);
    }
}
