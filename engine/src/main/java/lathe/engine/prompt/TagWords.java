package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the words behind a section's name ask for: {@code [Verse - soft, piano only]}. */
final class TagWords {

    private static final Matcher MATCHER = new Matcher(Lexicon.standard());
    private static final double PEAK = 0.95;
    private static final double LOW = 0.2;

    private TagWords() {}

    /** Half way between what is customary and what the words feel like; what they say of size holds as it is. */
    static double energy(TagSection tag, double customary) {
        double sum = 0;
        int moods = 0;
        for (Match match : wished(tag)) {
            if (match.is(ConceptKind.LEVEL)) {
                return match.concept().id().equals("small")
                        ? LOW
                        : match.concept().id().equals("big") ? PEAK : 0.5;
            }
            if (match.is(ConceptKind.MOOD)) {
                sum += Mood.of(match.concept().id()).energy();
                moods++;
            }
        }
        return moods == 0 ? customary : (customary + sum / moods) / 2;
    }

    /** Instruments that shall play there; empty where the words name none. */
    static List<String> instruments(TagSection tag) {
        Set<String> ids = new LinkedHashSet<>();
        for (Match match : wished(tag)) {
            if (match.is(ConceptKind.INSTRUMENT)) {
                ids.add(Instruments.of(match.concept().id()).sounds());
            }
        }
        return List.copyOf(ids);
    }

    private static List<Match> wished(TagSection tag) {
        Folded text = Folded.of(tag.modifier());
        List<Match> matches = MATCHER.find(text, Lexicon.standard().languageOf(text));
        Set<Integer> denied = Negations.denied(text, matches);
        List<Match> wished = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            if (!denied.contains(i)) {
                wished.add(matches.get(i));
            }
        }
        return wished;
    }
}
