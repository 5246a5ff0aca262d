package lathe.engine.score.abc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tunes of a file, as lines: standard 2.1, section 2. Fields before the first tune hold for all of them. */
final class AbcBook {

    /** A tune with the fields of its file put before its own. */
    record Tune(int number, List<String> lines) {}

    private static final Pattern REFERENCE = Pattern.compile("X:.*");
    private static final Pattern FILE_FIELD = Pattern.compile("[LMQUI]:.*|%%.*");
    private static final Pattern KEY = Pattern.compile("K:.*");

    private final List<Tune> tunes = new ArrayList<>();
    private final List<String> fileHeader = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private boolean inTune;
    private boolean hasKey;

    private AbcBook() {}

    static List<Tune> tunes(String text) {
        AbcBook book = new AbcBook();
        boolean numbered = text.lines().anyMatch(line -> REFERENCE.matcher(line).matches());
        if (!numbered) {
            book.begin();
        }
        text.lines().forEach(book::take);
        book.end();
        return book.tunes;
    }

    private void take(String line) {
        if (REFERENCE.matcher(line).matches()) {
            end();
            begin();
            lines.add(line);
        } else if (!inTune) {
            if (tunes.isEmpty() && FILE_FIELD.matcher(line).matches()) {
                fileHeader.add(line);
            }
        } else if (!line.isBlank()) {
            hasKey |= KEY.matcher(line).matches();
            lines.add(line);
        } else if (hasKey) {
            end(); // an empty line within the header is a slip, behind it the end of the tune
        }
    }

    private void begin() {
        inTune = true;
        hasKey = false;
        lines = new ArrayList<>(fileHeader);
    }

    private void end() {
        if (inTune && hasKey) {
            tunes.add(new Tune(number(), List.copyOf(lines)));
        }
        inTune = false;
    }

    private int number() {
        for (String line : lines) {
            if (REFERENCE.matcher(line).matches()) {
                String digits = line.substring(2).strip();
                int end = 0;
                while (end < digits.length() && end < 9 && Character.isDigit(digits.charAt(end))) {
                    end++;
                }
                return end == 0 ? 0 : Integer.parseInt(digits, 0, end, 10);
            }
        }
        return 0;
    }
}
