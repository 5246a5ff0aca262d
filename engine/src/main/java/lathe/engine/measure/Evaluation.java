package lathe.engine.measure;

import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.measure.notes.ScoreMeasures;
import lathe.engine.measure.sound.SoundMeasures;
import lathe.engine.score.Score;
import lathe.engine.song.Song;
import org.jspecify.annotations.Nullable;

/**
 * A piece judged by measures: its figures, and what agrees with what was asked. Exactly one of score and sound is there.
 *
 * @param score figures of the notes; null for a sound
 * @param originality of the tune; null for a sound
 * @param sound figures of the waveform; null for a score
 * @param findings checks in the order of a report
 */
public record Evaluation(
        @Nullable ScoreMeasures score,
        @Nullable Originality originality,
        @Nullable SoundMeasures sound,
        List<Finding> findings) {

    /** Copies the list. */
    public Evaluation {
        findings = List.copyOf(findings);
    }

    /** A sound, against what was asked if that is known. */
    public static Evaluation of(AudioBuffer sound, @Nullable Asked asked) {
        SoundMeasures measures = SoundMeasures.of(sound);
        return new Evaluation(null, null, measures, SoundChecks.of(measures, asked));
    }

    /** A score, against a blueprint if there is one. */
    public static Evaluation of(Score score, @Nullable Blueprint blueprint) {
        return of(score, blueprint == null ? null : Asked.of(blueprint), null);
    }

    /** A song, against its own blueprint. */
    public static Evaluation of(Song song) {
        return of(song.score(), Asked.of(song), song);
    }

    private static Evaluation of(Score score, @Nullable Asked asked, @Nullable Song song) {
        ScoreMeasures measures = ScoreMeasures.of(score);
        Originality originality = Originality.of(score);
        return new Evaluation(measures, originality, null, ScoreChecks.of(score, measures, originality, asked, song));
    }

    /** How many findings have a verdict. */
    public int count(Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }
}
