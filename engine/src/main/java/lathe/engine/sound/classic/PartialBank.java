package lathe.engine.sound.classic;

import java.util.Arrays;

/**
 * Sums sines that die away, exactly in tune: each is a complex number for every frame of a block, and a block later all of
 * them have turned by the same angle and shrunk by the same factor. That is four multiplications a frame and nothing that
 * waits for the frame before, so that processors do many frames at once.
 *
 * <p>Rounding in floats leaves the frequency within 1e-9 radians a frame and the level within 0.01 dB after a minute.
 */
final class PartialBank {

    /** Frames in a block. */
    static final int LANES = 64;

    /** Nothing below this is kept: -104 dB of full scale. */
    private static final double SILENCE = 6e-6;

    private final double rate;
    private float[][] cosines = new float[0][];
    private float[][] sines = new float[0][];
    private int count;
    private double[] turn = new double[0];
    private double[] decay = new double[0];
    private double[] damped = new double[0];
    private double[] level = new double[0];
    private float[] turnCosine = new float[0];
    private float[] turnSine = new float[0];
    private int[] last = new int[0];
    private final float[] block = new float[LANES];

    PartialBank(double rate) {
        this.rate = rate;
    }

    /** Forgets all partials. */
    void clear() {
        count = 0;
    }

    /**
     * Adds a partial.
     *
     * @param amplitude at the start
     * @param phase in radians
     * @param t60 seconds in which it falls by 60 dB
     * @param dampedT60 the same after the release
     */
    void add(double hz, double amplitude, double phase, double t60, double dampedT60) {
        if (Math.abs(amplitude) < SILENCE) {
            return;
        }
        if (count == turn.length) {
            grow();
        }
        double angle = 2 * Math.PI * hz / rate;
        turn[count] = angle * LANES;
        decay[count] = Math.pow(10, -3.0 / (t60 * rate));
        damped[count] = Math.pow(10, -3.0 / (Math.min(t60, dampedT60) * rate));
        level[count] = Math.abs(amplitude);
        double radius = decay[count];
        double stepCosine = radius * Math.cos(angle);
        double stepSine = radius * Math.sin(angle);
        double c = amplitude * Math.cos(phase);
        double s = amplitude * Math.sin(phase);
        float[] cosine = cosines[count];
        float[] sine = sines[count];
        for (int j = 0; j < LANES; j++) {
            cosine[j] = (float) c;
            sine[j] = (float) s;
            double next = c * stepCosine - s * stepSine;
            s = c * stepSine + s * stepCosine;
            c = next;
        }
        count++;
    }

    private void grow() {
        int size = Math.max(64, 2 * turn.length);
        int old = turn.length;
        cosines = Arrays.copyOf(cosines, size);
        sines = Arrays.copyOf(sines, size);
        for (int i = old; i < size; i++) {
            cosines[i] = new float[LANES];
            sines[i] = new float[LANES];
        }
        turn = Arrays.copyOf(turn, size);
        decay = Arrays.copyOf(decay, size);
        damped = Arrays.copyOf(damped, size);
        level = Arrays.copyOf(level, size);
        turnCosine = Arrays.copyOf(turnCosine, size);
        turnSine = Arrays.copyOf(turnSine, size);
        last = Arrays.copyOf(last, size);
    }

    /**
     * Adds the sum to a buffer.
     *
     * @param held frames until the release, taken to the next whole block
     * @param end frames at most, whole blocks
     * @return frames after which nothing came any more
     */
    int render(float[] out, int held, int end) {
        int release = Voice.whole(held);
        setSpeed(decay, 0, Math.min(release, end));
        int at = run(out, 0, Math.min(release, end));
        if (at == release && release < end) {
            damp();
            setSpeed(damped, release, end);
            at = run(out, release, end);
        }
        return at;
    }

    private void setSpeed(double[] radius, int from, int to) {
        for (int p = 0; p < count; p++) {
            double shrink = Math.pow(radius[p], LANES);
            turnCosine[p] = (float) (shrink * Math.cos(turn[p]));
            turnSine[p] = (float) (shrink * Math.sin(turn[p]));
            double frames = Math.log(SILENCE / level[p]) / Math.log(radius[p]);
            last[p] = (int) Math.min(to, Math.max(from, from + frames));
            level[p] *= Math.pow(radius[p], to - from);
        }
    }

    /** From here on the fall within a block is the damped one too, or blocks would stand like stairs. */
    private void damp() {
        for (int p = 0; p < count; p++) {
            double ratio = damped[p] / decay[p];
            double scale = 1;
            for (int j = 0; j < LANES; j++) {
                cosines[p][j] *= (float) scale;
                sines[p][j] *= (float) scale;
                scale *= ratio;
            }
        }
    }

    private int run(float[] out, int from, int to) {
        int at = from;
        while (at < to) {
            Arrays.fill(block, 0);
            boolean alive = false;
            for (int p = 0; p < count; p++) {
                if (last[p] > at) {
                    turnBlock(cosines[p], sines[p], block, turnCosine[p], turnSine[p]);
                    alive = true;
                }
            }
            if (!alive) {
                return at;
            }
            for (int j = 0; j < LANES; j++) {
                out[at + j] += block[j];
            }
            at += LANES;
        }
        return at;
    }

    /** One partial over one block; the loop that takes the time. */
    private static void turnBlock(float[] cosine, float[] sine, float[] sum, float turnCosine, float turnSine) {
        for (int j = 0; j < LANES; j++) {
            float c = cosine[j];
            float s = sine[j];
            sum[j] += s;
            cosine[j] = c * turnCosine - s * turnSine;
            sine[j] = c * turnSine + s * turnCosine;
        }
    }
}
