package lathe.engine.prompt;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text out of which what has been understood is taken, so that nothing is understood twice. */
final class Blanked {

    private final StringBuilder text;

    Blanked(String text) {
        this.text = new StringBuilder(text);
    }

    /** Takes every place where the pattern matches and the reader agrees; commas keep its neighbours apart. */
    void take(Pattern pattern, Predicate<MatchResult> reader) {
        Matcher matcher = pattern.matcher(text.toString());
        while (matcher.find()) {
            MatchResult result = matcher.toMatchResult();
            if (reader.test(result)) {
                for (int i = result.start(); i < result.end(); i++) {
                    text.setCharAt(i, ' ');
                }
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
