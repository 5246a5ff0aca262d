package lathe.engine.song;

import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.Score;

/**
 * A song on paper.
 *
 * @param blueprint what was asked
 * @param composer id of the composer that wrote it
 * @param score what was written
 * @param sections the blueprint's, in order, without gaps
 */
public record Song(Blueprint blueprint, String composer, Score score, List<PlacedSection> sections) {

    /** Copies the list. */
    public Song {
        sections = List.copyOf(sections);
    }
}
