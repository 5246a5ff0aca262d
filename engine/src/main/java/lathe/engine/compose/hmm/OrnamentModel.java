package lathe.engine.compose.hmm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.corpus.TableFile;

/**
 * How chorale voices go from beat to beat: the second hidden Markov model of Allan and Williams (2004). Hidden is the figure that a
 * voice sings in a beat, seen is the interval to its note on the next beat.
 */
public final class OrnamentModel {

    private static final String KIND = "lathe chorale ornaments 1";
    private static final int OCTAVE = 12;
    private static final int INTERVALS = 2 * OCTAVE + 1;
    private static final int RAREST = 3;
    private static final int MOST_FIGURES = 1 << 12;

    /** Added to counts of figures that follow each other. */
    private static final double HALF = 0.5;

    /**
     * What a voice sings in a beat: semitones above its note on the beat at the second, third and fourth sixteenth.
     *
     * @param second -12 to 12, as all
     */
    record Figure(int second, int third, int fourth) implements Comparable<Figure> {

        /** The note held. */
        static final Figure PLAIN = new Figure(0, 0, 0);

        List<Integer> offsets() {
            return List.of(0, second, third, fourth);
        }

        private int packed() {
            return ((second + OCTAVE) * INTERVALS + third + OCTAVE) * INTERVALS + fourth + OCTAVE;
        }

        private static Figure unpacked(int packed) {
            return new Figure(
                    packed / INTERVALS / INTERVALS - OCTAVE,
                    packed / INTERVALS % INTERVALS - OCTAVE,
                    packed % INTERVALS - OCTAVE);
        }

        @Override
        public int compareTo(Figure other) {
            return Integer.compare(packed(), other.packed());
        }
    }

    private final List<Figure> figures;
    private final double[][] next;
    private final double[][] seen;
    private final double[] followed;
    private final double[] sung;

    private OrnamentModel(List<Figure> figures, double[][] next, double[][] seen) {
        followed =
                Arrays.stream(next).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
        sung = Arrays.stream(seen).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
        this.figures = figures;
        this.next = next;
        this.seen = seen;
    }

    private static final class Shipped {
        private static final OrnamentModel MODEL =
                TableFile.shipped(OrnamentModel.class, "ornaments.hmm", KIND, OrnamentModel::read);
    }

    /** The shipped model. */
    static OrnamentModel shipped() {
        return Shipped.MODEL;
    }

    /** Learns from the lower voices of chorales and writes the model to a file. */
    public static void train(List<Chorale> chorales, List<String> header, Path target) throws IOException {
        OrnamentModel model = learn(chorales);
        TableFile.write(target, KIND, header, model::write);
    }

    static OrnamentModel learn(List<Chorale> chorales) {
        SortedMap<Figure, Integer> counts = new TreeMap<>();
        counts.put(Figure.PLAIN, RAREST);
        chorales.forEach(chorale -> lowerVoices(chorale)
                .forEach(voice -> figures(voice).forEach(figure -> counts.merge(figure, 1, Integer::sum))));
        counts.values().removeIf(count -> count < RAREST);
        List<Figure> figures = List.copyOf(counts.keySet());
        double[][] next = new double[figures.size()][figures.size()];
        double[][] seen = new double[figures.size()][INTERVALS];
        for (Chorale chorale : chorales) {
            for (List<Integer> voice : lowerVoices(chorale)) {
                count(voice, figures, next, seen);
            }
        }
        return new OrnamentModel(figures, next, seen);
    }

    private static List<List<Integer>> lowerVoices(Chorale chorale) {
        return chorale.voices().subList(1, chorale.voices().size());
    }

    private static void count(List<Integer> voice, List<Figure> figures, double[][] next, double[][] seen) {
        int before = -1;
        for (int at = 0; at + Chorale.BEAT < voice.size(); at += Chorale.BEAT) {
            int figure = figures.indexOf(figure(voice, at));
            int interval = voice.get(at + Chorale.BEAT) - voice.get(at);
            if (figure >= 0 && voice.get(at + Chorale.BEAT) >= 0 && Math.abs(interval) <= OCTAVE) {
                seen[figure][interval + OCTAVE]++;
                if (before >= 0) {
                    next[before][figure]++;
                }
            }
            before = figure;
        }
    }

