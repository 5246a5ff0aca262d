package lathe.plugin.gui.generic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import lathe.plugin.gui.EditorContext;

/**
 * Parameters in groups, as their ids tell: a chain's stage before the dot, and what is numbered, such as {@code band1_},
 * before the line. Order as declared; what has no group comes first.
 */
final class Sections {

    /** A group: its title, empty for what has none, and the parameters' places. */
    record Section(String title, List<Integer> indices) {}

    private Sections() {}

    static List<Section> of(EditorContext context) {
        SequencedMap<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        List<String> ids = context.parameters().ids();
        for (int i = 0; i < ids.size(); i++) {
            groups.computeIfAbsent(group(ids.get(i)), key -> new ArrayList<>()).add(i);
        }
        List<Section> sections = new ArrayList<>();
        groups.forEach((key, indices) -> {
            if (!indices.isEmpty()) {
                sections.add(new Section(title(key), List.copyOf(indices)));
            }
        });
        return sections;
    }

    /** What of an id says the group. */
    private static String group(String id) {
        int dot = id.lastIndexOf('.');
        String stage = dot < 0 ? "" : id.substring(0, dot);
        String rest = id.substring(dot + 1);
        int line = rest.indexOf('_');
        boolean numbered = line > 1 && Character.isDigit(rest.charAt(line - 1)) && Character.isLetter(rest.charAt(0));
        String item = numbered ? rest.substring(0, line) : "";
        return stage.isEmpty() || item.isEmpty() ? stage + item : stage + "." + item;
    }

    /** {@code low_shelf.band12} as "Low shelf, band 12". */
    static String title(String group) {
        String words = group.replace('_', ' ').replace(".", ", ").replaceAll("(?<=[A-Za-z])(?=\\d)", " ");
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A name without its group's title, which stands above it: "Band 1 gain" in "Band 1" is "Gain". */
    static String nameIn(String title, String name) {
        int comma = title.lastIndexOf(", ");
        String last = comma < 0 ? title : title.substring(comma + 2);
        boolean said = !last.isEmpty()
                && name.length() > last.length() + 1
                && name.toLowerCase(Locale.ROOT).startsWith(last.toLowerCase(Locale.ROOT) + " ");
        if (!said) {
            return name;
        }
        String rest = name.substring(last.length() + 1);
        return rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }
}
