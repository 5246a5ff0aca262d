package lathe.engine.prompt;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lathe.engine.theory.Key;

/** Fields: {@code seed=7}, {@code swing=0.3}, {@code title="Night rain"}; those in plain words are left to the other readers. */
final class Fields {

    private static final Pattern FIELD = Pattern.compile(
            "(?<![\\p{L}_])([\\p{L}_]{2,20})\\s?=\\s?(?:\"([^\"\\n]{0,200})\"|([^,;\\n=\"]{1,80}?)(?=\\s+[\\p{L}_]{2,20}\\s?=|[,;\\n]|$))",
            Pattern.MULTILINE);
    private static final Pattern TITLE =
            Pattern.compile("(?i)(?:title|titel|제목)\\s?[:=]\\s?(?:\"([^\"\\n]{1,200})\"|([^\\n,;]{1,200}))");

    private final Wishes wishes;

    Fields(Wishes wishes) {
        this.wishes = wishes;
    }

    void take(Blanked text) {
        text.take(TITLE, match -> {
            String title = match.group(1) != null ? match.group(1) : match.group(2);
            wishes.titles.add(new Said<>(title.strip(), match.group().strip()));
            return true;
        });
        text.take(FIELD, this::field);
    }

    private boolean field(MatchResult match) {
        String name = match.group(1).toLowerCase(Locale.ROOT);
        String value = (match.group(2) != null ? match.group(2) : match.group(3)).strip();
        String words = match.group().strip();
        switch (name) {
            case "seed" -> wishes.seeds.add(new Said<>(whole(value, words), words));
            case "swing" -> wishes.swing.add(new Said<>(within(value, 0, 1, words), words));
            case "loudness", "lufs", "loudness_lufs" ->
                wishes.loudness.add(new Said<>(within(value, -40, -5, words), words));
            case "seconds", "duration", "length", "dauer", "audio_duration", "sekunden" -> {
                if (!value.matches("-?\\d{1,9}(?:\\.\\d{1,6})?")) {
                    return false;
                }
                wishes.seconds.add(new Said<>(Durations.checked(Double.parseDouble(value), words), words));
            }
            case "key", "keyscale", "key_scale", "tonart" -> {
                Key key = Key.parse(value).orElse(null);
                if (key == null) {
                    return false;
                }
                wishes.keys.add(new Said<>(key, words));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long whole(String value, String words) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException noNumber) {
            throw new PromptException("\"" + words + "\"", "no whole number", "write it like seed=7");
        }
    }

    private static double within(String value, double low, double high, String words) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException noNumber) {
            number = Double.NaN;
        }
        if (!(number >= low && number <= high)) {
            throw new PromptException("\"" + words + "\"", "out of range", "choose from " + low + " to " + high);
        }
        return number;
    }
}
