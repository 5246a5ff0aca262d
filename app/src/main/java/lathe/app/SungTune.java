package lathe.app;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lathe.core.hearing.Ear;
import lathe.core.hearing.Heard;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.heard.HeardTune;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;

/**
 * A tune heard in a recording, as a score to be accompanied.
 *
 * @param score its notes; the first bar begins with the first of them
 * @param startSeconds where in the recording the first bar begins
 */
record SungTune(Score score, double startSeconds) {

    private static final String INSTRUMENT = "voice";
    private static final int PROGRAM = 53;
    private static final int MOST_NAMES = 16;
    private static final int OCTAVE = 12;

    /** Who listens. */
    static Ear ear() {
        return Ear.installed()
                .orElseThrow(() -> new CallException("--over: listening needs the module lathe-listen, which this"
                        + " build was made without; put its jar and TarsosDSP's on the class path, or write the tune"
                        + " down and give it with --melody"));
    }

    /**
     * Takes a tune down.
     *
     * @param wishes of these the metre, which a tune alone does not tell, and a tempo that is locked
     */
    static SungTune of(Heard heard, Blueprint wishes) {
        HeardTune tune = HeardTune.of(wishes.locked().contains("bpm") ? at(wishes.bpm(), heard) : heard);
        Score bare = Score.of(
                TempoMap.of(Score.TICKS_PER_QUARTER, tune.quartersPerMinute()),
                wishes.meter(),
                List.of(new Track("Voice", INSTRUMENT, PROGRAM, false, TrackRole.MELODY, tune.notes(), List.of())));
        Score score = new Score(
                "",
                bare.tempo(),
                bare.meters(),
                tune.key().stream().map(key -> new Timed<>(0, key)).toList(),
                bare.tracks(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new SungTune(score, tune.startSeconds());
    }

    private static Heard at(double beatsPerMinute, Heard heard) {
        return new Heard(heard.pitch(), heard.onsets(), OptionalDouble.of(beatsPerMinute));
    }

    /** What the user should know of what was heard. */
    List<String> lines(Key key) {
        List<Note> tune = score.tracks().getFirst().notes();
        List<String> names = tune.stream()
                .limit(MOST_NAMES)
                .map(note -> name(note, key.usesFlats()))
                .toList();
        String heard = String.format(
                Locale.ROOT,
                "heard %d notes in %s at %.1f quarters a minute: %s%s",
                tune.size(),
                key.name(),
                score.tempo().quartersPerMinute(0),
                String.join(" ", names),
                tune.size() > MOST_NAMES ? " ..." : "");
        String place = String.format(
                Locale.ROOT,
                startSeconds < 0
                        ? "its first bar begins before it: start the recording %.3f s after the song"
                        : "its first bar begins %.3f s into it: start the song so much after the recording",
                Math.abs(startSeconds));
        return List.of(heard, place);
    }

    private static String name(Note note, boolean flats) {
        return PitchClass.name(PitchClass.of(note.pitch()), flats) + (note.pitch() / OCTAVE - 1);
    }
}
