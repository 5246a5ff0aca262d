package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;

/** What stands between square brackets: {@code Verse 2 - anthemic}, {@code Chorus x2, 16 bars}, {@code 후렴 - 웅장하게}. */
final class TagReader {

    private static final Pattern TIMES = Pattern.compile("(?:[x×]\\s?([2-8])|([2-8])\\s?[x×])(?![\\p{L}\\d])");
    private static final Pattern BARS =
            Pattern.compile("(\\d{1,4})\\s?-?(?:bars?|measures?|takte?|마디)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TURN = Pattern.compile("^[\\s\\d.:,–—-]+|[\\s:,–—-]+$");

    /** Adjectives may stand before a section's name, such as {@code final chorus}, but not a sentence. */
    private static final int FARTHEST_NAME = 24;

    private final Matcher matcher;
    private final Lexicon lexicon;

    TagReader(Matcher matcher, Lexicon lexicon) {
        this.matcher = matcher;
        this.lexicon = lexicon;
    }

    /** The sections that a tag's words name; empty if they name none. */
    List<TagSection> sections(String content) {
        Folded folded = Folded.of(content);
        List<Match> names = new ArrayList<>();
        for (Match match : matcher.find(folded, Language.ENGLISH)) {
            if (match.mayBe(ConceptKind.SECTION) || isEdge(match)) {
                names.add(match);
            }
        }
        if (names.isEmpty() || names.getFirst().from() > FARTHEST_NAME) {
            return List.of();
        }
        boolean several = names.size() > 2 || (names.size() == 2 && listed(content));
        List<TagSection> sections = new ArrayList<>();
        for (Match name : several ? names : names.subList(0, 1)) {
            int times = several ? 1 : number(TIMES, content, 1);
            int bars = several ? 0 : Math.min(number(BARS, content, 0), Blueprint.MOST_BARS);
            String modifier = several ? "" : modifier(content, name);
            for (int i = 0; i < times; i++) {
                sections.add(new TagSection(kind(name), modifier, bars, List.of(), List.of()));
            }
        }
        return sections;
    }

    private static boolean listed(String content) {
        return content.indexOf(',') >= 0 || content.indexOf('-') >= 0 || content.indexOf('–') >= 0;
    }

    private static boolean isEdge(Match match) {
        boolean edge = match.is(ConceptKind.PLACE)
                && (match.concept().id().equals("end") || match.concept().id().equals("start"));
        return edge || (match.is(ConceptKind.ARC) && match.concept().id().equals("fade-out"));
    }

    static SectionKind kind(Match name) {
        if (name.mayBe(ConceptKind.SECTION)) {
            return kind(name.idAs(ConceptKind.SECTION));
        }
        return name.concept().id().equals("start") ? SectionKind.INTRO : SectionKind.OUTRO;
    }

    static SectionKind kind(String id) {
        return SectionKind.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static int number(Pattern pattern, String content, int fallback) {
        MatchResult found = pattern.matcher(content).results().findFirst().orElse(null);
        if (found == null) {
            return fallback;
        }
        return Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static String modifier(String content, Match name) {
        String rest = content.replace(name.words(), " ");
        rest = TIMES.matcher(BARS.matcher(rest).replaceAll(" ")).replaceAll(" ");
        String trimmed = TURN.matcher(rest).replaceAll("");
        return TURN.matcher(trimmed).replaceAll("").strip();
    }

    /** True if most of the words are about sound, so that they are no lyrics. */
    boolean describes(String words) {
        Folded folded = Folded.of(words);
        List<Match> matches = matcher.find(folded, Language.ENGLISH);
        boolean sounds = matches.stream().anyMatch(match -> match.mayBe(ConceptKind.INSTRUMENT));
        return sounds && Unmatched.words(folded, matches, lexicon).isEmpty();
    }
}
