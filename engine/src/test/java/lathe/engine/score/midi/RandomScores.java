package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;

/** Scores that no musician writes: notes over notes of the same pitch, any tempo, any number of tracks. */
final class RandomScores {

    private static final int SPAN = 20_000;

    private RandomScores() {}

    static Score next(RandomGenerator random) {
        List<Track> tracks = new ArrayList<>();
        int count = random.nextInt(1, 24);
        for (int i = 0; i < count; i++) {
            tracks.add(track("Track " + i, random));
        }
        return new Score(
                "Zufällig 무작위",
                new TempoMap(random.nextInt(24, 2000), tempi(random)),
                List.of(new Timed<>(0, new Meter(random.nextInt(1, 16), 1 << random.nextInt(6)))),
                List.of(new Timed<>(0, new Key(random.nextInt(12), pick(Mode.values(), random)))),
                tracks,
                chords(random),
                List.of(new Timed<>(0, "Verse 1"), new Timed<>(random.nextInt(1, SPAN), "Chorus 1")),
                List.of(new Timed<>(0, "Hal-"), new Timed<>(100, "lo"), new Timed<>(SPAN, "봄")),
                List.of("made by chance", "twice"));
    }

    private static List<Timed<Integer>> tempi(RandomGenerator random) {
        List<Timed<Integer>> tempi = new ArrayList<>();
        tempi.add(new Timed<>(0, random.nextInt(1, TempoMap.MOST_MICROS)));
        for (int tick = random.nextInt(1, 4000); tick < SPAN; tick += random.nextInt(1, 4000)) {
            tempi.add(new Timed<>(tick, random.nextInt(1, TempoMap.MOST_MICROS)));
        }
        return tempi;
    }

    private static List<ChordSpan> chords(RandomGenerator random) {
        List<ChordSpan> chords = new ArrayList<>();
        for (long at = 0; at < SPAN; ) {
            long length = random.nextInt(1, 3000);
            Chord chord = new Chord(random.nextInt(12), pick(ChordQuality.values(), random), random.nextInt(12));
            chords.add(new ChordSpan(at, length, chord));
            at += length + (random.nextBoolean() ? 0 : random.nextInt(1, 500));
        }
        return chords;
    }

    private static Track track(String name, RandomGenerator random) {
        List<InstrumentSpec> all = List.copyOf(Orchestra.all());
        InstrumentSpec spec = all.get(random.nextInt(all.size()));
        List<Note> notes = new ArrayList<>();
        int pitches = random.nextInt(1, 60);
        for (int i = random.nextInt(1, 200); i > 0; i--) {
            int start = random.nextInt(SPAN);
            notes.add(new Note(
                    start,
                    random.nextInt(1, 3000),
                    60 + random.nextInt(pitches),
                    random.nextInt(1, 128),
                    random.nextInt(-50, 50)));
        }
        List<TrackEvent> events = random.nextBoolean() ? List.of() : events(random);
        return new Track(name, spec.id(), spec.program(), spec.isPercussion(), TrackRole.OTHER, notes, events);
    }

    private static List<TrackEvent> events(RandomGenerator random) {
        return List.of(
                new TrackEvent.Control(random.nextInt(SPAN), random.nextInt(128), random.nextInt(128)),
                new TrackEvent.Bend(random.nextInt(SPAN), random.nextInt(-8192, 8192)),
                new TrackEvent.Pressure(random.nextInt(SPAN), random.nextInt(128)),
                new TrackEvent.Program(2 * SPAN, random.nextInt(128)),
                new TrackEvent.KeyPressure(random.nextInt(SPAN), random.nextInt(128), random.nextInt(128)));
    }

    private static <T> T pick(T[] all, RandomGenerator random) {
        return all[random.nextInt(all.length)];
    }
}
