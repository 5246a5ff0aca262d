package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lathe.engine.seed.Seed;

/** The patterns of a style, and how they are laid through a section of any metre and length. */
final class GrooveTable {

    /** Where the steps of half a bar of 4/4 lie in a bar of 6/8: two quarters become two dotted ones. */
    private static final int[] IN_SIX = {0, 2, 4, 5, 6, 8, 10, 11};

    private final List<Pattern> own;
    private final List<Pattern> shared;
    private final boolean derives;

    /**
     * @param own the style's patterns
     * @param shared those that many styles share
     * @param derives true if the style's 4/4, cut to another metre, is more like it than what is shared
     */
    GrooveTable(List<Pattern> own, List<Pattern> shared, boolean derives) {
        this.own = List.copyOf(own);
        this.shared = List.copyOf(shared);
        this.derives = derives;
    }

    /** True if there is any pattern of the target's own. */
    boolean knows(String target) {
        return Stream.concat(own.stream(), shared.stream())
                .anyMatch(pattern -> pattern.target().equals(target));
    }

    /**
     * The marks of every voice, a mark for each step of the section.
     *
     * @param targets names of the pattern, the narrowest first
     * @param seed chooses between patterns that suit equally
     */
    SequencedMap<String, String> unroll(List<String> targets, SectionContext context, Seed seed) {
        SectionGrid grid = new SectionGrid(context);
        SequencedMap<String, StringBuilder> voices = new LinkedHashMap<>();
        for (int bar = 0; bar < context.bars(); bar++) {
            for (SectionGrid.Cell cell : grid.cells()) {
                lay(pick(targets, cell.meter(), context, seed), cell, bar, grid, voices);
            }
        }
        SequencedMap<String, String> marks = new LinkedHashMap<>();
        voices.forEach((voice, text) -> marks.put(voice, text.toString()));
        return marks;
    }

    private static void lay(
            Pattern pattern,
            SectionGrid.Cell cell,
            int bar,
            SectionGrid grid,
            SequencedMap<String, StringBuilder> voices) {
        for (Pattern.Line line : pattern.lines()) {
            StringBuilder text =
                    voices.computeIfAbsent(line.voice(), voice -> new StringBuilder(".".repeat(grid.steps())));
            String marks = inMeter(line.marks(), pattern.meter(), cell.meter(), bar);
            int at = bar * grid.stepsInBar() + cell.from();
            text.replace(at, at + cell.steps(), marks.substring(0, cell.steps()));
        }
    }

    /** One bar's marks, from a pattern that may be written for another metre. */
    private static String inMeter(String marks, int from, int to, int bar) {
        int length = Pattern.stepsInBar(from);
        int bars = marks.length() / length;
        if (from == to) {
            int at = bar % bars * length;
            return marks.substring(at, at + length);
        }
        if (to == 3) { // the first three beats would leave the backbeat out of balance: 1, 2 and 4 keep it
            int at = bar % bars * length;
            return marks.substring(at, at + 8) + marks.substring(at + 12, at + 16);
        }
        int at = bar % (2 * bars) * length / 2;
        String half = marks.substring(at, at + length / 2);
        if (to == 2) {
            return half;
        }
        StringBuilder six = new StringBuilder(".".repeat(Pattern.stepsInBar(6)));
        for (int i = 0; i < IN_SIX.length; i++) {
            six.setCharAt(IN_SIX[i], half.charAt(i));
        }
        return held(six, half);
    }

    /** Steps that the stretched rhythm leaves open go on with what sounds before them where the pattern holds notes. */
    private static String held(StringBuilder six, String half) {
        if (half.indexOf('-') >= 0) {
            for (int i : new int[] {1, 3, 7, 9}) {
                if (six.charAt(i - 1) != '.' && (i + 1 >= six.length() || six.charAt(i + 1) == '-')) {
                    six.setCharAt(i, '-');
                }
            }
        }
        return six.toString();
    }

    private Pattern pick(List<String> targets, int meter, SectionContext context, Seed seed) {
        for (Source source : sources(meter)) {
            for (String target : targets) {
                List<Pattern> suiting = suiting(source, target, context);
                if (!suiting.isEmpty()) {
                    RandomGenerator random = seed.child(source.meter()).random();
                    return suiting.get(random.nextInt(suiting.size()));
                }
            }
        }
        throw new IllegalStateException("no pattern for " + targets + " at energy " + context.energy());
    }

    /** Where to look: what the style wrote for the metre, then what is shared, then what can be made from 4/4. */
    private List<Source> sources(int meter) {
        Source ownFour = new Source(own, 4);
        Source sharedFour = new Source(shared, 4);
        if (meter == 4) {
            return List.of(ownFour, sharedFour);
        }
        Source ownHere = new Source(own, meter);
        Source sharedHere = new Source(shared, meter);
        return derives
                ? List.of(ownHere, ownFour, sharedHere, sharedFour)
                : List.of(ownHere, sharedHere, ownFour, sharedFour);
    }

    private record Source(List<Pattern> patterns, int meter) {}

    /** Those kept for the kind of section if there are any, else those for all. */
    private static List<Pattern> suiting(Source source, String target, SectionContext context) {
        List<Pattern> own = new ArrayList<>();
        List<Pattern> general = new ArrayList<>();
        for (Pattern pattern : source.patterns()) {
            if (pattern.target().equals(target) && pattern.suits(source.meter(), context.energy())) {
                if (pattern.kinds().contains(context.kind())) {
                    own.add(pattern);
                } else if (pattern.kinds().isEmpty()) {
                    general.add(pattern);
                }
            }
        }
        return own.isEmpty() ? general : own;
    }
}
