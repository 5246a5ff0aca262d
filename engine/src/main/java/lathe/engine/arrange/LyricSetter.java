package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.theory.PitchRange;

/**
 * Lays words under a tune: a line a phrase, a syllable a note. Where a line has more syllables than its phrase has notes, the
 * longest notes are parted; where it has fewer, a syllable is sung on several notes.
 */
record LyricSetter(List<Note> tune, List<Timed<String>> lyrics) {

    private static final PitchRange SPEAKING = new PitchRange(57, 72);
    private static final long SHORTEST = Score.TICKS_PER_QUARTER / 8;

    /** Sets the lines under the tune of a section; ticks count from the section's start. */
    static LyricSetter set(Syllables syllabary, List<Note> tune, Place place, Material material) {
        List<String> lines = place.plan().lyrics();
        List<Note> sung = new ArrayList<>();
        List<Timed<String>> lyrics = new ArrayList<>();
        long from = 0;
        for (int line = 0; line < lines.size(); line++) {
            long to = place.ticks() * (line + 1) / lines.size();
            if (lines.size() <= place.placed().bars()) {
                to = Math.ceilDiv((long) place.placed().bars() * (line + 1), lines.size()) * place.barTicks();
            }
            List<String> syllables = syllabary.in(lines.get(line));
            List<Note> phrase = within(tune, from, to);
            if (!syllables.isEmpty()) {
                phrase = phrase.isEmpty() ? spoken(from, to, material) : phrase;
                phrase = parted(phrase, syllables.size());
                int notes = phrase.size();
                for (int i = 0; i < syllables.size(); i++) {
                    Note note = phrase.get(Math.min(notes - 1, i * notes / syllables.size()));
                    lyrics.add(new Timed<>(note.startTick(), syllables.get(i)));
                }
            }
            sung.addAll(phrase);
            from = to;
        }
        return new LyricSetter(List.copyOf(sung), List.copyOf(lyrics));
    }

    private static List<Note> within(List<Note> tune, long from, long to) {
        return tune.stream()
                .filter(note -> note.startTick() >= from && note.startTick() < to)
                .toList();
    }

    /** A phrase without a tune is spoken on one tone of its chord. */
    private static List<Note> spoken(long from, long to, Material material) {
        int pitch = Pitches.nearest(64, Pitches.at(material.chords(), from)::contains, SPEAKING);
        return List.of(new Note(from, Math.max(1, (to - from) * 3 / 4), pitch, 80));
    }

    /** The phrase with its longest notes parted until there is one for each syllable, or none can be parted. */
    private static List<Note> parted(List<Note> phrase, int count) {
        List<Note> notes = new ArrayList<>(phrase);
        while (notes.size() < count) {
            Note longest = notes.stream()
                    .max(Comparator.comparingLong(Note::durationTicks))
                    .orElseThrow();
            if (longest.durationTicks() < 2 * SHORTEST) {
                return notes;
            }
            int at = notes.indexOf(longest);
            long first = half(longest);
            notes.set(at, longest.withDuration(first));
            notes.add(
                    at + 1,
                    new Note(
                            longest.startTick() + first,
                            longest.durationTicks() - first,
                            longest.pitch(),
                            longest.velocity()));
        }
        return notes;
    }

    /** The half, on the grid of eighths or sixteenths where the note lies on one. */
    private static long half(Note note) {
        long eighth = Score.TICKS_PER_QUARTER / 2;
        long half = note.durationTicks() / 2;
        for (long grid = eighth; grid >= SHORTEST; grid /= 2) {
            long rounded = Math.ceilDiv(half, grid) * grid;
            if (rounded > 0 && rounded < note.durationTicks()) {
                return rounded;
            }
        }
        return half;
    }
}
