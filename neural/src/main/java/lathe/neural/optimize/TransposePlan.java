package lathe.neural.optimize;

import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution of stride {@code s} as an ordinary convolution with {@code s} times the channels, whose output
 * samples are dealt out in turn (polyphase form: Crochiere and Rabiner, Multirate Digital Signal Processing, 1983).
 *
 * <p>Output sample {@code q s + r} takes {@code x[q - j] w[j s + r + padding]} for every {@code j} that meets the kernel, so
 * phase {@code r} is a short filter over the input. Kernels of HiFi-GAN ({@code k = 2 s}, padding {@code s / 2}) have 3 taps.
 *
 * @param stride phases
 * @param taps of each phase's filter
 * @param padLeft zeros before the input
 * @param padRight zeros after it; so many output frames more or fewer than input frames follow from it
 * @param surplus samples at the end that the transposed convolution does not give
 * @param maxShift the largest {@code j}
 * @param padding samples that the transposed convolution leaves out at the begin
 */
record TransposePlan(int stride, int taps, int padLeft, int padRight, int surplus, int maxShift, int padding) {

    /** Multiplications by zero may cost so much more than the kernel's own; beyond, the transposed form is kept. */
    private static final double MAX_MULTIPLICATIONS = 2;

    /**
     * Plans a convolution.
     *
     * @param padBegin samples left out at the begin
     * @param padEnd samples left out at the end, less the output padding
     * @return null if the polyphase form gains nothing or cannot be written with padding alone
     */
    static @Nullable TransposePlan of(int kernel, int stride, int padBegin, int padEnd) {
        if (stride < 2 || padBegin < 0 || kernel < 1) {
            return null;
        }
        int minShift = -((stride - 1 + padBegin) / stride);
        int maxShift = Math.floorDiv(kernel - 1 - padBegin, stride);
        int taps = maxShift - minShift + 1;
        // Output length is (L - 1) stride + rest.
        int rest = kernel - padBegin - padEnd;
        int extraFrames = Math.ceilDiv(rest, stride) - 1;
        int surplus = (extraFrames + 1) * stride - rest;
        int padRight = extraFrames - minShift;
        boolean isPossible = taps >= 1 && maxShift >= 0 && padRight >= 0;
        boolean isWorthIt = (double) taps * stride <= MAX_MULTIPLICATIONS * kernel;
        return isPossible && isWorthIt
                ? new TransposePlan(stride, taps, maxShift, padRight, surplus, maxShift, padBegin)
                : null;
    }

    /**
     * Weights of the ordinary convolution.
     *
     * @param weights {@code [inputs][outputs][kernel]} of the transposed one
     * @return {@code [outputs * stride][inputs][taps]}, the phases of a channel side by side
     */
    float[] weights(float[] weights, int inputs, int outputs, int kernel) {
        float[] phases = new float[outputs * stride * inputs * taps];
        for (int out = 0; out < outputs; out++) {
            for (int phase = 0; phase < stride; phase++) {
                for (int in = 0; in < inputs; in++) {
                    int row = ((out * stride + phase) * inputs + in) * taps;
                    for (int tap = 0; tap < taps; tap++) {
                        int at = (maxShift - tap) * stride + phase + padding;
                        if (at >= 0 && at < kernel) {
                            phases[row + tap] = weights[(in * outputs + out) * kernel + at];
                        }
                    }
                }
            }
        }
        return phases;
    }

    /** One bias for each phase of each channel. */
    float[] biases(float[] biases) {
        float[] phases = new float[biases.length * stride];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = biases[i / stride];
        }
        return phases;
    }
}
