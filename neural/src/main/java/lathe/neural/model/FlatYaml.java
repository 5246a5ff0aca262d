package lathe.neural.model;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The lines {@code key: value} of a YAML file without structure, as DiffSinger writes beside its vocoders. Comments, quotes
 * and blank lines are understood; indented lines and lists belong to something else and are passed over.
 */
final class FlatYaml {

    private FlatYaml() {}

    static SequencedMap<String, String> parse(String text) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            boolean top =
                    !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && "#-".indexOf(line.charAt(0)) < 0;
            boolean separated = colon > 0 && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ');
            if (top && separated) {
                String value = value(line.substring(colon + 1).strip());
                if (!value.isEmpty()) {
                    values.putIfAbsent(unquoted(line.substring(0, colon).strip()), value);
                }
            }
        });
        return values;
    }

    private static String value(String written) {
        if (written.startsWith("\"") || written.startsWith("'")) {
            int end = written.indexOf(written.charAt(0), 1);
            return end < 0 ? "" : written.substring(1, end);
        }
        int comment = written.startsWith("#") ? 0 : written.indexOf(" #");
        return comment < 0 ? written : written.substring(0, comment).strip();
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && "\"'".indexOf(key.charAt(0)) >= 0 && key.endsWith(key.substring(0, 1));
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
