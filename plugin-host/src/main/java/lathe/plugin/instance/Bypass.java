package lathe.plugin.instance;

import java.util.Arrays;

/**
 * Turns an effect off without a jump: the dry sound, late by the effect's latency so that nothing moves in time, fades
 * in over the processed one. The effect runs on meanwhile, so that turning it on again is as smooth. Fully bypassed, the
 * output is the input bit for bit.
 */
final class Bypass {

    private static final double FADE_MS = 20;

    private float[][] dry = new float[0][];
    private float[][] ring = new float[0][];
    private int ringAt;
    private int latencyFrames;
    private double step;
    private double wet = 1;

    void prepare(int channels, int maxFrames, int newLatencyFrames, double sampleRateHz, boolean on) {
        latencyFrames = newLatencyFrames;
        dry = new float[channels][maxFrames];
        ring = new float[channels][newLatencyFrames];
        step = 1 / Math.max(1, FADE_MS * 1e-3 * sampleRateHz);
        reset(on);
    }

    void reset(boolean on) {
        for (float[] channel : ring) {
            Arrays.fill(channel, 0);
        }
        ringAt = 0;
        wet = on ? 0 : 1;
    }

    /** Keeps the sound that goes in; {@code channels[c][0..frames)}. */
    void keep(float[][] channels, int frames) {
        if (latencyFrames == 0) {
            for (int c = 0; c < dry.length; c++) {
                System.arraycopy(channels[c], 0, dry[c], 0, frames);
            }
            return;
        }
        int at = ringAt;
        for (int c = 0; c < dry.length; c++) {
            float[] late = ring[c];
            at = ringAt;
            for (int done = 0; done < frames; ) {
                int run = Math.min(frames - done, latencyFrames - at);
                System.arraycopy(late, at, dry[c], done, run);
                System.arraycopy(channels[c], done, late, at, run);
                done += run;
                at = at + run == latencyFrames ? 0 : at + run;
            }
        }
        ringAt = at;
    }

    /** Mixes what was kept into {@code channels[c][from..to)} of the same block. */
    void mix(float[][] channels, int from, int to, boolean on) {
        double target = on ? 0 : 1;
        if (wet == 1 && target == 1) {
            return;
        }
        int at = from;
        double share = wet;
        if (share != target) {
            double move = on ? -step : step;
            for (; at < to && share != target; at++) {
                share = Math.max(0, Math.min(1, share + move));
                for (int c = 0; c < dry.length; c++) {
                    channels[c][at] = (float) (dry[c][at] + share * (channels[c][at] - dry[c][at]));
                }
            }
            wet = share;
        }
        if (wet == 0) {
            for (int c = 0; c < dry.length; c++) {
                System.arraycopy(dry[c], at, channels[c], at, to - at);
            }
        }
    }
}
