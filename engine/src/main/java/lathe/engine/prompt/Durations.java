package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/** Lengths: {@code 3 minutes}, {@code 2:30}, {@code 90 s}, {@code anderthalb Minuten}, {@code 2분 30초}. */
final class Durations {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Map<String, Double> WORDS = Map.ofEntries(
            Map.entry("a", 1.0),
            Map.entry("an", 1.0),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("ten", 10.0),
            Map.entry("thirty", 30.0),
            Map.entry("sixty", 60.0),
            Map.entry("ninety", 90.0),
            Map.entry("half a", 0.5),
            Map.entry("one and a half", 1.5),
            Map.entry("two and a half", 2.5),
            Map.entry("three and a half", 3.5),
            Map.entry("ein", 1.0),
            Map.entry("eine", 1.0),
            Map.entry("einer", 1.0),
            Map.entry("zwei", 2.0),
            Map.entry("drei", 3.0),
            Map.entry("vier", 4.0),
            Map.entry("fünf", 5.0),
            Map.entry("sechs", 6.0),
            Map.entry("zehn", 10.0),
            Map.entry("dreißig", 30.0),
            Map.entry("sechzig", 60.0),
            Map.entry("neunzig", 90.0),
            Map.entry("halbe", 0.5),
            Map.entry("anderthalb", 1.5),
            Map.entry("eineinhalb", 1.5),
            Map.entry("zweieinhalb", 2.5),
            Map.entry("dreieinhalb", 3.5),
            Map.entry("일", 1.0),
            Map.entry("이", 2.0),
            Map.entry("삼", 3.0),
            Map.entry("사", 4.0),
            Map.entry("오", 5.0),
            Map.entry("십", 10.0),
            Map.entry("삼십", 30.0),
            Map.entry("육십", 60.0));
    private static final String NUMBER =
            "(?<![\\p{L}\\d.,/])(-?\\d{1,9}(?:[.,]\\d{1,3})?|(?:half a|one and a half|two and a half|"
                    + "three and a half|an?|one|two|three|four|five|six|ten|thirty|sixty|ninety|einer?|eine|zweieinhalb|dreieinhalb|"
                    + "zwei|drei|vier|fünf|sechs|zehn|dreißig|sechzig|neunzig|halbe|anderthalb|eineinhalb|삼십|육십|일|이|삼|사|오|십)"
                    + "(?=[\\s-]{0,2}(?:hour|min|sec|stund|stünd|sek|시간|분|초)))[\\s-]{0,2}";
    private static final String HOURS = "(?:hours?|hrs?|h|stunden?|stündig\\p{L}{0,2}|시간)(?!\\p{IsLatin})";
    private static final String MINUTES =
            "(?:minutes?|mins?\\.?|minuten|m(?=\\s?\\d)|minütig\\p{L}{0,2}|minutig\\p{L}{0,2}|분(?!의|음표|위))(?!\\p{IsLatin})";
    private static final String SECONDS =
            "(?:seconds?|secs?\\.?|s|sek\\.?|sekunden?|sekündig\\p{L}{0,2}|초(?!반))(?!\\p{IsLatin})";
    private static final String TAIL = "(?:\\s?(?:long|lang|짜리|길이|정도|동안|쯤))?";
    private static final String SMALL = "(\\d{1,9}(?:[.,]\\d{1,3})?)\\s{0,2}";
    private static final Pattern IN_HOURS =
            Pattern.compile(NUMBER + HOURS + "(?:\\s{0,2}(?:and|und)?\\s{0,2}" + SMALL + MINUTES + ")?" + TAIL, FLAGS);
    private static final Pattern IN_MINUTES = Pattern.compile(
            NUMBER + MINUTES + "(?:\\s{0,2}(?:(?:and|und)\\s{0,2})?" + SMALL + SECONDS + "|(\\s?반)(?![가-힣]))?" + TAIL,
            FLAGS);
    private static final Pattern IN_SECONDS = Pattern.compile(NUMBER + SECONDS + TAIL, FLAGS);
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:])(\\d{1,2}):([0-5]\\d)(?![\\d:])(?:\\s?(?:min(?:utes?|uten)?|분))?" + TAIL, FLAGS);
    private static final Pattern DECADE = Pattern.compile("(?:19|20)?[2-9]0s", FLAGS);

    private Durations() {}

    static List<Said<Double>> take(Blanked text) {
        List<Said<Double>> found = new ArrayList<>();
        text.take(IN_HOURS, match -> add(found, 3600 * number(match.group(1)) + 60 * number(match.group(2)), match));
        text.take(
                IN_MINUTES,
                match -> add(
                        found,
                        60 * number(match.group(1)) + number(match.group(2)) + (match.group(3) == null ? 0 : 30),
                        match));
        text.take(
                IN_SECONDS,
                match -> !DECADE.matcher(match.group()).matches() && add(found, number(match.group(1)), match));
        text.take(CLOCK, match -> add(found, 60 * number(match.group(1)) + number(match.group(2)), match));
        return found;
    }

    private static boolean add(List<Said<Double>> found, double seconds, MatchResult match) {
        found.add(new Said<>(checked(seconds, match.group()), match.group().strip()));
        return true;
    }

    static double checked(double seconds, String words) {
        if (!(seconds > 0 && seconds <= Blueprint.MOST_SECONDS)) {
            throw new PromptException(
                    "\"" + words.strip() + "\"",
                    "no length that can be written",
                    "ask for 1 to " + Math.round(Blueprint.MOST_SECONDS) + " seconds");
        }
        return seconds;
    }

    private static double number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        Double word = WORDS.get(text.toLowerCase(Locale.ROOT));
        return word != null ? word : Double.parseDouble(text.replace(',', '.'));
    }
}
