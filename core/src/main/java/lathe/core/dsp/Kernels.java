package lathe.core.dsp;

/**
 * The loops that everything else spends its time in, behind one interface: plain Java, and a Vector API twin chosen once.
 *
 * <p>Ranges are {@code [from..to)} unless said. Nothing is checked beyond what the arrays check themselves. Both twins give
 * the same bits, so that a plugin's sound is the command's. Filters are in {@link FirBank}, which needs no twin.
 */
public interface Kernels {

    /**
     * The twin that this JVM was started for: Vector API where it runs with {@code --add-modules=jdk.incubator.vector},
     * plain Java otherwise. The system property {@code lathe.kernels}, {@code plain} or {@code vector}, overrules that.
     */
    static Kernels best() {
        return BestKernels.OF_THIS_JVM.kernels();
    }

    /** One sentence for people about which twin {@link #best} is, and why. */
    static String description() {
        return BestKernels.OF_THIS_JVM.description();
    }

    /** Largest magnitude in {@code x[from..to)}, 0 if the range is empty. */
    float peak(float[] x, int from, int to);

    /** {@code sum += a * b}, complex, parts in arrays of their own: for partitioned convolution. */
    void complexMultiplyAdd(
            float[] sumRe, float[] sumIm, float[] aRe, float[] aIm, float[] bRe, float[] bIm, int from, int to);
}
