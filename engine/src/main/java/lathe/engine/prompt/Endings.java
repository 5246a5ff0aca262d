package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;

/** Further forms of a surface that grammar makes: German adjectives before nouns, Korean stems without their endings. */
final class Endings {

    private static final List<String> GERMAN = List.of("e", "er", "es", "en", "em");
    private static final int LEAST_STEM = 4;

    private Endings() {}

    /** The first word of a phrase with every ending that an adjective takes there; nothing for single words. */
    static List<String> german(String letters) {
        int gap = letters.indexOf(Folded.GAP);
        if (gap < 0) {
            return List.of();
        }
        String adjective = letters.substring(0, gap);
        List<String> forms = new ArrayList<>();
        for (String ending : GERMAN) {
            int stem = gap - ending.length();
            if (adjective.endsWith(ending) && stem >= LEAST_STEM) {
                for (String other : GERMAN) {
                    forms.add(adjective.substring(0, stem) + other + letters.substring(gap));
                }
            }
        }
        return forms;
    }

    /** The stem of a Korean adjective, so that all its endings match: {@code 당당한} also as {@code 당당하고}. */
    static List<String> korean(String letters) {
        int length = letters.length();
        if (length >= 3 && letters.endsWith("한") && letters.indexOf(Folded.GAP) < 0) {
            return List.of(letters.substring(0, length - 1));
        }
        if (length >= 4 && letters.endsWith("스러운")) {
            String stem = letters.substring(0, length - 2);
            return List.of(stem + "럽", stem + "레");
        }
        if (length >= 3 && letters.endsWith("로운")) {
            String stem = letters.substring(0, length - 2);
            return List.of(stem + "롭", stem + "로이");
        }
        return List.of();
    }
}
