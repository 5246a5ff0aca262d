package lathe.engine.compose.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.compose.SectionTask;

/**
 * The form of a section's tune: which phrases and bars return, where it is highest, how each phrase ends. Phrases are built as
 * sentences (an idea, the idea again, a way on, a cadence) or as halves of a period (idea, contrast, idea, cadence); see
 * Caplin, Classical Form (1998).
 *
 * @param phrases in order, without gaps
 * @param bars one for each bar of the section
 */
public record SectionForm(List<PhrasePlan> phrases, List<BarPlan> bars) {

    /** Letters are bars: equal letters are kin; the last one holds the cadence. */
    private static final List<List<String>> SHAPES = List.of(
            List.of("a"),
            List.of("ab"),
            List.of("aab", "abc"),
            List.of("aabc", "abac", "aaba"),
            List.of("aabbc", "abacd"),
            List.of("aabbcd", "abcabd"),
            List.of("aabbccd"),
            List.of("abacabad", "aabcaabd", "abababcd"));

    private static final List<List<Integer>> KINSHIPS = List.of(
            List.of(-1),
            List.of(-1, 0),
            List.of(-1, 0, -1),
            List.of(-1, 0, -1, 0),
            List.of(-1, 0, -1, 0, 2),
            List.of(-1, 0, -1, 0, 2, 0));

    private static final List<Integer> ALTERNATING = List.of(-1, -1, 0, 1);

    /** Copies the lists. */
    public SectionForm {
        phrases = List.copyOf(phrases);
        bars = List.copyOf(bars);
    }

    /** Chooses a form; the same task gives the same one. */
    public static SectionForm of(SectionTask task) {
        RandomGenerator random = task.seed().child("form").random();
        List<Integer> kinship = kinship(task, random);
        int climax = climax(kinship);
        List<PhrasePlan> phrases = new ArrayList<>();
        int bar = 0;
        for (int i = 0; i < kinship.size(); i++) {
            int length = task.phraseBars().get(i);
            phrases.add(new PhrasePlan(
                    bar,
                    length,
                    kinship.get(i),
                    cadence(task, i),
                    task.syllables().get(i),
                    height(i, climax, kinship)));
            bar += length;
        }
        return new SectionForm(phrases, bars(phrases, random));
    }

    /** Phrases of unequal length are not kin. */
    private static List<Integer> kinship(SectionTask task, RandomGenerator random) {
        int count = task.phraseBars().size();
        boolean alternate = random.nextInt(3) == 0;
        List<Integer> kinship = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int like;
            if (count == 4 && alternate) {
                like = ALTERNATING.get(i);
            } else if (count <= KINSHIPS.size()) {
                like = KINSHIPS.get(count - 1).get(i);
            } else {
                like = i % 4 == 2 && i < 4 ? -1 : i == 0 ? -1 : i % 4 == 2 ? 2 : 0;
            }
            boolean alike = like >= 0
                    && task.phraseBars().get(like).equals(task.phraseBars().get(i));
            kinship.add(alike ? like : -1);
        }
        return kinship;
    }

    /** The last phrase that brings something new beyond the first, else the one before the last. */
    private static int climax(List<Integer> kinship) {
        for (int i = kinship.size() - 1; i > 0; i--) {
            if (kinship.get(i) < 0) {
                return i;
            }
        }
        return kinship.size() - 1;
    }

    /** Where the climax returns to an earlier phrase, that one must reach up too, or there would be nothing to return to. */
    private static double height(int phrase, int climax, List<Integer> kinship) {
        if (kinship.get(climax) == phrase) {
            return 0.9;
        }
        return phrase == climax ? 1 : phrase < climax ? 0.62 + 0.12 * phrase / climax : 0.7;
    }

    private static Cadence cadence(SectionTask task, int phrase) {
        int last = task.phraseBars().size() - 1;
        if (phrase == last) {
            return task.endsOpen() ? Cadence.OPEN : Cadence.CLOSED;
        }
        boolean answer = phrase % 2 == 1;
        return answer ? Cadence.BREATH : Cadence.OPEN;
    }

    private static List<BarPlan> bars(List<PhrasePlan> phrases, RandomGenerator random) {
        List<BarPlan> bars = new ArrayList<>();
        for (int p = 0; p < phrases.size(); p++) {
            PhrasePlan phrase = phrases.get(p);
            String shape = shape(phrase.bars(), random);
            for (int b = 0; b < phrase.bars(); b++) {
                boolean cadence = b == phrase.bars() - 1;
                int kin = shape.indexOf(shape.charAt(b));
                if (phrase.like() >= 0) {
                    int like = phrases.get(phrase.like()).startBar() + b;
                    bars.add(new BarPlan(p, like, cadence ? Development.SEQUENCE : Development.REPEAT, cadence));
                } else if (kin < b && !cadence) {
                    bars.add(new BarPlan(p, phrase.startBar() + kin, development(random), false));
                } else {
                    bars.add(new BarPlan(p, -1, Development.NEW, cadence));
                }
            }
        }
        return bars;
    }

    private static Development development(RandomGenerator random) {
        int die = random.nextInt(10);
        return die < 4 ? Development.REPEAT : die < 9 ? Development.SEQUENCE : Development.INVERT;
    }

    private static String shape(int bars, RandomGenerator random) {
        if (bars <= SHAPES.size()) {
            List<String> shapes = SHAPES.get(bars - 1);
            return shapes.get(random.nextInt(shapes.size()));
        }
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < bars; i++) {
            shape.append((char) (i == bars - 1 ? 'z' : 'a' + (i % 4) % 3));
        }
        return shape.toString();
    }
}
