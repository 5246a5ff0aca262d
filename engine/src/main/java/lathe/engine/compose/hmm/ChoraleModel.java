package lathe.engine.compose.hmm;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.corpus.TableFile;
import lathe.engine.theory.PitchClass;

/**
 * The hidden Markov model of one mode: chances of chords, of their succession and of the soprano on them. Succession from a
 * state is mixed with succession from its function and with the chords' own chances, each as far as the more particular one has
 * been seen (escape method C), so that no succession is impossible.
 */
public final class ChoraleModel {

    private static final String KIND = "lathe chorale chords 1";

    /** Ways to set the lower voices that are thinkable for a function; shares the chance of states never seen. */
    private static final double SHAPES = 10_000;

    private static final double HALF = 0.5;

    private final ChoraleCounts counts;
    private final Map<ChordState, Integer> numbers = new HashMap<>();
    private final int[] totals;
    private final double[] own;
    private final double[] nextTotals;
    private final double unseen;
    private final double[] functionChance = new double[ChordState.FUNCTIONS];
    private final List<Map<Integer, Integer>> functionNext = new ArrayList<>();
    private final double[] functionTotal = new double[ChordState.FUNCTIONS];
    private final double[][] functionSung = new double[ChordState.FUNCTIONS][PitchClass.COUNT];
    private final List<List<Integer>> byDegree = new ArrayList<>();

    private ChoraleModel(ChoraleCounts counts) {
        this.counts = counts;
        int size = counts.states().size();
        totals = new int[size];
        own = new double[size];
        nextTotals = new double[size];
        for (int f = 0; f < ChordState.FUNCTIONS; f++) {
            functionNext.add(new HashMap<>());
        }
        for (int d = 0; d < PitchClass.COUNT; d++) {
            byDegree.add(new ArrayList<>());
        }
        int beats = 0;
        for (int s = 0; s < size; s++) {
            ChordState state = counts.states().get(s);
            numbers.put(state, s);
            for (Map.Entry<Integer, Integer> entry : counts.sung(s).entrySet()) {
                totals[s] += entry.getValue();
                functionSung[state.function()][entry.getKey()] += entry.getValue();
                byDegree.get(entry.getKey()).add(s);
            }
            beats += totals[s];
            functionChance[state.function()] += totals[s];
            counts.next(s).forEach((to, count) -> {
                functionNext.get(state.function()).merge(to, count, Integer::sum);
                functionTotal[state.function()] += count;
            });
            nextTotals[s] = total(counts.next(s));
        }
        unseen = (double) size / (beats + size);
        for (int f = 0; f < ChordState.FUNCTIONS; f++) {
            functionChance[f] = (functionChance[f] + HALF) / (beats + HALF * ChordState.FUNCTIONS);
        }
        for (int s = 0; s < size; s++) {
            own[s] = (double) totals[s] / (beats + size) + never(counts.states().get(s));
        }
    }

    private record Pair(ChoraleModel major, ChoraleModel minor) {}

    private static final class Shipped {
        private static final Pair MODELS =
                TableFile.shipped(ChoraleModel.class, "chorales.hmm", KIND, ChoraleModel::readPair);
    }

    /** The model that is shipped for major or minor keys. */
    static ChoraleModel shipped(boolean minor) {
        return minor ? Shipped.MODELS.minor() : Shipped.MODELS.major();
    }

    private static Pair readPair(DataInputStream in) throws IOException {
        ChoraleModel major = new ChoraleModel(ChoraleCounts.read(in));
        return new Pair(major, new ChoraleModel(ChoraleCounts.read(in)));
    }

    /** Learns from those chorales that are in major, or from those in minor. */
    static ChoraleModel learn(List<Chorale> chorales, boolean minor) {
        return new ChoraleModel(ChoraleCounts.of(beats(chorales, minor)));
    }

    /** Beats of the chorales of one mode. */
    static List<List<ChoraleBeat>> beats(List<Chorale> chorales, boolean minor) {
        return chorales.stream()
                .filter(chorale -> chorale.key().mode().isMinor() == minor)
                .map(ChoraleBeat::of)
                .toList();
    }

    /** Learns both modes and writes them to a file. */
    public static void train(List<Chorale> chorales, List<String> header, Path target) throws IOException {
        ChoraleModel major = learn(chorales, false);
        ChoraleModel minor = learn(chorales, true);
        TableFile.write(target, KIND, header, out -> {
            major.counts.write(out);
            minor.counts.write(out);
        });
    }

    /** States with their numbers as places. */
    List<ChordState> states() {
        return counts.states();
    }

    /** Number of a state, -1 for one that never came. */
    int number(ChordState state) {
        return numbers.getOrDefault(state, -1);
    }

    /** States on which a degree has been sung. */
    List<Integer> singing(int degree) {
        return byDegree.get(degree);
    }

    /** Chance of a state by itself. */
    double chance(ChordState state) {
        int number = number(state);
        return number < 0 ? never(state) : own[number];
    }

    private double never(ChordState state) {
        return unseen * functionChance[state.function()] / SHAPES;
    }

    /** Chance that a state follows another. */
    double succession(ChordState from, ChordState to) {
        return succession(number(from), from.function(), number(to), chance(to));
    }

    /** The same for states by number. */
    double succession(int from, int to) {
        return succession(from, counts.states().get(from).function(), to, own[to]);
    }

    private double succession(int from, int function, int to, double chance) {
        double wide = mixed(functionNext.get(function), functionTotal[function], to, chance);
        return from < 0 ? wide : mixed(counts.next(from), nextTotals[from], to, wide);
    }

    private static double total(Map<Integer, Integer> map) {
        double total = 0;
        for (int count : map.values()) {
            total += count;
        }
        return total;
    }

    private static double mixed(Map<Integer, Integer> seen, double total, int target, double otherwise) {
        double all = total + seen.size();
        return all == 0 ? otherwise : (seen.getOrDefault(target, 0) + seen.size() * otherwise) / all;
    }

    /** Share of the chance that a state passes on to what its function does; 1 for a state that was always last. */
    double escape(int state) {
        SortedMap<Integer, Integer> seen = counts.next(state);
        return seen.isEmpty() ? 1 : seen.size() / (nextTotals[state] + seen.size());
    }

    /** Share that a function passes on to the chords' own chances. */
    double functionEscape(int function) {
        int types = functionNext.get(function).size();
        return types == 0 ? 1 : types / (functionTotal[function] + types);
    }

    /** Successors of a state as they were counted. */
    SortedMap<Integer, Integer> successors(int state) {
        return counts.next(state);
    }

    /** Successors of a function as they were counted. */
    Map<Integer, Integer> functionSuccessors(int function) {
        return functionNext.get(function);
    }

    /** Chance that the soprano sings a degree on a state. */
    double emission(ChordState state, int degree) {
        double[] sung = functionSung[state.function()];
        double all = 0;
        for (double count : sung) {
            all += count;
        }
        double wide = (sung[degree] + HALF / PitchClass.COUNT) / (all + HALF);
        int number = number(state);
        if (number < 0) {
            return wide;
        }
        int count = counts.sung(number).getOrDefault(degree, 0);
        return (count + HALF * wide) / (totals[number] + HALF);
    }
}
