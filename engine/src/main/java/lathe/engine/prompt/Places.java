package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lathe.engine.blueprint.SectionKind;
import org.jspecify.annotations.Nullable;

/**
 * Which words hold only for one place of the song: an adjective before it ({@code big chorus}) or behind it in the same clause
 * ({@code am Ende ganz leise}).
 */
final class Places {

    private static final int LEAST_FOR_ORDER = 3;

    /** An adjective is at most so many concepts away from its place; keeps the time linear. */
    private static final int FARTHEST = 8;

    private static final Set<String> AND = Set.of(
            "", "and", "und", "the", "der", "die", "das", "a", "ein", "eine", "einem", "final", "last", "first",
            "second", "letzter", "letzten", "letzte", "erste", "ersten");
    private static final double LEAST_AROUSAL = 0.5;
    private static final String CLAUSE_ENDINGS = "고며서만다면";
    private static final char ADVERB_ENDING = '게';
    private static final Set<String> TURNS = Set.of(
            "but", "aber", "then", "dann", "before", "bevor", "danach", "after", "while", "with", "mit", "it", "it's",
            "song", "ballad", "track");

    private final Folded text;
    private final List<Match> matches;
    private final Set<Integer> denied;
    private final List<Local> locals = new ArrayList<>();
    private final Set<Integer> local = new TreeSet<>();
    private final List<SectionKind> order = new ArrayList<>();

    Places(Folded text, List<Match> matches, Set<Integer> denied) {
        this.text = text;
        this.matches = matches;
        this.denied = denied;
        for (int i = matches.size() - 1; i >= 0; i--) {
            if (!denied.contains(i) && energy(i) >= 0) {
                attach(i);
            }
        }
        findOrder();
    }

    List<Local> locals() {
        return locals.reversed();
    }

    /** True if the mood holds for a place only. */
    boolean isLocal(int index) {
        return local.contains(index);
    }

    /** The song's sections, where the words list at least three in a row. */
    List<SectionKind> order() {
        return order;
    }

    private double energy(int index) {
        Concept concept = matches.get(index).concept();
        return switch (concept.kind()) {
            case MOOD -> moodEnergy(Mood.of(concept.id()));
            case LEVEL -> concept.id().equals("big") ? 0.95 : concept.id().equals("small") ? 0.2 : 0.5;
            default -> -1;
        };
    }

    /** Only moods that are loud or quiet say how a place shall be; a melancholic solo is a melancholic song's. */
    private static double moodEnergy(Mood mood) {
        return Math.abs(mood.arousal()) < LEAST_AROUSAL ? -1 : mood.energy();
    }

    private boolean isPlace(int index) {
        Match match = matches.get(index);
        return !denied.contains(index) && (match.is(ConceptKind.PLACE) || match.is(ConceptKind.SECTION));
    }

    private void attach(int index) {
        Integer place = ahead(index);
        if (place == null) {
            place = behind(index);
            boolean ofInstrument = index + 1 < matches.size()
                    && matches.get(index + 1).is(ConceptKind.INSTRUMENT)
                    && adjoin(index, index + 1);
            if (place != null && ofInstrument && matches.get(place).is(ConceptKind.SECTION)) {
                return;
            }
        }
        if (place != null) {
            Match target = matches.get(place);
            String words = place > index
                    ? matches.get(index).words() + " " + target.words()
                    : target.words() + " " + matches.get(index).words();
            locals.add(new Local(target.concept().id(), energy(index), words));
            local.add(index);
        }
    }

    /** The place right behind the adjective, over further adjectives. */
    private @Nullable Integer ahead(int index) {
        for (int i = index + 1; i < Math.min(matches.size(), index + FARTHEST); i++) {
            if (!adjoin(i - 1, i)) {
                return null;
            }
            if (isPlace(i)) {
                return i;
            }
            boolean onTheWay = energy(i) >= 0 || matches.get(i).is(ConceptKind.DEGREE);
            if (!onTheWay) {
                return null;
            }
        }
        return null;
    }

    private boolean adjoin(int left, int right) {
        String gap = text.slice(matches.get(left).to(), matches.get(right).from());
        if (gap.indexOf(Folded.STOP) >= 0) {
            return false;
        }
        int start = matches.get(left).to();
        if (!Folded.isHangul(text.at(start - 1))) {
            return AND.contains(gap.strip());
        }
        int space = gap.indexOf(Folded.GAP);
        char ending = space < 0 ? Folded.GAP : text.at(start + space - 1);
        boolean adverb = ending == ADVERB_ENDING && matches.get(right).is(ConceptKind.SECTION);
        boolean clause = CLAUSE_ENDINGS.indexOf(ending) >= 0;
        return gap.length() <= 4 && space == gap.lastIndexOf(Folded.GAP) && !clause && !adverb;
    }

    /** The place before it in the clause. */
    private @Nullable Integer behind(int index) {
        for (int i = index - 1; i >= Math.max(0, index - FARTHEST); i--) {
            if (turns(i, i + 1)) {
                return null;
            }
            if (isPlace(i)) {
                return i;
            }
            boolean stays = energy(i) >= 0
                    || matches.get(i).is(ConceptKind.DEGREE)
                    || matches.get(i).is(ConceptKind.INSTRUMENT);
            if (!stays) {
                return null;
            }
        }
        return null;
    }

    private boolean turns(int left, int right) {
        String gap = text.slice(matches.get(left).to(), matches.get(right).from());
        if (gap.indexOf(Folded.STOP) >= 0) {
            return true;
        }
        for (String word : gap.strip().split(" ", -1)) {
            boolean turn = TURNS.contains(word) && !(matches.get(left).is(ConceptKind.PLACE) && word.equals("with"));
            if (turn && !word.equals("mit")) {
                return true;
            }
        }
        return false;
    }

    private void findOrder() {
        List<SectionKind> run = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < matches.size(); i++) {
            boolean section = matches.get(i).mayBe(ConceptKind.SECTION) && !denied.contains(i);
            if (!section || (last >= 0 && !listed(last, i))) {
                keep(run);
                run.clear();
            }
            if (section) {
                run.add(TagReader.kind(matches.get(i).idAs(ConceptKind.SECTION)));
                last = i;
            } else {
                last = -1;
            }
        }
        keep(run);
    }

    private void keep(List<SectionKind> run) {
        if (run.size() >= LEAST_FOR_ORDER && run.size() > order.size()) {
            order.clear();
            order.addAll(run);
        }
    }

    private boolean listed(int left, int right) {
        String gap = text.slice(matches.get(left).to(), matches.get(right).from());
        for (String word : gap.replace(Folded.STOP, ' ').strip().split(" ", -1)) {
            boolean joins = word.isEmpty()
                    || word.chars().allMatch(Character::isDigit)
                    || Set.of("and", "und", "then", "dann", "a", "the", "eine", "ein", "그리고", "와", "과")
                            .contains(word);
            if (!joins) {
                return false;
            }
        }
        return true;
    }
}
