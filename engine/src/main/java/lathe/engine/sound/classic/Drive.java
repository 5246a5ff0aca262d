package lathe.engine.sound.classic;

import java.util.Arrays;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.dsp.Window;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.postfx.eq.BandType;
import lathe.postfx.eq.ParametricEq;

/**
 * An overdriven amplifier and its loudspeaker: all strings through one bent curve, which is what makes chords growl.
 *
 * <p>The curve works at four times the rate, between two low-passes of 64 taps, so that what it makes above half the rate comes back
 * below -60 dB. The loudspeaker is a band-pass of 90 Hz to 5 kHz with its customary peak at 2.5 kHz.
 */
final class Drive {

    private static final int OVER = 4;
    private static final int TAPS = 64;
    private static final int PER_PHASE = TAPS / OVER;
    private static final int PIECE = 4096;
    private static final double BETA = 7;

    private final double gain;
    private final double level;
    private final float[] low = new float[TAPS];

    /** @param db gain before the curve; 12 is warm, 30 is metal */
    Drive(double db) {
        gain = Math.pow(10, db / 20);
        level = 0.16;
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double x = i - (TAPS - 1) / 2.0;
            double cut = 0.45 / OVER;
            double sinc = Math.sin(2 * Math.PI * cut * x) / (Math.PI * x);
            low[i] = (float) (sinc * Window.kaiserAt(2 * x / TAPS, BETA));
            sum += low[i];
        }
        for (int i = 0; i < TAPS; i++) {
            low[i] /= (float) sum;
        }
    }

    /** Bends a sound of one channel in place. */
    void process(float[] sound, int rate) {
        AudioBuffer buffer = AudioBuffer.of(rate, sound);
        equalise(buffer, BandType.HIGH_PASS, 110, 0.7, 0, BandType.BELL, 900, 0.7, 5);
        bend(sound);
        equalise(buffer, BandType.HIGH_PASS, 85, 0.9, 0, BandType.BELL, 2500, 1.2, 4);
        equalise(buffer, BandType.LOW_PASS, Math.min(5200, 0.45 * rate), 0.8, 0, BandType.BELL, 450, 1, -2);
    }

    private void bend(float[] sound) {
        float[] in = new float[PIECE + PER_PHASE];
        float[] fast = new float[PIECE * OVER + TAPS];
        for (int at = 0; at < sound.length; at += PIECE) {
            int count = Math.min(PIECE, sound.length - at);
            System.arraycopy(in, PIECE, in, 0, PER_PHASE);
            System.arraycopy(fast, PIECE * OVER, fast, 0, TAPS);
            System.arraycopy(sound, at, in, PER_PHASE, count);
            Arrays.fill(in, PER_PHASE + count, in.length, 0);
            up(in, fast);
            down(fast, sound, at, count);
        }
    }

    private void up(float[] in, float[] fast) {
        float scale = (float) (gain * OVER);
        for (int i = 0; i < PIECE; i++) {
            for (int phase = 0; phase < OVER; phase++) {
                float sum = 0;
                for (int k = 0; k < PER_PHASE; k++) {
                    sum += low[k * OVER + phase] * in[i + PER_PHASE - k];
                }
                fast[TAPS + i * OVER + phase] = curve(scale * sum);
            }
        }
    }

    private void down(float[] fast, float[] out, int at, int count) {
        float scale = (float) level;
        for (int i = 0; i < count; i++) {
            float sum = 0;
            int from = i * OVER + OVER;
            for (int k = 0; k < TAPS; k++) {
                sum += low[k] * fast[from + k];
            }
            out[at + i] = scale * sum;
        }
    }

    /** A valve's bend: a Pade approximant of the hyperbolic tangent, a little lopsided, so that even harmonics come too. */
    private static float curve(float x) {
        float y = Math.clamp(x + 0.12f, -3, 3);
        float square = y * y;
        return y * (27 + square) / (27 + 9 * square) - 0.1194f;
    }

    private static void equalise(
            AudioBuffer sound,
            BandType first,
            double firstHz,
            double firstQ,
            double firstDb,
            BandType second,
            double secondHz,
            double secondQ,
            double secondDb) {
        try (ParametricEq eq = new ParametricEq(2)) {
            set(eq.parameters(), 1, first, firstHz, firstQ, firstDb);
            set(eq.parameters(), 2, second, secondHz, secondQ, secondDb);
            eq.prepare(ProcessSetup.offline(sound.sampleRateHz(), PIECE, sound.layout()));
            Block block = new Block();
            for (int at = 0; at < sound.frames(); at += PIECE) {
                eq.process(block.set(sound.channelArrays(), at, Math.min(sound.frames(), at + PIECE)));
            }
        }
    }

    private static void set(ParameterSet set, int number, BandType type, double hz, double q, double db) {
        String band = "band" + number + "_";
        set.get(band + "type").set(List.of(BandType.values()).indexOf(type));
        set.get(band + "hz").set(hz);
        set.get(band + "q").set(q);
        set.get(band + "gain").set(db);
        set.get(band + "slope").set(12);
    }
}
