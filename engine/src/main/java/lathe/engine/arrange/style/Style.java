package lathe.engine.arrange.style;

import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.seed.Seed;

/** How a kind of music is arranged. Stateless: the seed decides, and the same call gives the same notes. */
public interface Style {

    /** One of {@link lathe.engine.blueprint.Styles}. */
    String id();

    /**
     * Chords for a section whose blueprint leaves them open. Ticks count from the section's start; no gaps; a cadence fits its
     * end.
     */
    List<ChordSpan> progression(SectionContext context, Seed seed);

    /** The band for a song: the instruments that the blueprint names, and the style's own where it names none. */
    List<Part> parts(Blueprint blueprint);

    /**
     * What a part plays in a section: written on the grid, ticks from the section's start; empty where it rests. The song's
     * swing and, in drum parts, the drummers' timing are in {@link Note#timingTicks}. Whether the part
     * plays at all at this energy ({@link Part#entersAt}) is for the caller to say. Not asked for melody parts, which
     * composers write; they swing with {@link StyleBook#swung}.
     */
    List<Note> play(Part part, SectionContext context, Seed seed);
}
