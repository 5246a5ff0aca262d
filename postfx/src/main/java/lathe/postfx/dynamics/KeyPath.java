package lathe.postfx.dynamics;

import java.util.Arrays;
import lathe.core.process.Block;
import lathe.postfx.eq.Biquad;
import lathe.postfx.eq.MatchedDesign;

/** From the sound that steers to its levels in dB: choice of key, side-chain filter, peak or RMS detector, stereo link. */
final class KeyPath {

    /** Added to every square so that the mean never fades into denormals; -240 dB. */
    private static final double FLOOR_POWER = 1e-24;

    private static final double BUTTERWORTH_Q = Math.sqrt(0.5);

    private final double sampleRateHz;
    private final float[][] keys;
    private final Biquad highPass;
    private final Biquad lowPass;
    private final double[] meanSquares;
    private double highPassHz;
    private double lowPassHz;
    private double rmsShare = 1;
    private boolean rms;
    private boolean external;
    private double link = 1;

    KeyPath(double sampleRateHz, int channels, int maxFrames) {
        this.sampleRateHz = sampleRateHz;
        keys = new float[channels][maxFrames];
        highPass = new Biquad(channels);
        lowPass = new Biquad(channels);
        meanSquares = new double[channels];
    }

    void reset() {
        highPass.clear();
        lowPass.clear();
        Arrays.fill(meanSquares, 0);
    }

    void setDetector(boolean newRms, double windowMs, double newLink, boolean newExternal) {
        rms = newRms;
        rmsShare = -Math.expm1(-1 / Math.max(1, windowMs * 1e-3 * sampleRateHz));
        link = newLink;
        external = newExternal;
    }

    /** Sets the corners of the side-chain filter in Hz; 0 leaves that side open. */
    void setFilter(double newHighPassHz, double newLowPassHz) {
        if (newHighPassHz != highPassHz && newHighPassHz > 0) {
            MatchedDesign.highPass(highPass, angle(newHighPassHz), BUTTERWORTH_Q);
        }
        if (newLowPassHz != lowPassHz && newLowPassHz > 0) {
            MatchedDesign.lowPass(lowPass, angle(newLowPassHz), BUTTERWORTH_Q);
        }
        highPassHz = newHighPassHz;
        lowPassHz = newLowPassHz;
    }

    private double angle(double hz) {
        return 2 * Math.PI * Math.min(0.49, hz / sampleRateHz);
    }

    void flush() {
        highPass.flush();
        lowPass.flush();
    }

    /** True if one level serves all channels. */
    boolean isLinked() {
        return link == 1;
    }

    /** Writes levels in dB: to {@code levels[0]} when linked, else to one array a channel. */
    void run(Block block, int from, int frames, float[][] levels) {
        boolean fromSideChain = external && block.sideChainChannels() > 0;
        int found = fromSideChain ? Math.min(keys.length, block.sideChainChannels()) : keys.length;
        for (int c = 0; c < found; c++) {
            float[] source = fromSideChain ? block.sideChain(c) : block.channel(c);
            System.arraycopy(source, from, keys[c], 0, frames);
            filter(c, frames);
            if (rms) {
                meanSquare(keys[c], frames, c);
            } else {
                magnitude(keys[c], frames);
            }
        }
        maximum(found, frames, levels[0]);
        toDecibels(levels[0], frames);
        if (!isLinked()) {
            unlink(found, frames, levels);
        }
    }

    private void filter(int channel, int frames) {
        if (highPassHz > 0) {
            highPass.process(keys[channel], 0, frames, channel);
        }
        if (lowPassHz > 0) {
            lowPass.process(keys[channel], 0, frames, channel);
        }
    }

    private static void magnitude(float[] x, int frames) {
        for (int i = 0; i < frames; i++) {
            x[i] = Math.abs(x[i]);
        }
    }

    private void meanSquare(float[] x, int frames, int channel) {
        double share = rmsShare;
        double mean = meanSquares[channel];
        for (int i = 0; i < frames; i++) {
            double sample = x[i];
            mean += share * (sample * sample + FLOOR_POWER - mean);
            x[i] = (float) mean;
        }
        meanSquares[channel] = mean;
    }

    private void maximum(int found, int frames, float[] largest) {
        System.arraycopy(keys[0], 0, largest, 0, frames);
        for (int c = 1; c < found; c++) {
            float[] key = keys[c];
            for (int i = 0; i < frames; i++) {
                largest[i] = Math.max(largest[i], key[i]);
            }
        }
    }

    private void toDecibels(float[] levels, int frames) {
        if (rms) {
            FastDecibels.fromPowers(levels, frames);
        } else {
            FastDecibels.fromAmplitudes(levels, frames);
        }
    }

    /** Each channel's own level in dB, drawn towards the largest by the link. */
    private void unlink(int found, int frames, float[][] levels) {
        float share = (float) link;
        for (int c = 0; c < found; c++) {
            toDecibels(keys[c], frames);
        }
        float[] largest = levels[0];
        for (int c = levels.length - 1; c >= 0; c--) {
            float[] own = keys[c % found];
            float[] out = levels[c];
            for (int i = 0; i < frames; i++) {
                out[i] = own[i] + share * (largest[i] - own[i]);
            }
        }
    }
}
