package lathe.plugin.gui.view;

import lathe.plugin.gui.SoundTap;

/**
 * Peaks of the first two channels as a meter shows them: up at once, down at 24 dB a second, with the highest of the last
 * second and a half held (the ballistics of IEC 60268-18's digital peak meters, roughly).
 */
public final class PeakLevels implements AutoCloseable {

    /** What counts as silence. */
    public static final double SILENCE_DB = -90;

    private static final double FALL_DB_PER_SECOND = 24;
    private static final double HOLD_SECONDS = 1.5;
    private static final int MOST_FRAMES = 8192;

    private final SoundTap tap;
    private final boolean output;
    private final float[] frames = new float[MOST_FRAMES];
    private final double[] levelDb = {SILENCE_DB, SILENCE_DB};
    private final double[] heldDb = {SILENCE_DB, SILENCE_DB};
    private final double[] heldFor = new double[2];
    private long seen;
    private boolean over;

    /**
     * Looks at a tap until closed.
     *
     * @param output true for what comes out, false for what goes in
     */
    public PeakLevels(SoundTap tap, boolean output) {
        this.tap = tap;
        this.output = output;
        tap.open();
        seen = tap.frames();
    }

    /** Looks at what has come since the last time. */
    public void update(double seconds) {
        long newest = tap.frames();
        int count = (int) Math.min(MOST_FRAMES, newest - seen);
        seen = newest;
        for (int c = 0; c < 2; c++) {
            double peak = toDb(peak(c, newest - count, count));
            levelDb[c] = Math.max(Math.max(peak, SILENCE_DB), levelDb[c] - FALL_DB_PER_SECOND * seconds);
            heldFor[c] += seconds;
            if (levelDb[c] >= heldDb[c] || heldFor[c] > HOLD_SECONDS) {
                heldDb[c] = levelDb[c];
                heldFor[c] = 0;
            }
            over |= peak > 0;
        }
    }

    private float peak(int channel, long first, int count) {
        if (count == 0) {
            return 0;
        }
        tap.read(output, channel, first, frames, count);
        float peak = 0;
        for (int i = 0; i < count; i++) {
            peak = Math.max(peak, Math.abs(frames[i]));
        }
        return peak;
    }

    private static double toDb(float peak) {
        return peak < 1e-6f ? SILENCE_DB : 20 * Math.log10(peak);
    }

    /** Level of a channel, 0 or 1, in dBFS. */
    public double levelDb(int channel) {
        return levelDb[channel];
    }

    /** The held peak of a channel, in dBFS. */
    public double heldDb(int channel) {
        return heldDb[channel];
    }

    /** True once a sample was above full scale. */
    public boolean isOver() {
        return over;
    }

    /** Forgets that. */
    public void clearOver() {
        over = false;
    }

    @Override
    public void close() {
        tap.close();
    }
}
