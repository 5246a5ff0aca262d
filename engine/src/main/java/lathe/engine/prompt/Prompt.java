package lathe.engine.prompt;

import java.text.Normalizer;
import java.util.Locale;
import lathe.engine.blueprint.Blueprint;

/**
 * Reads what a user writes about a song, in English, German or Korean, into a {@link Blueprint}.
 *
 * <p>Read are: genres, moods, instruments and scenes in words; what must not be ({@code no drums}, {@code ohne Schlagzeug},
 * {@code 드럼 없이}); tempi, keys, metres and lengths; how the song moves ({@code builds to a big chorus}); sections as tags
 * ({@code [Verse 2 - soft]}) with chords between bar lines and lyrics under them; and fields ({@code seed=7}). The words are
 * looked up in tables; no language is understood beyond them. Time grows linearly with the length of the text.
 */
public final class Prompt {

    /** Longest prompt. */
    public static final int MOST_CHARACTERS = 65_536;

    /** The seed of prompts that name none. */
    public static final long DEFAULT_SEED = 1;

    private static final Matcher MATCHER = new Matcher(Lexicon.standard());
    private static final TagReader TAGS = new TagReader(MATCHER, Lexicon.standard());

    private Prompt() {}

    /** Reads a prompt with the default seed. */
    public static Reading read(String text) {
        return read(text, DEFAULT_SEED);
    }

    /**
     * Reads a prompt.
     *
     * @param seed of the song, and of what the words leave open; a {@code seed=} in the text goes before it
     * @throws PromptException if the prompt asks for what cannot be, such as a tempo of 0
     */
    public static Reading read(String text, long seed) {
        if (text.length() > MOST_CHARACTERS) {
            throw new PromptException(
                    "the prompt",
                    "it has " + text.length() + " characters",
                    "shorten it to " + MOST_CHARACTERS + " or fewer");
        }
        String clean = clean(text);
        Script script = Script.of(clean, TAGS);
        Wishes wishes = new WishReader(MATCHER, Lexicon.standard()).read(script);
        if (clean.isBlank()) {
            wishes.notes.add("the prompt is empty; everything is a default");
        }
        Blueprint blueprint = new Planner(wishes, seed, words(clean)).plan();
        return new Reading(blueprint, wishes.unmatched, wishes.notes);
    }

    /** Letters and numbers in small, whatever stands between them. */
    private static String words(String clean) {
        return clean.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    /** Compatible letters as one, control characters as spaces. */
    private static String clean(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder clean = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r';
            boolean hidden = Character.getType(c) == Character.FORMAT;
            clean.append(control || hidden ? ' ' : c);
        }
        return clean.toString();
    }
}
