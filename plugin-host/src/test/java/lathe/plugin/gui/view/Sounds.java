package lathe.plugin.gui.view;

import lathe.plugin.gui.SoundTap;

/** Sound for a tap, in blocks as a host would send them. */
final class Sounds {

    static final double RATE_HZ = 48_000;

    private Sounds() {}

    /** Plays a sine on both channels, the right one times a factor. */
    static void sine(SoundTap tap, double hz, double amplitude, double right, int frames) {
        float[][] block = new float[2][512];
        long from = tap.frames();
        for (int done = 0; done < frames; ) {
            int count = Math.min(512, frames - done);
            for (int i = 0; i < count; i++) {
                double value = amplitude * Math.sin(2 * Math.PI * hz * (from + done + i) / RATE_HZ);
                block[0][i] = (float) value;
                block[1][i] = (float) (value * right);
            }
            tap.before(block, 0, count);
            tap.after(block, 0, count);
            done += count;
        }
    }
}
