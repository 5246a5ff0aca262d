package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Blueprint;

/** Tempi in numbers: {@code 105 bpm}, {@code tempo 92-96}, {@code ♩=92}, {@code 120비피엠}. */
final class Tempi {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NUMBER = "(-?\\d{1,9}(?:[.,]\\d{1,3})?)";
    private static final String RANGE = NUMBER + "(?:\\s{0,3}(?:-|–|~|to|bis|and|und)\\s{0,3}" + NUMBER + ")?";
    private static final Pattern BEFORE_UNIT = Pattern.compile(
            RANGE
                    + "\\s{0,3}-?(?:bpm|b\\.p\\.m\\.?|beats?\\s?(?:per|a|/)\\s?min(?:ute)?|schläge(?:n)?\\s(?:pro|in der|die)\\s"
                    + "minute|비피엠|비트\\s?퍼\\s?미닛)(?:으로|로|의|정도|쯤)?",
            FLAGS);
    private static final Pattern BEHIND_NAME = Pattern.compile(
            "(?:(?<![\\p{L}])(?:bpm|tempo|metronom(?:e)?|m\\.?m\\.?|viertel|quarter(?:\\s?note)?)|템포|비피엠|빠르기|♩|♪|𝅘𝅥)"
                    + "\\s{0,3}(?:는|은|가|:|=|of|von|is|ist|at|bei|um|around|about|ca\\.?|circa|약)?\\s{0,3}(?:ca\\.?\\s|약\\s)?"
                    + RANGE + "(?![\\d/%])",
            FLAGS);

    private Tempi() {}

    static List<Said<Double>> take(Blanked text) {
        List<Said<Double>> found = new ArrayList<>();
        text.take(BEFORE_UNIT, match -> found.add(tempo(match)));
        text.take(BEHIND_NAME, match -> found.add(tempo(match)));
        return found;
    }

    private static Said<Double> tempo(MatchResult match) {
        double low = number(match.group(1));
        double bpm = match.group(2) == null ? low : (low + number(match.group(2))) / 2;
        return new Said<>(checked(bpm, match.group()), match.group().strip());
    }

    static double checked(double bpm, String words) {
        if (!(bpm >= Blueprint.SLOWEST_BPM && bpm <= Blueprint.FASTEST_BPM)) {
            throw new PromptException(
                    "\"" + words.strip() + "\"", "no tempo that can be played", "ask for 30 to 300 bpm");
        }
        return bpm;
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }
}
