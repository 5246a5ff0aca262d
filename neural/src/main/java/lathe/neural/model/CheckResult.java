package lathe.neural.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * What a check found out about a model on this machine.
 *
 * @param id of the model
 * @param test what the test vector gave; empty if there is none that its graph can be held against
 * @param timing how much of its surroundings a chunk needs; empty if that could not be measured
 * @param bitExact whether chunks with that context are the whole bit for bit
 * @param economyFrames smallest context on both sides with an error below -90 dB
 * @param speeds how fast chunks are decoded, on one thread
 * @param memory how much the process holds; empty where the system does not say
 * @param suitsLive whether it can decode while it plays
 * @param notJudged why chunks and live use could not be judged, so that neither {@code timing} nor {@code suitsLive} says
 *     anything; empty if they were
 * @param reasons why, or why not, a sentence each
 */
public record CheckResult(
        String id,
        Optional<Test> test,
        Optional<Timing> timing,
        boolean bitExact,
        int economyFrames,
        List<Speed> speeds,
        Optional<Memory> memory,
        boolean suitsLive,
        Optional<String> notJudged,
        List<String> reasons) {

    /** Copies the lists. */
    public CheckResult {
        speeds = List.copyOf(speeds);
        reasons = List.copyOf(reasons);
    }

    /**
     * An output held against the one it must be.
     *
     * @param maxAbsError how far it is off
     * @param tolerance how far it may be off
     */
    public record Test(double maxAbsError, double tolerance) {

        /** Whether it is near enough. */
        public boolean passed() {
            return maxAbsError <= tolerance;
        }
    }

    /**
     * How fast chunks are decoded.
     *
     * @param frames new ones of a chunk; the context comes on top and its time is included
     * @param medianMs of a call
     * @param realTimeFactor seconds of work a second of sound
     */
    public record Speed(int frames, double medianMs, double realTimeFactor) {}

    /**
     * Memory of the process.
     *
     * @param loadedBytes what loading the model took
     * @param workingBytes what decoding took on top
     */
    public record Memory(long loadedBytes, long workingBytes) {

        static Optional<Memory> between(OptionalLong before, OptionalLong loaded, OptionalLong after) {
            if (before.isEmpty() || loaded.isEmpty() || after.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Memory(
                    Math.max(0, loaded.getAsLong() - before.getAsLong()),
                    Math.max(0, after.getAsLong() - loaded.getAsLong())));
        }
    }

    /** Whether the test vector was met, or there was none. */
    public boolean passed() {
        return test.map(Test::passed).orElse(true);
    }

    /** The result as {@code check.json} and {@code --json} have it. */
    public SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        test.ifPresent(told -> {
            SequencedMap<String, Object> part = new LinkedHashMap<>();
            part.put("passed", told.passed());
            part.put("max_abs_error", finite(told.maxAbsError()));
            part.put("tolerance", told.tolerance());
            json.put("test", part);
        });
        timing.ifPresent(told -> {
            SequencedMap<String, Object> part = new LinkedHashMap<>();
            part.put("context_left_frames", told.contextLeftFrames());
            part.put("context_right_frames", told.contextRightFrames());
            part.put("exact", told.exact());
            part.put("bit_exact", bitExact);
            part.put("seam_error_db", finite(told.seamErrorDb()));
            part.put("latency_samples", told.latencySamples());
            part.put("economy_frames", economyFrames);
            json.put("timing", part);
        });
        json.put("speed", speeds.stream().map(CheckResult::json).toList());
        memory.ifPresent(told ->
                json.put("memory", Map.of("loaded_bytes", told.loadedBytes(), "working_bytes", told.workingBytes())));
        json.put("suits_live", notJudged.isEmpty() ? suitsLive : null);
        notJudged.ifPresent(why -> json.put("not_judged", why));
        json.put("reasons", reasons);
        return json;
    }

    private static SequencedMap<String, Object> json(Speed speed) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("frames", speed.frames());
        json.put("median_ms", speed.medianMs());
        json.put("real_time_factor", speed.realTimeFactor());
        return json;
    }

    /** JSON has no infinite numbers. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The timing in a stored result. */
    static Optional<Timing> timing(JsonSection json) throws ModelException {
        return ManifestReader.timing(json.section("timing"), true);
    }
}
