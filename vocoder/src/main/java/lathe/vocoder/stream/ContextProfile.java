package lathe.vocoder.stream;

import java.util.Arrays;
import java.util.OptionalInt;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * What a cut does to a decoder's sound, measured: how far it still differs from the sound of the whole, by the distance from
 * the cut in frames.
 *
 * <p>Arithmetic hides what is far below the last bit of a sample, so a measured context may be a frame or so shorter than
 * the one that follows from the kernels; {@link #support} finds the latter.
 */
public final class ContextProfile {

    private static final int CUTS = 5;

    private final double[] leftDb;
    private final double[] rightDb;

    private ContextProfile(double[] leftDb, double[] rightDb) {
        this.leftDb = leftDb;
        this.rightDb = rightDb;
    }

    /**
     * Decodes the frames whole and cut in {@value #CUTS} places, and compares.
     *
     * @param frames lively ones, more than four times {@code reach}
     * @param reach frames from a cut up to which to look
     */
    public static ContextProfile measure(Decoder decoder, Frames frames, int reach) throws InferenceException {
        int total = frames.frames();
        if (reach < 1 || total <= 4L * reach) {
            throw new IllegalArgumentException("frames=" + total + " are too few to look reach=" + reach
                    + " frames from a cut; four times are needed");
        }
        float[][] whole = decode(decoder, frames);
        double[] left = new double[reach + 1];
        double[] right = new double[reach + 1];
        for (int i = 0; i < CUTS; i++) {
            int cut = reach + (int) ((long) (total - 2 * reach) * (i + 1) / (CUTS + 1));
            compareAfter(decoder, frames, cut, whole, left);
            compareBefore(decoder, frames, cut, whole, right);
        }
        double peak = peak(whole);
        return new ContextProfile(decibels(left, peak), decibels(right, peak));
    }

    /** Errors of a window that begins at the cut: at each frame after it, the worst from there on. */
    private static void compareAfter(Decoder decoder, Frames frames, int cut, float[][] whole, double[] worst)
            throws InferenceException {
        float[][] part = decode(decoder, frames.slice(cut, frames.frames()));
        int hop = decoder.hopSamples();
        int offset = cut * hop;
        double tail = 0;
        int end = Math.min(part[0].length, whole[0].length - offset);
        for (int i = end - 1; i >= 0; i--) {
            tail = Math.max(tail, difference(part, i, whole, offset + i));
            if (i % hop == 0 && i / hop < worst.length) {
                worst[i / hop] = Math.max(worst[i / hop], tail);
            }
        }
    }

    /** Errors of a window that ends at the cut: at each frame before it, the worst up to there. */
    private static void compareBefore(Decoder decoder, Frames frames, int cut, float[][] whole, double[] worst)
            throws InferenceException {
        float[][] part = decode(decoder, frames.slice(0, cut));
        int hop = decoder.hopSamples();
        double head = 0;
        int at = 0;
        for (int distance = cut; distance >= 0; distance--) {
            int end = Math.min((cut - distance) * hop, part[0].length);
            for (; at < end; at++) {
                head = Math.max(head, difference(part, at, whole, at));
            }
            boolean allThere = (cut - distance) * hop <= part[0].length;
            if (distance < worst.length) {
                worst[distance] = allThere ? Math.max(worst[distance], head) : Double.POSITIVE_INFINITY;
            }
        }
    }

    /**
     * The frames around which a frame makes itself heard, from two inputs that differ in that frame only: what follows from
     * the kernels. A frame of NaN is the best change, as it spreads through every sum.
     *
     * @param frame where they differ, far from both ends
     */
    public static Context support(Decoder decoder, Frames clean, Frames changed, int frame) throws InferenceException {
        float[][] one = decode(decoder, clean);
        float[][] other = decode(decoder, changed);
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int c = 0; c < one.length; c++) {
            int mismatch = Arrays.mismatch(one[c], other[c]);
            first = mismatch < 0 ? first : Math.min(first, mismatch);
            for (int i = one[c].length - 1; i > last; i--) {
                if (Float.floatToRawIntBits(one[c][i]) != Float.floatToRawIntBits(other[c][i])) {
                    last = i;
                }
            }
        }
        if (last < 0) {
            throw new IllegalArgumentException("frame=" + frame + " makes no difference to the sound");
        }
        int hop = decoder.hopSamples();
        return Context.exact(Math.max(0, last / hop - frame), Math.max(0, frame - first / hop));
    }

    private static float[][] decode(Decoder decoder, Frames frames) throws InferenceException {
        float[][] audio = new float[decoder.channels()][Math.toIntExact(decoder.samples(frames.frames()))];
        decoder.decode(frames, audio);
        return audio;
    }

    private static double difference(float[][] a, int aAt, float[][] b, int bAt) {
        double worst = 0;
        for (int c = 0; c < a.length; c++) {
            worst = Math.max(worst, Math.abs((double) a[c][aAt] - b[c][bAt]));
        }
        return worst;
    }

    private static double peak(float[][] audio) {
        double peak = 0;
        for (float[] channel : audio) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    private static double[] decibels(double[] errors, double peak) {
        return Arrays.stream(errors)
                .map(error -> error == 0 ? Double.NEGATIVE_INFINITY : 20 * Math.log10(error / peak))
                .toArray();
    }

    /** Largest error, in dB relative to the peak of the whole, with so many frames of context on either side. */
    public double errorDb(int left, int right) {
        return Math.max(leftDb[left], rightDb[right]);
    }

    /** Frames needed to the left for an error of at most {@code limitDb}; negative infinity asks for the same bits. */
    public OptionalInt left(double limitDb) {
        return firstAtMost(leftDb, limitDb);
    }

    /** Frames needed to the right for an error of at most {@code limitDb}; negative infinity asks for the same bits. */
    public OptionalInt right(double limitDb) {
        return firstAtMost(rightDb, limitDb);
    }

    private static OptionalInt firstAtMost(double[] errorsDb, double limitDb) {
        for (int frames = 0; frames < errorsDb.length; frames++) {
            if (errorsDb[frames] <= limitDb) {
                return OptionalInt.of(frames);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * What to declare: exact where a cut is forgotten, bit for bit, within the reach; else an overlap as long as the reach.
     */
    public Context context() {
        OptionalInt left = left(Double.NEGATIVE_INFINITY);
        OptionalInt right = right(Double.NEGATIVE_INFINITY);
        if (left.isPresent() && right.isPresent()) {
            return Context.exact(left.getAsInt(), right.getAsInt());
        }
        int reach = leftDb.length - 1;
        return Context.overlap(reach, errorDb(reach, reach));
    }

    /**
     * The least context with an error of at most {@code limitDb}, for {@link ChunkPlan#economy}; its
     * {@link Context#seamErrorDb} is what was measured.
     *
     * @throws IllegalArgumentException if the decoder needs more than was looked at
     */
    public Context economy(double limitDb) {
        OptionalInt left = left(limitDb);
        OptionalInt right = right(limitDb);
        if (left.isEmpty() || right.isEmpty()) {
            int reach = leftDb.length - 1;
            throw new IllegalArgumentException("limitDb=" + limitDb + " is not reached within " + reach
                    + " frames of a cut: there it is " + errorDb(reach, reach) + " dB");
        }
        double error = errorDb(left.getAsInt(), right.getAsInt());
        return new Context(left.getAsInt(), right.getAsInt(), error == Double.NEGATIVE_INFINITY, error);
    }
}
