package lathe.engine.compose;

import java.util.List;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;

/**
 * What a composer wrote. Ticks count from the section's start.
 *
 * @param chords the harmony, without gaps
 * @param melody one voice
 * @param inner further voices from high to low, such as alto, tenor and bass of a chorale; empty if the composer wrote none
 */
public record SectionDraft(List<ChordSpan> chords, List<Note> melody, List<List<Note>> inner) {

    /** Copies the lists. */
    public SectionDraft {
        chords = List.copyOf(chords);
        melody = List.copyOf(melody);
        inner = inner.stream().map(List::copyOf).toList();
    }
}
