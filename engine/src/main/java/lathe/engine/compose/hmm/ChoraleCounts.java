package lathe.engine.compose.hmm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lathe.engine.compose.corpus.TableFile;
import lathe.engine.theory.PitchClass;

/** Which chords came in chorales of one mode, which followed which, and what the soprano sang on them. */
final class ChoraleCounts {

    private static final int MOST_STATES = 1 << 16;
    private static final int MOST_INTERVAL = 127;

    /** States by order; their places are their numbers. */
    private final List<ChordState> states;

    /** For each state: number of the next state, count. */
    private final List<SortedMap<Integer, Integer>> next;

    /** For each state: degree of the soprano above the tonic, count. */
    private final List<SortedMap<Integer, Integer>> sung;

    private ChoraleCounts(
            List<ChordState> states, List<SortedMap<Integer, Integer>> next, List<SortedMap<Integer, Integer>> sung) {
        this.states = states;
        this.next = next;
        this.sung = sung;
    }

    List<ChordState> states() {
        return states;
    }

    SortedMap<Integer, Integer> next(int state) {
        return next.get(state);
    }

    SortedMap<Integer, Integer> sung(int state) {
        return sung.get(state);
    }

    /** Counts pieces, each a list of beats in one key. */
    static ChoraleCounts of(List<List<ChoraleBeat>> pieces) {
        SortedMap<ChordState, Integer> numbers = new TreeMap<>();
        pieces.forEach(piece -> piece.forEach(beat -> numbers.put(beat.state(), 0)));
        List<ChordState> states = List.copyOf(numbers.keySet());
        for (int i = 0; i < states.size(); i++) {
            numbers.put(states.get(i), i);
        }
        List<SortedMap<Integer, Integer>> next = empty(states.size());
        List<SortedMap<Integer, Integer>> sung = empty(states.size());
        for (List<ChoraleBeat> piece : pieces) {
            for (int i = 0; i < piece.size(); i++) {
                int state = numbers.getOrDefault(piece.get(i).state(), 0);
                sung.get(state).merge(piece.get(i).degree(), 1, Integer::sum);
                if (i + 1 < piece.size()) {
                    next.get(state).merge(numbers.getOrDefault(piece.get(i + 1).state(), 0), 1, Integer::sum);
                }
            }
        }
        return new ChoraleCounts(states, next, sung);
    }

    private static List<SortedMap<Integer, Integer>> empty(int size) {
        List<SortedMap<Integer, Integer>> maps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            maps.add(new TreeMap<>());
        }
        return maps;
    }

    void write(DataOutputStream out) throws IOException {
        TableFile.writeNumber(out, states.size());
        for (ChordState state : states) {
            TableFile.writeNumber(out, state.function());
            TableFile.writeNumber(out, state.alto());
            TableFile.writeNumber(out, state.tenor());
            TableFile.writeNumber(out, state.bass());
        }
        for (List<SortedMap<Integer, Integer>> maps : List.of(next, sung)) {
            for (SortedMap<Integer, Integer> map : maps) {
                TableFile.writeNumber(out, map.size());
                for (Map.Entry<Integer, Integer> entry : map.entrySet()) {
                    TableFile.writeNumber(out, entry.getKey());
                    TableFile.writeNumber(out, entry.getValue());
                }
            }
        }
    }

    static ChoraleCounts read(DataInputStream in) throws IOException {
        int size = TableFile.readNumber(in, MOST_STATES);
        List<ChordState> states = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int function = TableFile.readNumber(in, ChordState.FUNCTIONS - 1);
            int alto = TableFile.readNumber(in, MOST_INTERVAL);
            int tenor = TableFile.readNumber(in, MOST_INTERVAL);
            states.add(new ChordState(alto, tenor, TableFile.readNumber(in, MOST_INTERVAL), function));
        }
        List<SortedMap<Integer, Integer>> next = empty(size);
        List<SortedMap<Integer, Integer>> sung = empty(size);
        readMaps(in, next, size - 1);
        readMaps(in, sung, PitchClass.COUNT - 1);
        return new ChoraleCounts(List.copyOf(states), next, sung);
    }

    private static void readMaps(DataInputStream in, List<SortedMap<Integer, Integer>> maps, int mostKey)
            throws IOException {
        for (SortedMap<Integer, Integer> map : maps) {
            int entries = TableFile.readNumber(in, MOST_STATES);
            for (int i = 0; i < entries; i++) {
                int key = TableFile.readNumber(in, mostKey);
                map.put(key, TableFile.readNumber(in, Integer.MAX_VALUE));
            }
        }
    }
}
