package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.postfx.loudness.AudioMeter;
import lathe.postfx.loudness.LoudnessTimeline;
import lathe.postfx.loudness.Measurement;

/**
 * Loudness of the whole and over time.
 *
 * @param measurement figures of the whole by ITU-R BS.1770-5 and EBU R 128
 * @param secondsPerPoint from one of the points to the next
 * @param momentaryLufs loudness of the 400 ms up to each point's end; negative infinity for silence, NaN before the first
 */
public record LevelCurve(Measurement measurement, double secondsPerPoint, List<Float> momentaryLufs) {

    private static final int BLOCK_FRAMES = 1 << 14;
    private static final double SILENCE_LUFS = -70;
    private static final double OFFSET_DB = -0.691;

    /** Copies the list. */
    public LevelCurve {
        momentaryLufs = List.copyOf(momentaryLufs);
    }

    static LevelCurve of(AudioBuffer sound) {
        AudioMeter meter = new AudioMeter(sound.sampleRateHz(), sound.layout());
        for (int from = 0; from < sound.frames(); from += BLOCK_FRAMES) {
            meter.add(sound.channelArrays(), from, Math.min(sound.frames(), from + BLOCK_FRAMES));
        }
        LoudnessTimeline timeline = meter.timeline();
        List<Float> points = new ArrayList<>();
        for (float point : timeline.momentaryLufs()) {
            points.add(point);
        }
        return new LevelCurve(meter.finish(), timeline.secondsPerPoint(), points);
    }

    /** Mean loudness between two times, in LUFS without a gate; negative infinity for silence. */
    public double between(double fromSeconds, double toSeconds) {
        // A point tells of the 400 ms before its end: half a window later lies what happened at its middle.
        int first = (int) Math.max(0, Math.round(fromSeconds / secondsPerPoint) + 1);
        int last = (int) Math.min(momentaryLufs.size(), Math.round(toSeconds / secondsPerPoint) + 1);
        double power = 0;
        int counted = 0;
        for (int i = first; i < last; i++) {
            float lufs = momentaryLufs.get(i);
            if (!Float.isNaN(lufs)) {
                power += Math.pow(10, (lufs - OFFSET_DB) / 10);
                counted++;
            }
        }
        return counted == 0 ? Double.NEGATIVE_INFINITY : OFFSET_DB + 10 * Math.log10(power / counted);
    }

    /** The longest stretch below -70 LUFS that has sound before and after it, in seconds. */
    public double longestGapSeconds() {
        int longest = 0;
        int silent = 0;
        boolean sounded = false;
        for (float lufs : momentaryLufs) {
            boolean sounds = lufs > SILENCE_LUFS;
            if (sounds && sounded) {
                longest = Math.max(longest, silent);
            }
            sounded |= sounds;
            silent = sounds ? 0 : silent + 1;
        }
        return longest * secondsPerPoint;
    }

    /** Silence before the first sound, in seconds; the whole length if there is none. */
    public double leadingSilenceSeconds() {
        int points = 0;
        while (points < momentaryLufs.size() && !(momentaryLufs.get(points) > SILENCE_LUFS)) {
            points++;
        }
        return points * secondsPerPoint;
    }
}
