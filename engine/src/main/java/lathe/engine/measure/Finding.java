package lathe.engine.measure;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at, and what came of it.
 *
 * @param id name in JSON, with its unit, such as {@code tempo_bpm}; for ever
 * @param found a number, a text or a truth; null where there is none
 * @param asked the same of what was asked; null where nothing was
 * @param text a readable line without the verdict, such as {@code tempo 71.9 bpm, asked 72}
 */
public record Finding(
        String id,
        Verdict verdict,
        @Nullable Object found,
        @Nullable Object asked,
        String text) {

    static Finding of(String id, boolean agrees, @Nullable Object found, @Nullable Object asked, String text) {
        return new Finding(id, agrees ? Verdict.AGREES : Verdict.DIFFERS, found, asked, text);
    }

    static Finding noted(String id, @Nullable Object found, String text) {
        return new Finding(id, Verdict.NOTED, found, null, text);
    }

    /** The line with the verdict, where there is one. */
    public String line() {
        return verdict == Verdict.NOTED ? text : text + ": " + verdict.label();
    }
}
