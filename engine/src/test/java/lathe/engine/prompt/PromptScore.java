package lathe.engine.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lathe.engine.blueprint.Blueprint;

/** Counts what a reader finds in prompts whose meaning was written down by hand. */
final class PromptScore {

    /** Every third prompt was kept away from all work on the tables after the first count. */
    static final int HELD_OUT_EVERY = 3;

    record Case(int index, String prompt, Set<String> expected) {

        boolean isHeldOut() {
            return index % HELD_OUT_EVERY == 0;
        }
    }

    private int right;
    private int wrong;
    private int missed;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();

    static List<Case> cases(String language) {
        try (InputStream in = PromptScore.class.getResourceAsStream("prompts-" + language + ".tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String line : text.lines().toList()) {
                String[] cells = line.split("\t", -1);
                cases.add(new Case(cases.size(), cells[0], new TreeSet<>(List.of(cells[1].split(" ", -1)))));
            }
            return cases;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static PromptScore of(String language, Predicate<Case> chosen) {
        PromptScore score = new PromptScore();
        cases(language).stream().filter(chosen).forEach(score::count);
        return score;
    }

    private void count(Case one) {
        Set<String> found = found(one.prompt());
        Set<String> extra = new TreeSet<>(found);
        extra.removeAll(one.expected());
        Set<String> lost = new TreeSet<>(one.expected());
        lost.removeAll(found);
        right += found.size() - extra.size();
        wrong += extra.size();
        missed += lost.size();
        List<String> unknown = Prompt.read(one.prompt()).unmatched();
        unmatched.addAll(unknown);
        if (!extra.isEmpty() || !lost.isEmpty()) {
            mistakes.add(one.index() + " " + one.prompt() + "\n    wrong " + extra + " missed " + lost + " unmatched "
                    + unknown);
        }
    }

    /** Everything that the words of a prompt set, as the test files write it. */
    static Set<String> found(String prompt) {
        Matcher matcher = new Matcher(Lexicon.standard());
        Script script = Script.of(prompt, new TagReader(matcher, Lexicon.standard()));
        Wishes wishes = new WishReader(matcher, Lexicon.standard()).read(script);
        Blueprint blueprint = Prompt.read(prompt).blueprint();
        Set<String> found = new TreeSet<>();
        wishes.genres.keySet().forEach(id -> found.add("g:" + id));
        wishes.moods.forEach((id, said) -> add(found, said.value() > WishReader.LOCAL_WEIGHT, "m:" + id));
        wishes.instruments.keySet().forEach(id -> found.add("i:" + id));
        wishes.without.keySet().forEach(id -> found.add("no:" + id));
        wishes.arcs.keySet().forEach(id -> found.add("arc:" + id));
        wishes.forms.keySet().forEach(id -> found.add("form:" + id));
        wishes.locals.forEach(local -> found.add("at:" + local.place() + (local.energy() >= 0.5 ? "+" : "-")));
        add(found, !wishes.tempi.isEmpty(), "bpm=" + Math.round(blueprint.bpm()));
        add(found, !wishes.keys.isEmpty(), "key=" + blueprint.key().name().replace(' ', '_'));
        add(found, !wishes.meters.isEmpty(), "meter=" + blueprint.meter());
        add(found, !wishes.seconds.isEmpty(), "sec=" + Math.round(blueprint.seconds()));
        add(found, !wishes.minor.isEmpty(), "mode=" + (blueprint.key().mode().isMinor() ? "minor" : "major"));
        add(found, wishes.swing.stream().anyMatch(said -> said.value() > 0), "form:swung");
        boolean listed = !wishes.tags.isEmpty() || !wishes.order.isEmpty();
        List<String> order = blueprint.sections().stream()
                .map(section -> section.kind().label().toLowerCase(Locale.ROOT))
                .toList();
        add(found, listed, "s:" + String.join(",", order));
        return found;
    }

    private static void add(Set<String> found, boolean present, String item) {
        if (present) {
            found.add(item);
        }
    }

    double precision() {
        return right / (double) (right + wrong);
    }

    double recall() {
        return right / (double) (right + missed);
    }

    double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }

    List<String> mistakes() {
        return mistakes;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "precision %.3f recall %.3f F1 %.3f, %d concepts, %d unmatched words",
                precision(),
                recall(),
                f1(),
                right + missed,
                unmatched.size());
    }

    /** Prints the scores, and the mistakes in the prompts that may be looked at. */
    public static void main(String[] arguments) {
        for (String language : List.of("en", "de", "ko")) {
            System.out.println(
                    language + " all      " + of(language, one -> true).line());
            System.out.println(language + " open     "
                    + of(language, one -> !one.isHeldOut()).line());
            System.out.println(
                    language + " held out " + of(language, Case::isHeldOut).line());
        }
        for (String language : arguments) {
            of(language, one -> !one.isHeldOut()).mistakes().forEach(System.out::println);
        }
    }
}
