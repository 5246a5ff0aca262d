package lathe.engine.arrange.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;

/**
 * What a style's file says.
 *
 * @param swingTicks length of the pair of notes that swings: a quarter for swung eighths
 * @param feel name of the drummers whose timing and velocity it takes, see {@link DrumFeel}
 * @param feelAmount 0 for a machine to 1 for the drummers themselves
 * @param tensions true if comping may add the ninth of the scale to chords with a seventh
 * @param fills name of its drum fills
 * @param players the band
 * @param progressions by {@code major}, {@code minor} and, if it has its own, {@code blues}
 */
record StyleSheet(
        String id,
        long swingTicks,
        String feel,
        double feelAmount,
        boolean tensions,
        String fills,
        List<Player> players,
        SequencedMap<String, ProgressionGrammar> progressions,
        GrooveTable grooves,
        List<Fill> fillTable) {

    ProgressionGrammar progressions(Key key) {
        ProgressionGrammar blues = key.mode() == Mode.BLUES ? progressions.get("blues") : null;
        ProgressionGrammar found =
                blues != null ? blues : progressions.get(key.mode().isMinor() ? "minor" : "major");
        if (found == null) {
            throw new IllegalStateException(id + " has no progressions for " + key.name());
        }
        return found;
    }

    /** The place that a part has in this band: the same name, else role and instrument, else the role. */
    Player playerOf(Part part) {
        Player best = new Player(part.role(), "", List.of(), 0, new LinkedHashMap<>());
        int bestFit = 0;
        for (Player player : players) {
            int fit = player.name().equals(part.name())
                    ? 3
                    : player.role() != part.role()
                            ? 0
                            : player.instruments().contains(part.instrument().id()) ? 2 : 1;
            if (fit > bestFit) {
                best = player;
                bestFit = fit;
            }
        }
        return best;
    }

    /** Names under which a part's patterns may stand, the narrowest first. */
    static List<String> targets(Part part) {
        String role = name(part.role());
        return List.of(
                role + ":" + part.name().toLowerCase(Locale.ROOT),
                role + ":" + part.instrument().id(),
                role + ":" + kebab(part.instrument().family().name()),
                role);
    }

    static String name(TrackRole role) {
        return kebab(role.name());
    }

    static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
