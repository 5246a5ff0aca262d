package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** Call and response: where the tune rests or holds for a beat and a half, the second tune answers with the song's motif. */
final class Answers {

    private static final double LEAST_BEATS = 1.5;

    private final Key key;
    private final Material material;
    private final UnaryOperator<Note> swung;
    private final long beat;
    private final long barTicks;

    /** @param swung plays a written note as the style swings */
    Answers(Key key, Meter meter, Material material, UnaryOperator<Note> swung) {
        this.key = key;
        this.material = material;
        this.swung = swung;
        long written = meter.beatTicks(Score.TICKS_PER_QUARTER);
        beat = meter.isCompound() ? 3 * written : written;
        barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
    }

    private record Gap(long start, long end) {}

    /** The style's second tune with the motif's answers in the gaps of the first; ticks count from the section's start. */
    List<Note> into(List<Note> line, Motif motif, InstrumentSpec instrument) {
        List<Note> tune = material.melody();
        if (line.isEmpty() || tune.isEmpty()) {
            return line;
        }
        PitchRange range = range(tune, instrument);
        int velocity = (int) Math.round(
                        line.stream().mapToInt(Note::velocity).average().orElse(70))
                + 4;
        List<Note> notes = new ArrayList<>(line);
        for (Gap gap : gaps(tune, material.ticks())) {
            List<Note> answer = fill(gap, motif, range, Math.min(Note.MOST, velocity));
            if (!answer.isEmpty()) {
                long end = answer.getLast().endTick();
                notes.removeIf(note -> note.startTick() >= gap.start() && note.startTick() < end);
                notes.replaceAll(note -> note.startTick() < gap.start() && note.endTick() > gap.start()
                        ? note.withDuration(gap.start() - note.startTick())
                        : note);
                answer.forEach(note -> notes.add(swung.apply(note)));
            }
        }
        return notes;
    }

    /** Away from the tune: above it where the instrument reaches there, else below. */
    private PitchRange range(List<Note> tune, InstrumentSpec instrument) {
        double middle = tune.stream().mapToInt(Note::pitch).average().orElse(67);
        PitchRange comfort = instrument.comfort();
        int above = (int) Math.round(middle) + 3;
        int below = (int) Math.round(middle) - 4;
        if (comfort.high() - above >= 9) {
            return new PitchRange(above, Math.min(comfort.high(), above + 14));
        }
        int high = Math.clamp(below, comfort.low() + 7, comfort.high());
        return new PitchRange(Math.max(comfort.low(), high - 14), high);
    }

    /** Where the tune is silent, or holds a tone beyond a beat and a half. */
    private List<Gap> gaps(List<Note> tune, long ticks) {
        List<Gap> gaps = new ArrayList<>();
        long busyUntil = 0;
        for (Note note : tune) {
            add(gaps, busyUntil, note.startTick());
            long speaks = Math.min(note.durationTicks(), beat + beat / 2);
            busyUntil = Math.max(busyUntil, note.startTick() + speaks);
        }
        add(gaps, busyUntil, ticks);
        return gaps;
    }

    private void add(List<Gap> gaps, long from, long to) {
        long start = Math.ceilDiv(from, beat / 2) * (beat / 2);
        if (to - start >= LEAST_BEATS * beat) {
            gaps.add(new Gap(start, to));
        }
    }

    /** The motif's rhythm laid into the gap from its end, or its head where the gap is long. */
    private List<Note> fill(Gap gap, Motif motif, PitchRange range, int velocity) {
        long length = Math.min(gap.end() - gap.start(), barTicks);
        List<Motif.Tone> tones = motif.tones().stream()
                .filter(tone -> tone.startTick() + beat / 2 <= length)
                .toList();
        if (tones.isEmpty()) {
            return List.of();
        }
        int from = Pitches.nearest(
                (range.low() + range.high()) / 2, Pitches.at(material.chords(), gap.start())::contains, range);
        List<Note> notes = new ArrayList<>();
        for (Motif.Tone tone : tones) {
            long start = gap.start() + tone.startTick();
            long duration = Math.min(tone.durationTicks(), gap.start() + length - start);
            Chord chord = Pitches.at(material.chords(), start);
            boolean resting = duration >= beat || tone.equals(tones.getLast());
            int pitch = range.fold(Pitches.inScale(key, from, tone.step()));
            notes.add(new Note(
                    start, duration, resting ? Pitches.nearest(pitch, chord::contains, range) : pitch, velocity));
        }
        return notes;
    }
}