    private static List<Figure> figures(List<Integer> voice) {
        List<Figure> figures = new ArrayList<>();
        for (int at = 0; at + Chorale.BEAT <= voice.size(); at += Chorale.BEAT) {
            figures.add(figure(voice, at));
        }
        return figures;
    }

    /** Rests and wider figures count as plain. */
    private static Figure figure(List<Integer> voice, int at) {
        int[] offsets = new int[Chorale.BEAT];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = voice.get(at + i) - voice.get(at);
            if (voice.get(at + i) < 0 || Math.abs(offsets[i]) > OCTAVE) {
                return Figure.PLAIN;
            }
        }
        return new Figure(offsets[1], offsets[2], offsets[3]);
    }

    private void write(DataOutputStream out) throws IOException {
        TableFile.writeNumber(out, figures.size());
        for (Figure figure : figures) {
            TableFile.writeNumber(out, figure.packed());
        }
        for (double[][] table : List.of(next, seen)) {
            for (double[] row : table) {
                for (double count : row) {
                    TableFile.writeNumber(out, Math.round(count));
                }
            }
        }
    }

    private static OrnamentModel read(DataInputStream in) throws IOException {
        int size = TableFile.readNumber(in, MOST_FIGURES);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            figures.add(Figure.unpacked(TableFile.readNumber(in, INTERVALS * INTERVALS * INTERVALS - 1)));
        }
        double[][] next = new double[size][size];
        double[][] seen = new double[size][INTERVALS];
        for (double[][] table : List.of(next, seen)) {
            for (double[] row : table) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = TableFile.readNumber(in, Integer.MAX_VALUE);
                }
            }
        }
        return new OrnamentModel(List.copyOf(figures), next, seen);
    }

    /** What figures a place allows. */
    @FunctionalInterface
    interface Place {
        /** The condition for the beat at an index. */
        Predicate<Figure> allowsAt(int beat);
    }

    /**
     * Draws a figure for each beat by forward filtering and backward sampling.
     *
     * @param pitches of a voice on its beats
     * @return one figure fewer than pitches, and a plain one for the last
     */
    List<Figure> draw(List<Integer> pitches, Place place, RandomGenerator random) {
        List<double[]> forward = new ArrayList<>();
        for (int t = 0; t + 1 < pitches.size(); t++) {
            int interval = Math.clamp(pitches.get(t + 1) - pitches.get(t), -OCTAVE, OCTAVE);
            double[] now = new double[figures.size()];
            double sum = 0;
            for (int f = 0; f < now.length; f++) {
                if (figures.get(f).equals(Figure.PLAIN) || place.allowsAt(t).test(figures.get(f))) {
                    now[f] = emission(f, interval) * (t == 0 ? 1 : arriving(forward.get(t - 1), f));
                    sum += now[f];
                }
            }
            for (int f = 0; f < now.length; f++) {
                now[f] /= sum;
            }
            forward.add(now);
        }
        List<Figure> drawn = new ArrayList<>(List.of(Figure.PLAIN));
        int after = -1;
        for (int t = forward.size() - 1; t >= 0; t--) {
            double[] weights = forward.get(t).clone();
            for (int f = 0; after >= 0 && f < weights.length; f++) {
                weights[f] *= transition(f, after);
            }
            after = draw(weights, random);
            drawn.addFirst(figures.get(after));
        }
        return drawn;
    }

    private double arriving(double[] before, int figure) {
        double sum = 0;
        for (int f = 0; f < before.length; f++) {
            sum += before[f] == 0 ? 0 : before[f] * transition(f, figure);
        }
        return sum;
    }

    private double transition(int from, int to) {
        return (next[from][to] + HALF) / (followed[from] + HALF * figures.size());
    }

    private double emission(int figure, int interval) {
        boolean plain = figures.get(figure).equals(Figure.PLAIN);
        return (seen[figure][interval + OCTAVE] + (plain ? HALF / INTERVALS : 0)) / (sung[figure] + HALF);
    }

    private static int draw(double[] weights, RandomGenerator random) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < weights.length - 1 && at >= weights[chosen]) {
            at -= weights[chosen++];
        }
        return chosen;
    }
}
