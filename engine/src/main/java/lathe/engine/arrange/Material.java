package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;

/**
 * Chords and tune that sections share, in the song's own key; ticks count from the section's start.
 *
 * @param ticks length
 */
record Material(List<ChordSpan> chords, List<Note> melody, long ticks) {

    Material {
        chords = List.copyOf(chords);
        melody = List.copyOf(melody);
    }

    /** The material at another length: repeated from its start, or cut off. */
    Material fitTo(long wanted) {
        if (wanted == ticks) {
            return this;
        }
        List<ChordSpan> fittedChords = new ArrayList<>();
        List<Note> fittedMelody = new ArrayList<>();
        for (long from = 0; from < wanted; from += ticks) {
            for (ChordSpan span : chords) {
                long start = from + span.startTick();
                if (start < wanted) {
                    long length = Math.min(span.durationTicks(), wanted - start);
                    fittedChords.add(new ChordSpan(start, length, span.chord()));
                }
            }
            for (Note note : melody) {
                long start = from + note.startTick();
                if (start < wanted) {
                    fittedMelody.add(note.movedBy(from).withDuration(Math.min(note.durationTicks(), wanted - start)));
                }
            }
        }
        return new Material(fittedChords, fittedMelody, wanted);
    }

    Material transposed(int semitones) {
        if (semitones == 0) {
            return this;
        }
        return new Material(
                transposed(chords, semitones),
                melody.stream()
                        .map(note -> note.withPitch(Math.clamp(note.pitch() + semitones, 0, Note.MOST)))
                        .toList(),
                ticks);
    }

    /** Spans of chords some semitones higher. */
    static List<ChordSpan> transposed(List<ChordSpan> spans, int semitones) {
        return spans.stream()
                .map(span -> new ChordSpan(
                        span.startTick(), span.durationTicks(), span.chord().transposed(semitones)))
                .toList();
    }

    Material withMelody(List<Note> other) {
        return new Material(chords, other, ticks);
    }
}
