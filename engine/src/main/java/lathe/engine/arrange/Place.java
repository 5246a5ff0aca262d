package lathe.engine.arrange;

import java.util.List;
import java.util.Optional;
import lathe.engine.arrange.style.SectionContext;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.song.PlacedSection;
import lathe.engine.theory.Key;

/**
 * A section at its place in the form.
 *
 * @param index its number in the form, from 0
 * @param material what it is made of: sections of equal material share chords and tune
 * @param home the key it is written in: the song's, or that of the chords it was given
 * @param lift semitones above that key
 * @param climax true for the last chorus of several
 * @param energyAfter that of the next section; its own at the end
 * @param next the kind of the next section
 */
record Place(
        int index,
        SectionPlan plan,
        PlacedSection placed,
        Meter meter,
        String material,
        Key home,
        int lift,
        boolean climax,
        double energyAfter,
        Optional<SectionKind> next) {

    long barTicks() {
        return meter.barTicks(Score.TICKS_PER_QUARTER);
    }

    long startTick() {
        return placed.startBar() * barTicks();
    }

    long ticks() {
        return placed.bars() * barTicks();
    }

    long endTick() {
        return startTick() + ticks();
    }

    SectionKind kind() {
        return plan.kind();
    }

    boolean isLast() {
        return next.isEmpty();
    }

    /** The seed of all that is shared by sections of the same material; a replaced section has its own. */
    Seed seed(Seed song) {
        Seed shared = song.child(material);
        return placed.take() == 0
                ? shared
                : shared.child("turn " + placed.turn()).child(placed.take());
    }

    /** Name of the seed's owner. */
    String seedName() {
        return placed.take() == 0 ? material : material + ":" + placed.turn() + "#" + placed.take();
    }

    /** What a player knows of the section. */
    SectionContext context(Blueprint blueprint, Key key, List<ChordSpan> chords, List<Note> melody) {
        return new SectionContext(
                kind(),
                placed.turn(),
                key,
                meter,
                placed.bars(),
                plan.energy(),
                energyAfter,
                blueprint.swing(),
                blueprint.bpm(),
                chords,
                melody,
                next);
    }

    /** The key it sounds in. */
    Key key() {
        return home.transposed(lift);
    }
}
