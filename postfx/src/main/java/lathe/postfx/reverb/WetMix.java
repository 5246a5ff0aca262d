package lathe.postfx.reverb;

import lathe.core.param.Parameter;

/**
 * Joins wet to dry: up to 50 % the dry stays whole and the wet grows, from there the wet stays whole and the dry falls.
 *
 * <p>At 0 % the dry samples are left as they are, bit for bit.
 */
final class WetMix {

    private final Parameter mix;
    private final float[] dryGains;
    private final float[] wetGains;
    private final float[] work;
    private boolean moving;

    /** @param segmentFrames length of the wet arrays */
    WetMix(Parameter mix, int segmentFrames) {
        this.mix = mix;
        dryGains = new float[segmentFrames];
        wetGains = new float[segmentFrames];
        work = new float[segmentFrames];
    }

    /** Moves the parameter on over {@code [from..to)}; once before the channels' {@link #apply}. */
    void advance(int from, int to) {
        moving = mix.isMoving();
        if (moving) {
            for (int i = from; i < to; i++) {
                double share = mix.next() * 0.01;
                dryGains[i] = dryGain(share);
                wetGains[i] = wetGain(share);
            }
        }
    }

    private static float dryGain(double share) {
        return (float) Math.min(1, 2 * (1 - share));
    }

    private static float wetGain(double share) {
        return (float) Math.min(1, 2 * share);
    }

    /** Joins {@code wet[from..to)} to the samples of {@code x} that start at {@code at}. */
    void apply(float[] x, int at, float[] wet, int from, int to) {
        if (moving) {
            for (int i = from; i < to; i++) {
                if (wetGains[i] != 0) {
                    x[at + i - from] = dryGains[i] * x[at + i - from] + wetGains[i] * wet[i];
                }
            }
            return;
        }
        double share = mix.current() * 0.01;
        if (share > 0) {
            System.arraycopy(x, at, work, from, to - from);
            blend(work, wet, dryGain(share), wetGain(share), from, to);
            System.arraycopy(work, from, x, at, to - from);
        }
    }

    private static void blend(float[] x, float[] wet, float dryGain, float wetGain, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = dryGain * x[i] + wetGain * wet[i];
        }
    }
}
