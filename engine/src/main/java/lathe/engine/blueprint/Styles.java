package lathe.engine.blueprint;

import java.util.List;

/** Ids of the styles that the arranger has a grammar for. */
public final class Styles {

    /** All ids; the first is what a prompt without a genre gets. */
    public static final List<String> ALL = List.of(
            "pop",
            "rock",
            "edm",
            "house",
            "hip-hop",
            "lo-fi",
            "k-ballad",
            "k-pop",
            "trot",
            "schlager",
            "jazz",
            "bossa",
            "folk",
            "film",
            "ambient",
            "classical-piano",
            "chorale",
            "metal",
            "funk",
            "reggae",
            "country",
            "blues",
            "latin",
            "waltz",
            "synthwave");

    private Styles() {}
}
