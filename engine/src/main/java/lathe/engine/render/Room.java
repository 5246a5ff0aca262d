package lathe.engine.render;

import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.engine.seed.Seed;
import lathe.postfx.reverb.Convolver;

/**
 * A room that all stems stand in: the response of a medium hall, made of noise that dies away, high frequencies first, convolved
 * by {@link Convolver}. Convolution is linear and the room does not move, so that the sum of the stems' rooms is the room of their
 * sum, and each stem can carry its own share.
 *
 * <p>Source: J. A. Moorer, "About this reverberation business", Computer Music Journal 3 (1979), for noise as a room's tail.
 */
final class Room {

    private static final double SECONDS = 1.5;
    private static final double T60_LOW = 1.7;
    private static final double T60_HIGH = 0.55;
    private static final double PRE_DELAY_SECONDS = 0.018;
    private static final double LOW_CUT_HZ = 180;
    private static final int BLOCK = 8192;

    private final AudioBuffer response;

    Room(int rate) {
        response = response(rate);
    }

    /** Frames of the tail. */
    int frames() {
        return response.frames();
    }

    private static AudioBuffer response(int rate) {
        int frames = (int) (SECONDS * rate);
        float[][] sides = new float[2][frames];
        for (int c = 0; c < 2; c++) {
            var random = new Seed(0x526F6F6D).child(c).random();
            int delay = (int) ((PRE_DELAY_SECONDS + 0.0013 * c) * rate);
            double low = 0;
            double cut = 0;
            double fallLow = Math.pow(10, -3 / (T60_LOW * rate));
            double fallHigh = Math.pow(10, -3 / (T60_HIGH * rate));
            double split = 1 - Math.exp(-2 * Math.PI * 2500 / rate);
            double highPass = 1 - Math.exp(-2 * Math.PI * LOW_CUT_HZ / rate);
            double envelopeLow = 1;
            double envelopeHigh = 1;
            double energy = 0;
            for (int i = delay; i < frames; i++) {
                double noise = random.nextGaussian();
                low += split * (noise - low);
                double sum = envelopeLow * low + envelopeHigh * (noise - low);
                cut += highPass * (sum - cut);
                double build = Math.min(1, (i - delay) / (0.012 * rate));
                double fade = Math.min(1, (frames - i) / (0.2 * rate));
                sides[c][i] = (float) ((sum - cut) * (0.3 + 0.7 * build) * fade);
                energy += sides[c][i] * (double) sides[c][i];
                envelopeLow *= fallLow;
                envelopeHigh *= fallHigh;
            }
            float gain = (float) (1 / Math.sqrt(energy));
            for (int i = 0; i < frames; i++) {
                sides[c][i] *= gain;
            }
        }
        return AudioBuffer.of(rate, sides);
    }

    /** Adds the room's answer to a stereo stem, which must have silence enough at its end. */
    void addTo(float[][] stem, double sendGain, int rate) {
        try (Convolver convolver = new Convolver(response)) {
            convolver.parameters().get("zero_latency").set(0);
            convolver.prepare(ProcessSetup.offline(rate, BLOCK, ChannelLayout.STEREO));
            int latency = convolver.latencyFrames();
            int frames = stem[0].length;
            float[][] send = new float[2][BLOCK];
            Block block = new Block();
            float gain = (float) sendGain;
            for (int at = 0; at < frames + latency; at += BLOCK) {
                for (int c = 0; c < 2; c++) {
                    int there = Math.clamp(frames - at, 0, BLOCK);
                    for (int i = 0; i < there; i++) {
                        send[c][i] = gain * stem[c][at + i];
                    }
                    Arrays.fill(send[c], there, BLOCK, 0);
                }
                convolver.process(block.set(send, 0, BLOCK));
                int from = Math.max(0, latency - at);
                int to = Math.clamp(frames + latency - at, 0, BLOCK);
                for (int c = 0; c < 2; c++) {
                    for (int i = from; i < to; i++) {
                        stem[c][at - latency + i] += send[c][i];
                    }
                }
            }
        }
    }
}
