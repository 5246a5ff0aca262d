package lathe.neural.model;

import lathe.neural.session.InferenceException;
import org.jspecify.annotations.Nullable;

/**
 * How far a decoder looks around a chunk, found by spoiling a frame: one that is not a number spreads through every sum, so the
 * samples that change are those that depend on it, whatever the weights are. Then chunks are decoded with that context and held
 * against the whole.
 */
final class ContextCheck {

    private static final int FIRST_FRAMES = 64;
    private static final int CHUNK_FRAMES = 16;
    private static final int CHUNKS = 3;
    private static final double ECONOMY_DB = -90;

    private ContextCheck() {}

    /**
     * What was found.
     *
     * @param leftFrames frames before a chunk
     * @param rightFrames frames after a chunk
     * @param bounded whether the decoder depends on no more than that
     * @param bitExact whether chunks with that context are the whole bit for bit
     * @param errorDb largest difference of chunks from the whole, relative to its peak; negative infinity if there is none
     * @param economyFrames smallest context on both sides with an error below -90 dB
     */
    record Found(
            int leftFrames, int rightFrames, boolean bounded, boolean bitExact, double errorDb, int economyFrames) {}

    /**
     * Measures a decoder.
     *
     * @param mostFrames up to how long an input to look for an end of what a frame changes
     * @param alignment frames that chunks must begin at multiples of
     * @param overlapLeft context to judge a decoder by that depends on everything
     * @param overlapRight the same after a chunk
     */
    static Found measure(FrameModel model, int mostFrames, int alignment, int overlapLeft, int overlapRight)
            throws InferenceException {
        int @Nullable [] support = null;
        for (int frames = FIRST_FRAMES;
                frames <= Math.max(2 * FIRST_FRAMES, mostFrames) && support == null;
                frames *= 2) {
            support = support(model, frames);
        }
        boolean bounded = support != null;
        int left = aligned(support != null ? support[0] : overlapLeft, alignment);
        int right = aligned(support != null ? support[1] : overlapRight, alignment);
        int total = Math.ceilDiv(left + right + 2 * CHUNK_FRAMES * CHUNKS, CHUNK_FRAMES) * CHUNK_FRAMES;
        float[][] whole = model.decode(0, total, FrameModel.NONE);
        double error = error(model, whole, total, left, right);
        int economy = Math.max(left, right);
        while (bounded && economy >= alignment) {
            int less = economy - alignment;
            if (decibels(error(model, whole, total, Math.min(less, left), Math.min(less, right)), whole) > ECONOMY_DB) {
                break;
            }
            economy = less;
        }
        return new Found(left, right, bounded, error == 0, decibels(error, whole), economy);
    }

    /**
     * A decoder that looks at windows rather than around frames changes up to a window more, depending on where in it the
     * spoiled frame lies.
     */
    private static int aligned(int frames, int alignment) {
        return alignment == 1 ? frames : (Math.ceilDiv(frames, alignment) + 1) * alignment;
    }

    /** Frames before and after a chunk that change it; null if they reach the ends. */
    private static int @Nullable [] support(FrameModel model, int frames) throws InferenceException {
        int spoiled = frames / 2;
        float[][] clean = model.decode(0, frames, FrameModel.NONE);
        float[][] changed = model.decode(0, frames, spoiled);
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int row = 0; row < clean.length; row++) {
            for (int i = 0; i < clean[row].length; i++) {
                if (Float.floatToRawIntBits(clean[row][i]) != Float.floatToRawIntBits(changed[row][i])) {
                    first = Math.min(first, i);
                    last = Math.max(last, i);
                }
            }
        }
        int firstFrame = first / model.hopSamples();
        int lastFrame = last / model.hopSamples();
        if (last < 0 || firstFrame == 0 || lastFrame >= frames - 1) {
            return null;
        }
        return new int[] {Math.max(0, lastFrame - spoiled), Math.max(0, spoiled - firstFrame)};
    }

    /** Largest difference of some chunks, the first, the last and one within, from the whole. */
    private static double error(FrameModel model, float[][] whole, int total, int left, int right)
            throws InferenceException {
        double worst = 0;
        for (int i = 0; i < CHUNKS; i++) {
            int from = (int) ((long) (total / CHUNK_FRAMES - 1) * i / (CHUNKS - 1)) * CHUNK_FRAMES;
            int to = from + CHUNK_FRAMES;
            int windowFrom = Math.max(0, from - left);
            int windowTo = Math.min(total, to + right);
            float[][] window = model.decode(windowFrom, windowTo, FrameModel.NONE);
            worst = Math.max(
                    worst,
                    difference(
                            window,
                            (from - windowFrom) * model.hopSamples(),
                            whole,
                            from * model.hopSamples(),
                            CHUNK_FRAMES * model.hopSamples()));
        }
        return worst;
    }

    private static double difference(float[][] part, int partAt, float[][] whole, int wholeAt, int count) {
        double worst = 0;
        for (int row = 0; row < whole.length; row++) {
            int end = Math.min(count, Math.min(part[row].length - partAt, whole[row].length - wholeAt));
            for (int i = 0; i < end; i++) {
                double difference = Math.abs((double) part[row][partAt + i] - whole[row][wholeAt + i]);
                worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return worst;
    }

    private static double decibels(double error, float[][] whole) {
        double peak = 0;
        for (float[] row : whole) {
            for (float value : row) {
                peak = Math.max(peak, Math.abs(value));
            }
        }
        return error == 0 ? Double.NEGATIVE_INFINITY : 20 * Math.log10(error / Math.max(peak, Float.MIN_NORMAL));
    }
}
