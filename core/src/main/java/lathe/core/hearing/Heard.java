package lathe.core.hearing;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What an {@link Ear} heard.
 *
 * @param pitch by time, in equal steps
 * @param onsets where notes or syllables begin, in seconds, rising
 * @param beatsPerMinute nothing where no beat was found; it may be half or double of what a listener would tap
 */
public record Heard(List<Moment> pitch, List<Double> onsets, OptionalDouble beatsPerMinute) {

    /** Copies the lists. */
    public Heard {
        pitch = List.copyOf(pitch);
        onsets = List.copyOf(onsets);
    }

    /**
     * Pitch at a moment.
     *
     * @param seconds middle of the stretch it was heard in
     * @param hz frequency; 0 where nothing is sung
     * @param confidence 0 to 1
     */
    public record Moment(double seconds, double hz, double confidence) {}
}
