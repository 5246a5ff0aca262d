package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.theory.KeyFinder;

/**
 * What a score measures. The notes count as written, not as played.
 *
 * @param values of every measure; NaN where it does not exist, such as the rhythm of a piece of one bar
 * @param keys all keys, the likeliest first; empty without pitched notes
 * @param pitchClassTicks {@code [12]} how long each pitch class sounds
 * @param voiceLeading what the faults consist of
 * @param ranges of the pitched tracks
 */
public record ScoreMeasures(
        Map<ScoreMeasure, Double> values,
        List<KeyFinder.Fit> keys,
        List<Double> pitchClassTicks,
        VoiceLeading voiceLeading,
        List<TrackRange> ranges) {

    /** Copies what can change. */
    public ScoreMeasures {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        keys = List.copyOf(keys);
        pitchClassTicks = List.copyOf(pitchClassTicks);
        ranges = List.copyOf(ranges);
    }

    /** Measures a score; most of the time goes to the repetitions. */
    public static ScoreMeasures of(Score score) {
        List<Note> pitched = new ArrayList<>();
        List<Note> all = new ArrayList<>();
        for (Track track : score.tracks()) {
            all.addAll(track.notes());
            if (!track.percussion()) {
                pitched.addAll(track.notes());
            }
        }
        BarGrid grid = BarGrid.of(score);
        VoiceLeading voices = VoiceLeading.of(score);
        double[] ticks = PitchStatistics.sounding(pitched);
        List<KeyFinder.Fit> keys = pitched.isEmpty() ? List.of() : KeyFinder.ranked(ticks);
        Map<ScoreMeasure, Double> values = new EnumMap<>(ScoreMeasure.class);
        putPitches(values, pitched, grid, KeyFinder.clearness(ticks));
        putRhythm(values, score, all, pitched, grid);
        putStructure(values, score, pitched);
        double quarters = score.endTick() / (double) score.ticksPerQuarter();
        values.put(ScoreMeasure.VOICE_FAULTS_PER_100_QUARTERS, 100 * voices.faults() / quarters);
        Melody melody = Melody.of(score);
        values.put(ScoreMeasure.MELODY_STEP_SEMITONES, melody.meanStep());
        values.put(ScoreMeasure.MELODY_REPEAT_RATE, melody.repeatRate());
        values.put(ScoreMeasure.MELODY_RANGE_SEMITONES, melody.range());
        List<Double> listed = new ArrayList<>();
        for (double time : ticks) {
            listed.add(time);
        }
        return new ScoreMeasures(values, keys, listed, voices, TrackRange.all(score));
    }

    private static void putPitches(
            Map<ScoreMeasure, Double> values, List<Note> pitched, BarGrid grid, double keyClearness) {
        values.put(ScoreMeasure.PITCH_CLASS_ENTROPY_1_BAR, PitchStatistics.entropy(pitched, grid, 1));
        values.put(ScoreMeasure.PITCH_CLASS_ENTROPY_4_BARS, PitchStatistics.entropy(pitched, grid, 4));
        values.put(ScoreMeasure.KEY_CORRELATION, keyClearness);
        values.put(ScoreMeasure.SCALE_CONSISTENCY, PitchStatistics.scaleConsistency(pitched));
        int lowest = pitched.stream().mapToInt(Note::pitch).min().orElse(0);
        int highest = pitched.stream().mapToInt(Note::pitch).max().orElse(0);
        values.put(ScoreMeasure.PITCH_RANGE_SEMITONES, pitched.isEmpty() ? Double.NaN : highest - lowest);
    }

    private static void putRhythm(
            Map<ScoreMeasure, Double> values, Score score, List<Note> all, List<Note> pitched, BarGrid grid) {
        values.put(ScoreMeasure.GROOVE_SIMILARITY, Rhythm.grooveSimilarity(all, grid));
        values.put(ScoreMeasure.POLYPHONY_RATE, Rhythm.polyphonyRate(pitched));
        values.put(ScoreMeasure.EMPTY_BAR_RATE, Rhythm.emptyBarRate(all, grid));
        Meter meter = score.meters().isEmpty()
                ? Meter.FOUR_FOUR
                : score.meters().getFirst().value();
        long beat = meter.beatTicks(score.ticksPerQuarter()) * (meter.isCompound() ? 3 : 1);
        values.put(
                ScoreMeasure.CHORD_PROGRESSION_IRREGULARITY,
                ChordTrigrams.irregularity(pitched, Math.max(1, beat), score.endTick()));
        double quarters = score.endTick() / (double) score.ticksPerQuarter();
        values.put(ScoreMeasure.NOTES_PER_QUARTER, pitched.size() / quarters);
        values.put(ScoreMeasure.NOTES_PER_SECOND, pitched.size() / score.seconds());
    }

    private static void putStructure(Map<ScoreMeasure, Double> values, Score score, List<Note> pitched) {
        boolean any = !pitched.isEmpty();
        Structure fine = Structure.fine(score, pitched);
        Structure coarse = Structure.coarse(score, pitched);
        values.put(ScoreMeasure.STRUCTURENESS_3_TO_8_S, any ? fine.indicator(3, 8) : Double.NaN);
        values.put(ScoreMeasure.STRUCTURENESS_8_TO_15_S, any ? fine.indicator(8, 15) : Double.NaN);
        values.put(ScoreMeasure.STRUCTURENESS_OVER_15_S, any ? coarse.indicator(15, score.seconds()) : Double.NaN);
    }

    /** The value of a measure; NaN where it does not exist. */
    public double get(ScoreMeasure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }
}
