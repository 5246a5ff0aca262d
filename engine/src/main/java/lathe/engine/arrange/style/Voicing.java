package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import lathe.engine.score.ChordSpan;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * Chords laid out for hands and sections of players: each as near to the one before as the whole way through allows.
 *
 * <p>The way is the cheapest one (Viterbi) where a semitone of movement costs one, a leap of the top voice more, and crowded
 * low intervals, parallel fifths and octaves and far-off registers are charged too.
 *
 * @param register where all notes lie
 * @param deepest how far down it may go instead under a deep tune
 * @param voices notes in a chord, if the chord has or doubles that many
 * @param rootless true to leave the root to the bass where the chord has a seventh
 * @param tensions true to add the ninth of the scale to chords with a seventh
 */
record Voicing(PitchRange register, int deepest, int voices, boolean rootless, boolean tensions) {

    /** Semitones that a chord needs below the tune. */
    static final int ROOM = 14;

    private static final int FIFTH = 7;
    private static final int NINTH = 14;

    /** The pitches of each chord, rising, none above its ceiling; fewer where there is no room. */
    List<List<Integer>> lead(List<ChordSpan> spans, List<Integer> ceilings, Key key) {
        List<List<List<Integer>>> choices = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            choices.add(candidates(tones(spans.get(i).chord(), key), ceilings.get(i)));
        }
        return cheapest(choices);
    }

    /** Pitch classes to sound, the most telling first: third and seventh, then the colour, root and fifth. */
    List<Integer> tones(Chord chord, Key key) {
        List<Integer> own = chord.quality().intervals();
        List<Integer> order = new ArrayList<>();
        boolean seventh = own.size() > 3;
        boolean bare = rootless && seventh;
        if (!seventh) {
            order.addAll(own);
        } else {
            order.add(own.get(1));
            order.add(own.get(3));
            if (own.size() > 4) {
                order.addAll(own.subList(4, own.size()).reversed());
            } else if (tensions && mayHaveNinth(chord, key)) {
                order.add(NINTH);
            }
            if (!bare) {
                order.add(Math.min(order.size(), 3), 0);
            }
            order.add(own.get(2));
        }
        if (own.contains(17) && own.contains(4)) { // an eleventh against a major third grates: the third gives way
            order.remove(Integer.valueOf(4));
        }
        List<Integer> classes = new ArrayList<>();
        for (int interval : order) {
            int pitchClass = PitchClass.of(chord.root() + interval);
            if (classes.size() < voices && !classes.contains(pitchClass)) {
                classes.add(pitchClass);
            }
        }
        return classes;
    }

    /** The ninth of the scale belongs to plain minor, major and dominant sevenths. */
    static boolean mayHaveNinth(Chord chord, Key key) {
        return switch (chord.quality()) {
            case MINOR_SEVENTH, MAJOR_SEVENTH, SEVENTH -> key.contains(chord.root() + 2);
            default -> false;
        };
    }

    private List<List<Integer>> candidates(List<Integer> classes, int ceiling) {
        int top = Math.min(ceiling, register.high());
        int bottom = Math.max(Math.min(register.low(), top - ROOM), Math.min(deepest, register.low()));
        List<List<Integer>> found = new ArrayList<>();
        for (int count = Math.max(voices, 1); count >= 1 && found.isEmpty(); count--) {
            List<Integer> rising = new ArrayList<>(new TreeSet<>(classes.subList(0, Math.min(count, classes.size()))));
            for (int first = 0; first < rising.size(); first++) {
                for (int low = bottom; low <= top; low++) {
                    if (PitchClass.of(low) == rising.get(first)) {
                        addIfFits(found, stack(rising, first, low, count), bottom, top);
                        addIfFits(found, opened(stack(rising, first, low, count)), bottom, top);
                    }
                }
            }
        }
        return found;
    }

    private static List<Integer> stack(List<Integer> rising, int first, int low, int count) {
        List<Integer> pitches = new ArrayList<>();
        int pitch = low;
        for (int i = 0; i < count; i++) {
            int pitchClass = rising.get((first + i) % rising.size());
            pitch = i == 0 ? low : pitch + 1 + PitchClass.of(pitchClass - pitch - 1);
            pitches.add(pitch);
        }
        return pitches;
    }

    /** The second voice from above an octave lower. */
    private static List<Integer> opened(List<Integer> close) {
        if (close.size() < 3) {
            return close;
        }
        List<Integer> open = new ArrayList<>(close);
        int at = open.size() - 2;
        open.set(at, open.get(at) - PitchClass.COUNT);
        Collections.sort(open);
        return open;
    }

    private static void addIfFits(List<List<Integer>> found, List<Integer> pitches, int bottom, int top) {
        if (pitches.getFirst() >= bottom && pitches.getLast() <= top && !found.contains(pitches)) {
            found.add(pitches);
        }
    }

    private List<List<Integer>> cheapest(List<List<List<Integer>>> choices) {
        List<List<Integer>> way = new ArrayList<>(Collections.nCopies(choices.size(), List.of()));
        int[][] from = new int[choices.size()][];
        double[] before = {0};
        List<List<Integer>> earlier = List.of(List.of());
        for (int i = 0; i < choices.size(); i++) {
            List<List<Integer>> here = choices.get(i).isEmpty() ? List.of(List.of()) : choices.get(i);
            double[] cost = new double[here.size()];
            from[i] = new int[here.size()];
            for (int j = 0; j < here.size(); j++) {
                cost[j] = Double.POSITIVE_INFINITY;
                for (int k = 0; k < earlier.size(); k++) {
                    double sum = before[k] + movement(earlier.get(k), here.get(j));
                    if (sum < cost[j]) {
                        cost[j] = sum;
                        from[i][j] = k;
                    }
                }
                cost[j] += shape(here.get(j));
            }
            before = cost;
            earlier = here;
        }
        int at = least(before);
        for (int i = choices.size() - 1; i >= 0; i--) {
            way.set(i, choices.get(i).isEmpty() ? List.of() : choices.get(i).get(at));
            at = from[i][at];
        }
        return way;
    }

    private static int least(double[] costs) {
        int best = 0;
        for (int i = 1; i < costs.length; i++) {
            if (costs[i] < costs[best]) {
                best = i;
            }
        }
        return best;
    }

    /** What it costs to go from one chord to the next. */
    private static double movement(List<Integer> a, List<Integer> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        double cost = 0.8 * Math.max(0, Math.abs(a.getLast() - b.getLast()) - 2);
        if (a.size() != b.size()) {
            return cost + 2.0 * Math.abs(a.getLast() - b.getLast());
        }
        for (int i = 0; i < a.size(); i++) {
            cost += Math.abs(a.get(i) - b.get(i));
            for (int j = i + 1; j < a.size(); j++) {
                int interval = PitchClass.of(a.get(j) - a.get(i));
                boolean perfect = interval == 0 || interval == FIFTH;
                boolean moved = !a.get(i).equals(b.get(i));
                if (perfect && moved && b.get(j) - b.get(i) == a.get(j) - a.get(i)) {
                    cost += 3;
                }
            }
        }
        return cost;
    }

    /** What a layout costs by itself. */
    private double shape(List<Integer> pitches) {
        if (pitches.isEmpty()) {
            return 0;
        }
        double middle = pitches.stream().mapToInt(Integer::intValue).average().orElse(0);
        double cost = 0.35 * Math.abs(middle - (register.low() + register.high()) / 2.0);
        for (int i = 1; i < pitches.size(); i++) {
            int interval = pitches.get(i) - pitches.get(i - 1);
            int low = pitches.get(i - 1);
            cost += low < 48 && interval < 5 ? 6 : low < 55 && interval < 3 ? 4 : interval == 1 ? 1.5 : 0;
            cost += interval > PitchClass.COUNT ? 3 : 0;
        }
        return cost;
    }
}
