package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** All surfaces of all concepts, from the tables beside this class. */
final class Lexicon {

    private static final Lexicon DEFAULT = new Lexicon();

    private final Trie trie = new Trie();
    private final List<Surface> surfaces = new ArrayList<>();
    private final Set<String> englishStops = new HashSet<>();
    private final Set<String> germanStops = new HashSet<>();
    private final Set<String> koreanStops = new HashSet<>();

    private Lexicon() {
        table("negations.tsv", row -> new Concept(kind(row[1]), row[0]));
        table("instruments.tsv", row -> new Concept(ConceptKind.INSTRUMENT, row[0]));
        table("genres.tsv", row -> new Concept(ConceptKind.GENRE, row[0]));
        table("structure.tsv", row -> new Concept(kind(row[1]), row[0]));
        table("moods.tsv", row -> new Concept(ConceptKind.MOOD, row[0]));
        table("scenes.tsv", row -> new Concept(ConceptKind.SCENE, row[0]));
        for (String[] row : Tsv.rows("artists.tsv")) {
            add(row[0], new Concept(ConceptKind.ARTIST, row[0]), Language.ENGLISH);
        }
        for (String[] row : Tsv.rows("stopwords.tsv")) {
            Set<String> stops = switch (row[0]) {
                case "en" -> englishStops;
                case "de" -> germanStops;
                default -> koreanStops;
            };
            for (String word : row[1].split(" ", -1)) {
                stops.add(Folded.letters(word));
            }
        }
        surfaces.forEach(trie::add);
    }

    static Lexicon standard() {
        return DEFAULT;
    }

    private static ConceptKind kind(String name) {
        return ConceptKind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private void table(String name, Function<String[], Concept> concept) {
        for (String[] row : Tsv.rows(name)) {
            Concept found = concept.apply(row);
            Language[] languages = {Language.ENGLISH, Language.GERMAN, Language.KOREAN};
            for (int i = 0; i < languages.length; i++) {
                for (String item : Tsv.items(row[row.length - languages.length + i])) {
                    add(item, found, languages[i]);
                }
            }
        }
    }

    private void add(String item, Concept concept, Language language) {
        boolean own = item.startsWith("!");
        String letters = Folded.letters(own ? item.substring(1) : item);
        if (letters.isEmpty()) {
            throw new IllegalStateException("no letters in \"" + item + "\" of " + concept);
        }
        surfaces.add(new Surface(letters, concept, language, own));
        for (String form : language == Language.GERMAN ? Endings.german(letters) : Endings.korean(letters)) {
            surfaces.add(new Surface(form, concept, language, own));
        }
        String plain = withoutUmlauts(item);
        if (!plain.equals(item)) {
            surfaces.add(new Surface(Folded.letters(own ? plain.substring(1) : plain), concept, language, own));
        }
    }

    /** Some keyboards write neither ä nor ae. */
    private static String withoutUmlauts(String item) {
        return item.replace('ä', 'a')
                .replace('ö', 'o')
                .replace('ü', 'u')
                .replace('Ä', 'A')
                .replace('Ö', 'O')
                .replace('Ü', 'U');
    }

    Trie trie() {
        return trie;
    }

    /** Every way to say every concept, in the order of the tables. */
    List<Surface> surfaces() {
        return List.copyOf(surfaces);
    }

    /** True if the folded word carries no wish of its own in any of the languages. */
    boolean isStop(String word) {
        return englishStops.contains(word) || germanStops.contains(word) || koreanStops.contains(word);
    }

    /** What most of the words belong to. */
    Language languageOf(Folded text) {
        int english = 0;
        int german = 0;
        int korean = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.wordStarts(i)) {
                String word = text.slice(i, text.wordEnd(i));
                english += englishStops.contains(word) ? 1 : 0;
                german += germanStops.contains(word) ? 1 : 0;
                korean += Folded.isHangul(text.at(i)) ? 1 : 0;
            }
        }
        if (korean > 0) {
            return Language.KOREAN;
        }
        return german > english ? Language.GERMAN : Language.ENGLISH;
    }
}
