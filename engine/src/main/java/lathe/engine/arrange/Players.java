package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.arrange.style.Part;
import lathe.engine.arrange.style.SectionContext;
import lathe.engine.arrange.style.Style;
import lathe.engine.arrange.style.StyleBook;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/** What each part plays in a section: the tune from the material, everything else by the style. */
final class Players {

    private static final double OCTAVES_FROM_ENERGY = 0.7;
    private static final int SEVERAL_VOICES = 6;
    private static final int HIGHEST_DOUBLED = 80;

    private final Blueprint blueprint;
    private final Style style;
    private final Band band;
    private final Motif motif;
    private final Seed seed;
    private final Humaniser humaniser;

    Players(Blueprint blueprint, Style style, Band band, Motif motif, Seed seed) {
        this.blueprint = blueprint;
        this.style = style;
        this.band = band;
        this.motif = motif;
        this.seed = seed;
        humaniser = new Humaniser(blueprint);
    }

    /** A part's notes in a section, ticks from the section's start; none where it rests. */
    List<Note> play(Part part, Section section, Ending ending) {
        Place place = section.place();
        if (!band.plays(part, place)) {
            return List.of();
        }
        List<Note> notes = written(part, section);
        if (place.isLast()) {
            Chord last = section.material().chords().getLast().chord();
            boolean sung = part.role() == TrackRole.MELODY && !section.lyrics().isEmpty();
            notes = sung ? ending.hold(notes, place) : ending.close(part, notes, place, last);
            notes = Dynamics.fades(place, blueprint.style()) ? Dynamics.fade(notes, place) : notes;
        }
        return humaniser.play(
                part,
                notes,
                place.seed(seed).child("hands").child(place.placed().turn()).child(part.name()));
    }

    private List<Note> written(Part part, Section section) {
        Place place = section.place();
        Material material = section.material();
        Key key = place.key();
        if (part.role() == TrackRole.MELODY) {
            List<Note> tune = part.equals(band.harmony().orElse(null))
                    ? HarmonyVoice.under(
                            material.melody(), key, material, part.instrument().range())
                    : doubled(part, material.melody(), place);
            return Dynamics.towardsNext(
                    Dynamics.tune(tune, place.meter(), place.plan().energy()), place);
        }
        SectionContext context = place.context(blueprint, key, material.chords(), material.melody());
        List<Note> notes = style.play(part, context, place.seed(seed).child(part.name()));
        notes = part.role() == TrackRole.COUNTER ? answering(part, notes, section) : notes;
        boolean sameInstrument =
                part.instrument().equals(band.tune(place.plan()).instrument());
        return sameInstrument ? beside(doubled(part, material.melody(), place), notes) : notes;
    }

    /** On the instrument that has the tune too, its keys are free for it: a note gives way to the same tone of the tune. */
    private static List<Note> beside(List<Note> tune, List<Note> notes) {
        List<Note> free = new ArrayList<>();
        for (Note note : notes) {
            long end = note.endTick();
            for (Note sung : tune) {
                if (sung.pitch() == note.pitch() && sung.startTick() < end && note.startTick() < sung.endTick()) {
                    end = Math.max(note.startTick(), sung.startTick());
                }
            }
            if (end > note.startTick()) {
                free.add(note.withDuration(end - note.startTick()));
            }
        }
        return free;
    }

    private List<Note> answering(Part part, List<Note> line, Section section) {
        Answers answers = new Answers(section.place().key(), section.place().meter(), section.material(), this::swung);
        return answers.into(line, motif, part.instrument());
    }

    private Note swung(Note note) {
        return StyleBook.swung(note, blueprint.style(), blueprint.meter(), blueprint.swing());
    }

    /** Loud choruses in octaves, on instruments of several voices. */
    private static List<Note> doubled(Part part, List<Note> tune, Place place) {
        boolean wanted = place.climax() || (isHigh(place) && place.plan().energy() >= OCTAVES_FROM_ENERGY);
        if (!wanted || part.instrument().polyphony() < SEVERAL_VOICES) {
            return tune;
        }
        PitchRange comfort = part.instrument().comfort();
        boolean above = tune.stream()
                .allMatch(note -> note.pitch() <= HIGHEST_DOUBLED && comfort.contains(note.pitch() + PitchClass.COUNT));
        int octave = above ? PitchClass.COUNT : -PitchClass.COUNT;
        List<Note> doubled = new ArrayList<>(tune);
        for (Note note : tune) {
            if (part.instrument().range().contains(note.pitch() + octave)) {
                doubled.add(note.withPitch(note.pitch() + octave).withVelocity(note.velocity() - 8));
            }
        }
        return doubled;
    }

    private static boolean isHigh(Place place) {
        return switch (place.kind()) {
            case CHORUS, DROP, HOOK, REPRISE -> true;
            default -> false;
        };
    }
}
