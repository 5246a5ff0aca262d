package lathe.engine.arrange;

import java.util.List;
import lathe.engine.score.Timed;

/**
 * A section as written, before it is played; ticks count from its start.
 *
 * @param lyrics syllables of the tune
 */
record Section(Place place, Material material, List<Timed<String>> lyrics) {

    Section {
        lyrics = List.copyOf(lyrics);
    }
}
