package lathe.engine.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.measure.notes.ScoreMeasures;
import lathe.engine.measure.notes.TrackRange;
import lathe.engine.measure.sound.SoundMeasures;
import lathe.engine.measure.sound.Tempo;
import lathe.engine.theory.KeyFinder;
import lathe.postfx.loudness.Measurement;
import org.jspecify.annotations.Nullable;

/** An evaluation as maps and lists for JSON: snake-case names with their units, null for what does not exist. */
public final class EvaluationMap {

    private static final int DECIMALS = 4;
    private static final int MOST_KEYS = 3;

    private EvaluationMap() {}

    /** {@code checks}, {@code agrees} and {@code differs}, and {@code score} or {@code sound}. */
    public static SequencedMap<String, @Nullable Object> of(Evaluation evaluation) {
        SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("agrees", evaluation.count(Verdict.AGREES));
        map.put("differs", evaluation.count(Verdict.DIFFERS));
        map.put(
                "checks",
                evaluation.findings().stream().map(EvaluationMap::finding).toList());
        if (evaluation.score() != null) {
            map.put("score", score(evaluation.score()));
        }
        if (evaluation.originality() != null) {
            map.put("originality", originality(evaluation.originality()));
        }
        if (evaluation.sound() != null) {
            map.put("sound", sound(evaluation.sound()));
        }
        return map;
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", finding.id());
        map.put("verdict", finding.verdict().label());
        map.put("found", rounded(finding.found()));
        map.put("asked", rounded(finding.asked()));
        map.put("text", finding.text());
        return map;
    }

    private static Map<String, @Nullable Object> score(ScoreMeasures score) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("keys", keys(score.keys()));
        String corpus = HumanBands.corpusFor(score);
        map.put("band_corpus", corpus);
        Map<String, @Nullable Object> measures = new LinkedHashMap<>();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            measures.put(measure.id(), measure(score.get(measure), HumanBands.of(corpus, measure)));
        }
        map.put("measures", measures);
        Map<String, @Nullable Object> faults = new LinkedHashMap<>();
        faults.put("parallel_fifths", score.voiceLeading().parallelFifths());
        faults.put("parallel_octaves", score.voiceLeading().parallelOctaves());
        faults.put("hard_leaps", score.voiceLeading().hardLeaps());
        faults.put("crossings", score.voiceLeading().crossings());
        map.put("voice_leading", faults);
        map.put("tracks", score.ranges().stream().map(EvaluationMap::range).toList());
        return map;
    }

    private static Map<String, @Nullable Object> measure(double value, Optional<HumanBands.Band> band) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", number(value));
        band.ifPresent(known -> {
            map.put("human_5th", number(known.low()));
            map.put("human_95th", number(known.high()));
            map.put("inside", Double.isNaN(value) ? null : (Object) known.contains(value));
        });
        return map;
    }

    private static Map<String, @Nullable Object> range(TrackRange range) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("track", range.track());
        map.put("instrument", range.instrument());
        map.put("lowest_pitch", range.lowest());
        map.put("highest_pitch", range.highest());
        map.put("notes", range.notes());
        map.put("notes_outside_range", range.outside());
        return map;
    }

    private static Map<String, @Nullable Object> originality(Originality originality) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("melody_notes", originality.notes());
        map.put(Originality.LONGEST, originality.longestNotes());
        map.put(Originality.SHARE, number(originality.knownShare()));
        map.put("scope", "training tunes of the composers; proves nothing about works outside this index");
        return map;
    }

    private static Map<String, @Nullable Object> sound(SoundMeasures sound) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("duration_s", number(sound.seconds()));
        map.put("tempo_bpm", number(sound.tempo().bpm()));
        List<Map<String, @Nullable Object>> tempi = new ArrayList<>();
        for (Tempo.Candidate candidate : sound.tempo().candidates()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("bpm", number(candidate.bpm()));
            one.put("strength", number(candidate.strength()));
            tempi.add(one);
        }
        map.put("tempo_candidates", tempi);
        map.put("keys", keys(sound.keys()));
        map.put("tuning_cents", number(sound.tuningCents()));
        map.put(
                "section_changes_s",
                sound.changes().stream().map(EvaluationMap::number).toList());
        Measurement level = sound.level().measurement();
        map.put("integrated_lufs", number(level.integratedLufs()));
        map.put("loudness_range_lu", number(level.loudnessRangeLu()));
        map.put("true_peak_dbtp", number(level.truePeakDbtp()));
        map.put("clipped_samples", level.clippedSamples());
        map.put("nonfinite_samples", level.nonFiniteSamples());
        map.put("dc_offset", number(level.dcOffset()));
        map.put("stereo_correlation", number(level.stereoCorrelation()));
        map.put("leading_silence_s", number(sound.level().leadingSilenceSeconds()));
        map.put("longest_gap_s", number(sound.level().longestGapSeconds()));
        map.put("clicks_s", sound.clicks().stream().map(EvaluationMap::number).toList());
        return map;
    }

    private static List<Map<String, @Nullable Object>> keys(List<KeyFinder.Fit> fits) {
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (KeyFinder.Fit fit : fits.subList(0, Math.min(MOST_KEYS, fits.size()))) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("key", fit.key().name());
            one.put("correlation", number(fit.correlation()));
            keys.add(one);
        }
        return keys;
    }

    private static @Nullable Object rounded(@Nullable Object value) {
        return value instanceof Double number ? number(number) : value;
    }

    private static @Nullable BigDecimal number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
