package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** Tunes of sections that lead in, out or up: not new ones, but the song's motif, bar by bar over the chords. */
final class MotifTunes {

    private static final int VELOCITY = 80;

    private MotifTunes() {}

    /** True for kinds that are made of the motif alone. */
    static boolean has(SectionKind kind) {
        return switch (kind) {
            case INTRO, OUTRO, BUILD, BREAKDOWN -> true;
            default -> false;
        };
    }

    static List<Note> write(
            SectionKind kind, Motif motif, Key key, List<ChordSpan> chords, PitchRange range, int bars) {
        List<Note> notes = new ArrayList<>();
        int bar = 0;
        while (bar < bars) {
            Motif said = said(kind, motif, bar, bars);
            int length = (int) Math.max(1, said.ticks() / motif.ticks());
            if (!said.tones().isEmpty() && bar + length <= bars) {
                notes.addAll(bar(said, bar, motif.ticks(), key, chords, risen(kind, range, bar, bars)));
            }
            bar += length;
        }
        return notes.isEmpty() ? bar(motif, 0, motif.ticks(), key, chords, range) : notes;
    }

    private static List<Note> bar(
            Motif said, int bar, long barTicks, Key key, List<ChordSpan> chords, PitchRange range) {
        long start = bar * barTicks;
        List<Note> notes = new ArrayList<>();
        for (Note note : said.realise(key, Pitches.at(chords, start), range, VELOCITY)) {
            Chord chord = Pitches.at(chords, start + note.startTick());
            boolean held = note.durationTicks() >= barTicks / 3;
            int pitch = held ? Pitches.nearest(note.pitch(), chord::contains, range) : note.pitch();
            notes.add(note.withPitch(pitch).movedBy(start));
        }
        return notes;
    }

    /** What a bar says: an intro asks and waits, a build repeats its head, a breakdown and an outro slow down. */
    private static Motif said(SectionKind kind, Motif motif, int bar, int bars) {
        Motif silence = new Motif(List.of(), motif.ticks());
        return switch (kind) {
            case INTRO -> bar % 4 == 0 ? motif : bar % 4 == 2 && bar + 1 < bars ? motif.head() : silence;
            case BUILD -> bar + 1 < bars ? motif.head() : silence;
            case BREAKDOWN -> bar % 4 == 0 && bar + 2 <= bars ? motif.augmented() : silence;
            default -> {
                boolean closing = bar >= bars - 1;
                yield closing ? silence : bar % 4 == 0 ? motif : bar % 2 == 0 ? motif.inverted() : silence;
            }
        };
    }

    /** A build climbs. */
    private static PitchRange risen(SectionKind kind, PitchRange range, int bar, int bars) {
        if (kind != SectionKind.BUILD) {
            return range;
        }
        int room = Math.min(7, 127 - range.high());
        int shift = bars < 2 ? 0 : room * bar / (bars - 1);
        return new PitchRange(range.low() + shift, range.high() + shift);
    }
}
