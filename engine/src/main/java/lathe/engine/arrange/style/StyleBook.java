package lathe.engine.arrange.style;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lathe.engine.blueprint.Styles;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;

/** All styles by the ids of {@link lathe.engine.blueprint.Styles}. */
public final class StyleBook {

    private static final Map<String, GrammarStyle> READ = new ConcurrentHashMap<>();

    private StyleBook() {}

    /**
     * The style with the id; its file is read when it is first asked for.
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
        if (!Styles.ALL.contains(id)) {
            throw new IllegalArgumentException("style=" + id);
        }
        return READ.computeIfAbsent(id, fresh -> new GrammarStyle(StyleSheetReader.read(fresh)));
    }
}
