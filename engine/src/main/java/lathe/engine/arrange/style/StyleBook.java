package lathe.engine.arrange.style;

import java.util.Map;
import java.util.stream.Collectors;
import lathe.engine.blueprint.Styles;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;

/** All styles by the ids of {@link lathe.engine.blueprint.Styles}. */
public final class StyleBook {

    private static final Map<String, GrammarStyle> ALL = Styles.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(id -> id, id -> new GrammarStyle(StyleSheetReader.read(id))));

    private StyleBook() {}

    /**
     * The style with the id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Style get(String id) {
        return read(id);
    }

    /** A note of a tune swung as the style's players swing: the amount is the song's, what swings is the style's. */
    public static Note swung(Note note, String id, Meter meter, double swing) {
        return read(id).swing(meter, swing).apply(note);
    }

    private static GrammarStyle read(String id) {
        GrammarStyle style = ALL.get(id);
        if (style == null) {
            throw new IllegalArgumentException("style=" + id);
        }
        return style;
    }
}
