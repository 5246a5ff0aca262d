package lathe.engine.arrange.style;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Learns {@code drum-feel.tsv} from the Groove MIDI Dataset: for every kind of music, drum and place in the bar how late and
 * how hard drummers play, how much that varies, and how far one hit tells of the next. Only performances of the training
 * split in 4/4 are read. Swing is taken out first, as it is the song's to say; so is what a whole performance lies early or
 * late, which is the recording's; spreads are those within a performance. The same files give the same bytes.
 *
 * <p>Arguments: the dataset's folder, the table to write.
 */
public final class DrumFeelTrainer {

    /** Performances of a kind count this many hits of all kinds together, so that few hits claim little. */
    private static final double PRIOR_HITS = 30;

    private static final int LEAST_HITS = 12;
    private static final double LEAST_SPREAD = 0.5;

    private final SequencedMap<String, Cell> cells = new TreeMap<>();
    private final SequencedMap<String, Links> links = new TreeMap<>();

    private DrumFeelTrainer() {}

    /** Sums of lateness in milliseconds and of velocities, and of their squares about each performance's own mean. */
    private static final class Cell {
        private final double[] sums = new double[2];
        private final double[] squares = new double[2];
        private int count;
        private int within;

        void add(List<GroovePerformance.Hit> hits) {
            double[] own = new double[2];
            for (GroovePerformance.Hit hit : hits) {
                own[0] += hit.lateMs();
                own[1] += hit.velocity();
            }
            for (GroovePerformance.Hit hit : hits) {
                squares[0] += sq(hit.lateMs() - own[0] / hits.size());
                squares[1] += sq(hit.velocity() - own[1] / hits.size());
            }
            sums[0] += own[0];
            sums[1] += own[1];
            count += hits.size();
            within += hits.size() - 1;
        }
    }

    /** Sums of products of standardised deviations: of hits at once, and of hits and the next ones. */
    private static final class Links {
        private final double[] lateProducts = new double[2];
        private final double[] hardProducts = new double[2];
        private final int[] pairs = new int[2];

        void add(int which, double[] a, double[] b) {
            lateProducts[which] += a[0] * b[0];
            hardProducts[which] += a[1] * b[1];
            pairs[which]++;
        }
    }

    /** Learns and writes. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        DrumFeelTrainer trainer = new DrumFeelTrainer();
        List<GroovePerformance> performances = new ArrayList<>();
        for (GroovePerformance performance : GroovePerformance.all(folder, "train")) {
            performances.add(performance.straightened().withoutOrnaments());
        }
        performances.forEach(trainer::count);
        performances.forEach(trainer::link);
        Files.writeString(Path.of(args[1]), trainer.table(), StandardCharsets.UTF_8);
    }

    private void count(GroovePerformance performance) {
        SequencedMap<String, List<GroovePerformance.Hit>> alike = new TreeMap<>();
        for (GroovePerformance.Hit hit : performance.hits()) {
            alike.computeIfAbsent(hit.voice() + "\t" + hit.slot(), fresh -> new ArrayList<>())
                    .add(hit);
        }
        alike.forEach((place, hits) -> {
            String any = hits.getFirst().voice() + "\tany";
            for (String kind : List.of(performance.kind(), "all")) {
                cells.computeIfAbsent(kind + "\t" + place, fresh -> new Cell()).add(hits);
                cells.computeIfAbsent(kind + "\t" + any, fresh -> new Cell()).add(hits);
            }
        });
    }

    private void link(GroovePerformance performance) {
        Links own = links.computeIfAbsent(performance.kind(), fresh -> new Links());
        Links all = links.computeIfAbsent("all", fresh -> new Links());
        List<GroovePerformance.Hit> hits = performance.hits();
        for (int i = 0; i < hits.size(); i++) {
            double[] here = standard(performance.kind(), hits.get(i));
            for (int j = i + 1;
                    j < hits.size() && hits.get(j).step() - hits.get(i).step() <= 4;
                    j++) {
                int which = hits.get(j).step() == hits.get(i).step() ? 0 : 1;
                double[] there = standard(performance.kind(), hits.get(j));
                own.add(which, here, there);
                all.add(which, here, there);
            }
        }
    }

    private double[] standard(String kind, GroovePerformance.Hit hit) {
        double[] figures = figures(kind, hit.voice(), Integer.toString(hit.slot()));
        return new double[] {
            (hit.lateMs() - figures[0]) / figures[1], (hit.velocity() - figures[2]) / figures[3],
        };
    }

    /** Mean and spread of lateness, mean and spread of velocity, drawn to those of all kinds where hits are few. */
    private double[] figures(String kind, String voice, String slot) {
        double[] prior = "all".equals(kind) ? new double[4] : figures("all", voice, slot);
        double weight = "all".equals(kind) ? 0 : PRIOR_HITS;
        Cell cell = cells.getOrDefault(kind + "\t" + voice + "\t" + slot, new Cell());
        double[] figures = new double[4];
        for (int i = 0; i < 2; i++) {
            figures[2 * i] = (cell.sums[i] + weight * prior[2 * i]) / (cell.count + weight);
            double variance = (cell.squares[i] + weight * sq(prior[2 * i + 1])) / Math.max(1, cell.within + weight);
            figures[2 * i + 1] = Math.max(LEAST_SPREAD, Math.sqrt(variance));
        }
        return figures;
    }

    private static double sq(double x) {
        return x * x;
    }

    private String table() {
        StringBuilder text = new StringBuilder("""
                # How drummers play: learned by DrumFeelTrainer from the training split of the Groove MIDI Dataset (Jon Gillick,
                # Adam Roberts, Jesse Engel, Douglas Eck, David Bamman: Learning to Groove with Inverse Sequence Transformations,
                # ICML 2019), CC BY 4.0, https://magenta.tensorflow.org/datasets/groove
                # kind\tdrum\t16th of the bar, or any\thits\tlate ms\tits spread\tvelocity\tits spread
                # kind\tlinks\t-\tpairs\tlateness of hits at once, correlation\tof hits and those of the next beat\tvelocity likewise\t
                """);
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            String[] key = entry.getKey().split("\t", -1);
            if (entry.getValue().count >= LEAST_HITS) {
                double[] f = figures(key[0], key[1], key[2]);
                text.append(String.format(
                        Locale.ROOT,
                        "%s\t%d\t%.1f\t%.1f\t%.1f\t%.1f%n",
                        entry.getKey(),
                        entry.getValue().count,
                        f[0],
                        f[1],
                        f[2],
                        f[3]));
            }
        }
        links.forEach((kind, link) -> text.append(String.format(
                Locale.ROOT,
                "%s\tlinks\t-\t%d\t%.3f\t%.3f\t%.3f\t%.3f%n",
                kind,
                link.pairs[0],
                link.lateProducts[0] / Math.max(1, link.pairs[0]),
                link.lateProducts[1] / Math.max(1, link.pairs[1]),
                link.hardProducts[0] / Math.max(1, link.pairs[0]),
                link.hardProducts[1] / Math.max(1, link.pairs[1]))));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
