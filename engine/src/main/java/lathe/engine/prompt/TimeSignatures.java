package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Meters;
import lathe.engine.score.Meter;

/** Metres: {@code 3/4}, {@code Sechsachteltakt}, {@code 4분의 3박자}; odd ones give way to the nearest that can be played. */
final class TimeSignatures {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern FRACTION = Pattern.compile(
            "(?<![\\d/.])(\\d{1,2})\\s?/\\s?(2|4|8|16)(?![\\d/])(?:\\s?-?(?:takt|time(?:\\s+signature)?|meter|metre|박자|박))?(?:으로|로|의)?",
            FLAGS);
    private static final Pattern KOREAN = Pattern.compile("(2|4|8|16)\\s?분의\\s?(\\d{1,2})\\s?박자?(?:으로|로|의)?");
    private static final Pattern GERMAN =
            Pattern.compile("(zwei|drei|vier|sechs)[- ]?(viertel|achtel)[- ]?takt", FLAGS);
    private static final Pattern ENGLISH = Pattern.compile(
            "(two|three|four|six)[- ](four|eight)(?:\\s(?:time|meter|metre))|(two|three|six)\\sin\\sa\\sbar", FLAGS);

    private TimeSignatures() {}

    static List<Said<Meter>> take(Blanked text, List<String> notes) {
        List<Said<Meter>> found = new ArrayList<>();
        text.take(FRACTION, match -> add(found, match.group(1), match.group(2), match.group(), notes));
        text.take(KOREAN, match -> add(found, match.group(2), match.group(1), match.group(), notes));
        text.take(GERMAN, match -> add(found, digits(match.group(1)), digits(match.group(2)), match.group(), notes));
        text.take(
                ENGLISH,
                match -> match.group(1) != null
                        && add(found, digits(match.group(1)), digits(match.group(2)), match.group(), notes));
        return found;
    }

    private static String digits(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "zwei", "two" -> "2";
            case "drei", "three" -> "3";
            case "vier", "four", "viertel" -> "4";
            case "sechs", "six" -> "6";
            default -> "8";
        };
    }

    private static boolean add(List<Said<Meter>> found, String beats, String unit, String words, List<String> notes) {
        String name = Integer.parseInt(beats) + "/" + unit;
        String playable = Meters.parse(name).isPresent() ? name : nearest(Integer.parseInt(beats), unit);
        if (!playable.equals(name)) {
            notes.add("metre " + name + " is not played; " + playable + " stands in for it");
        }
        found.add(new Said<>(Meters.parse(playable).orElseThrow(), words.strip()));
        return true;
    }

    private static String nearest(int beats, String unit) {
        if (beats % 3 == 0) {
            return unit.equals("4") || unit.equals("2") ? "3/4" : "6/8";
        }
        return beats == 2 || beats == 1 ? "2/4" : "4/4";
    }
}
