package lathe.core.audio;

import lathe.core.dsp.PolyphaseFir;

/**
 * Any stretch of a resampled signal by itself, without what came before: for playing from anywhere and for working in small
 * batches. The samples are those of {@link Resampler}, bit for bit.
 *
 * <p>{@link #up} frames out stand for {@link #down} frames in; such a group is the unit. Groups from {@code g} on begin with
 * output frame {@code g * up} and are computed from the inputs that begin {@link #before} ahead of frame {@code g * down}.
 *
 * <p>An instance has working memory of its own: one per thread. It allocates nothing after construction.
 */
public final class GroupResampler {

    private final PolyphaseFir fir;
    private final boolean copies;
    private final int before;

    /**
     * @param maxGroups most groups in a call
     * @throws IllegalArgumentException if a rate is outside the range of {@link Resampler}, or their ratio is not one of whole
     *     numbers up to about a thousand, as 44.1 to 48 kHz (147 to 160) is
     */
    public GroupResampler(int fromHz, int toHz, Resampler.Quality quality, int maxGroups) {
        Resampler.requireRate("fromHz", fromHz);
        Resampler.requireRate("toHz", toHz);
        int divisor = Resampler.gcd(fromHz, toHz);
        int up = toHz / divisor;
        int down = fromHz / divisor;
        SincFilter filter = quality.filter(fromHz, toHz);
        if (!Resampler.isRational(filter, up, down)) {
            throw new IllegalArgumentException("fromHz=" + fromHz + " toHz=" + toHz + " are " + down + " to " + up
                    + ", too fine a ratio to begin anywhere; choose a customary rate");
        }
        copies = up == down;
        fir = new PolyphaseFir(copies ? new float[][] {{1}} : filter.phases(up, down), down, maxGroups);
        before = copies ? 0 : filter.reach() - 1;
    }

    /** Outputs of a group. */
    public int up() {
        return fir.up();
    }

    /** Inputs from group to group. */
    public int down() {
        return fir.down();
    }

    /** Inputs needed ahead of a group's own. */
    public int before() {
        return before;
    }

    /** Inputs that so many groups in a row need, with those ahead and those after. */
    public int inputs(int groups) {
        return fir.inputs(groups);
    }

    /**
     * Computes {@code groups * up()} outputs.
     *
     * @param in {@link #inputs inputs(groups)} of them from {@code inFrom} on, the first one {@link #before} ahead of the groups
     * @param out written from {@code outFrom} on; not {@code in}
     * @param groups 1 to the most that the constructor was told
     */
    public void process(float[] in, int inFrom, float[] out, int outFrom, int groups) {
        if (copies) {
            System.arraycopy(in, inFrom, out, outFrom, groups);
        } else {
            fir.process(in, inFrom, out, outFrom, groups);
        }
    }
}
