package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;

/**
 * The tune of a score: the tracks that call themselves melody, or else the pitched track that is highest and nearly one note at
 * a time, or else the highest notes of the whole.
 *
 * @param notes one at a time: of notes that begin together the highest
 */
public record Melody(List<Note> notes) {

    /** Copies the list. */
    public Melody {
        notes = List.copyOf(notes);
    }

    /** The tune of a score; without notes if it has no pitched ones. */
    public static Melody of(Score score) {
        List<Track> pitched = score.tracks().stream()
                .filter(track -> !track.percussion() && !track.notes().isEmpty())
                .toList();
        List<Track> named = pitched.stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .toList();
        if (!named.isEmpty()) {
            return of(named);
        }
        Optional<Track> singing = pitched.stream()
                .filter(track -> track.role() != TrackRole.BASS && Voice.isSingle(track.notes()))
                .filter(track -> track.notes().size() >= busiest(pitched) / 4)
                .max(Comparator.comparingDouble(track -> Voice.meanPitch(track.notes())));
        return of(singing.map(List::of).orElse(pitched));
    }

    private static int busiest(List<Track> tracks) {
        return tracks.stream().mapToInt(track -> track.notes().size()).max().orElse(0);
    }

    private static Melody of(List<Track> tracks) {
        List<Note> all = tracks.stream()
                .flatMap(track -> track.notes().stream())
                .sorted(Track.ORDER)
                .toList();
        return new Melody(skyline(all));
    }

    /** Of notes that begin together the highest; a note that begins under one that still sounds is left out. */
    static List<Note> skyline(List<Note> sorted) {
        List<Note> line = new ArrayList<>();
        for (Note note : sorted) {
            Note last = line.isEmpty() ? null : line.getLast();
            if (last != null && last.startTick() == note.startTick()) {
                line.removeLast();
                line.add(note); // sorted by pitch: this one is not lower
            } else if (last == null || note.startTick() >= last.endTick() || note.pitch() > last.pitch()) {
                line.add(note);
            }
        }
        return line;
    }

    /** Mean size of the intervals in semitones; NaN with fewer than two notes. */
    double meanStep() {
        double sum = 0;
        for (int i = 1; i < notes.size(); i++) {
            sum += Math.abs(notes.get(i).pitch() - notes.get(i - 1).pitch());
        }
        return notes.size() < 2 ? Double.NaN : sum / (notes.size() - 1);
    }

    /** Share of successions without a step; NaN with fewer than two notes. */
    double repeatRate() {
        int same = 0;
        for (int i = 1; i < notes.size(); i++) {
            same += notes.get(i).pitch() == notes.get(i - 1).pitch() ? 1 : 0;
        }
        return notes.size() < 2 ? Double.NaN : same / (notes.size() - 1.0);
    }

    /** Semitones between the 5th and the 95th percentile; NaN without notes. */
    double range() {
        int[] pitches = notes.stream().mapToInt(Note::pitch).sorted().toArray();
        int last = pitches.length - 1;
        return last < 0 ? Double.NaN : pitches[(int) Math.round(0.95 * last)] - pitches[(int) Math.round(0.05 * last)];
    }
}
