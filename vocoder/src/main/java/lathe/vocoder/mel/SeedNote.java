package lathe.vocoder.mel;

/**
 * A note that is known to sound in a spectrogram.
 *
 * @param f0Hz its frequency; 0 for a stroke without a pitch
 * @param startSeconds when it begins, from the first sample
 * @param endSeconds when it is released
 * @param gain how strong it is among the others, 0 to 1
 */
public record SeedNote(double f0Hz, double startSeconds, double endSeconds, double gain) {

    private static final double HIGHEST_HZ = 20_000;

    /** Refuses what is no note. */
    public SeedNote {
        if (!(f0Hz >= 0 && f0Hz <= HIGHEST_HZ) || !(gain >= 0 && gain <= 1)) {
            throw new IllegalArgumentException("f0Hz=" + f0Hz + " gain=" + gain);
        }
        if (!(startSeconds >= 0 && endSeconds >= startSeconds && endSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("startSeconds=" + startSeconds + " endSeconds=" + endSeconds);
        }
    }

    /** True for a stroke without a pitch. */
    boolean isStroke() {
        return f0Hz == 0;
    }
}
