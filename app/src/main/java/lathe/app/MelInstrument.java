package lathe.app;

import java.util.Arrays;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.sound.Instrument;
import lathe.engine.sound.StemTask;
import lathe.engine.sound.classic.ClassicInstrument;
import lathe.engine.spectrogram.AnalyticScoreToMel;
import lathe.engine.spectrogram.ScoreToMel;
import lathe.vocoder.mel.NoteSeededVocoder;
import lathe.vocoder.mel.SeedNote;

/**
 * The way of music models without a model: notes are drawn as a mel spectrogram, which a vocoder that knows the notes turns into sound.
 * Plainer than {@link ClassicInstrument}; pedals and bends are not heard. Drums are the classic ones, as frames of a spectrogram
 * smear their attacks.
 */
final class MelInstrument implements Instrument {

    private static final double SHORTEST_SECONDS = 0.01;

    /** Brings held notes and ringing ones, on the average, to where the classic sound has them. */
    private static final float LEVEL = 0.86f;

    private static final int A4 = 69;
    private static final double OCTAVE = 12;

    private final ScoreToMel toMel = new AnalyticScoreToMel();
    private final Instrument drums = new ClassicInstrument();

    @Override
    public String id() {
        return "mel";
    }

    @Override
    public AudioBuffer render(StemTask task) {
        Track track = task.track();
        if (track.percussion()) {
            return drums.render(task);
        }
        float[][] mel = toMel.spectrogram(track, task.tempo());
        NoteSeededVocoder vocoder =
                new NoteSeededVocoder(toMel.frontEnd(), task.seed().value());
        float[] sound = vocoder.sound(mel, seeds(track, task.tempo()));
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= LEVEL;
        }
        AudioBuffer own = AudioBuffer.of(vocoder.sampleRateHz(), sound);
        float[] played = Resampler.convert(own, task.sampleRateHz(), Resampler.Quality.HIGH)
                .channel(0);
        return AudioBuffer.of(task.sampleRateHz(), Arrays.copyOf(played, played.length + task.silenceFrames()));
    }

    /** The notes as they are played, in seconds. */
    static List<SeedNote> seeds(Track track, TempoMap tempo) {
        return track.notes().stream().map(note -> seed(note, tempo)).toList();
    }

    private static SeedNote seed(Note note, TempoMap tempo) {
        double start = tempo.seconds(note.playedTick());
        double end = tempo.seconds(Math.max(0, note.endTick() + note.timingTicks()));
        return new SeedNote(
                440 * Math.pow(2, (note.pitch() - A4) / OCTAVE),
                start,
                Math.max(start + SHORTEST_SECONDS, end),
                note.velocity() / (double) Note.MOST);
    }
}
