package lathe.core.audio.flac;

import lathe.core.audio.flac.SubframeHeader.Kind;

/** Finds the shortest coding of one channel of a frame, then writes it (RFC 9639, section 9.2). */
final class SubframeEncoder {

    private static final int START = SubframeDecoder.START;
    /** Blocks so short are not worth a predictor's coefficients. */
    private static final int MIN_FRAMES_FOR_LINEAR = 64;
    /** Up to so many bits no difference of order four leaves 32. */
    private static final int SAFE_BITS = 27;

    private final LinearAnalysis analysis;
    private int[] samples = new int[0];
    private int frames;
    private int bits;
    private SubframeHeader header = new SubframeHeader(Kind.VERBATIM, 0, 0);
    private Candidate best;
    private Candidate other;

    /** A residual and how it would be cut. */
    private static final class Candidate {

        final int[] residual;
        final RicePartitions partitions = new RicePartitions();
        long bits;

        Candidate(int maxFrames) {
            residual = new int[START + maxFrames];
        }

        void plan(int frames, int order, int plainBits) {
            partitions.plan(residual, START, frames, order);
            bits = partitions.refine(residual, START, frames, order) + plainBits;
        }
    }

    SubframeEncoder(int maxFrames) {
        analysis = new LinearAnalysis(maxFrames);
        best = new Candidate(maxFrames);
        other = new Candidate(maxFrames);
    }

    /**
     * Plans the coding of {@code newFrames} samples of {@code sampleBits} in {@code x} from {@link SubframeDecoder#START} on.
     *
     * @param x kept until {@link #write}; wasted bits are shifted out of it
     */
    void plan(int[] x, int newFrames, int sampleBits) {
        samples = x;
        frames = newFrames;
        int wasted = shiftOutWastedBits(sampleBits);
        bits = sampleBits - wasted;
        if (isConstant()) {
            header = new SubframeHeader(Kind.CONSTANT, 0, wasted);
            return;
        }
        int fixedOrder = FixedPredictor.bestOrder(x, START, frames, bits);
        best.bits = (long) bits * frames;
        header = new SubframeHeader(Kind.VERBATIM, 0, wasted);
        if (frames >= MIN_FRAMES_FOR_LINEAR) {
            planLinear(wasted);
        }
        boolean fits = bits <= SAFE_BITS || FixedPredictor.residualFits(fixedOrder, x, START, frames);
        if (fits) {
            FixedPredictor.residual(fixedOrder, x, START, frames, other.residual);
            other.plan(frames, fixedOrder, fixedOrder * bits);
            take(new SubframeHeader(Kind.FIXED, fixedOrder, wasted));
        }
    }

    /** How many bits the planned coding takes. */
    long plannedBits() {
        return header.kind() == Kind.CONSTANT ? bits : best.bits;
    }

    private void planLinear(int wasted) {
        int precision = precision();
        if (!analysis.analyse(samples, START, frames, bits, precision)) {
            return;
        }
        int order = analysis.order();
        int[] coefficients = analysis.coefficients();
        boolean fits = LinearPredictor.residual(
                coefficients, analysis.shift(), bits, samples, START + order, START + frames, other.residual);
        if (fits) {
            other.plan(frames, order, order * (bits + precision) + 9);
            take(new SubframeHeader(Kind.LINEAR, order, wasted));
        }
    }

    /** Bits of a coefficient: for 16-bit sound so few that most sums of products fit 32 bits. */
    private int precision() {
        return bits <= 17 ? 13 : 15;
    }

    /** Keeps the other candidate if it is shorter than the best so far. */
    private void take(SubframeHeader newHeader) {
        if (other.bits < best.bits) {
            header = newHeader;
            Candidate longer = best;
            best = other;
            other = longer;
        }
    }

    private int shiftOutWastedBits(int sampleBits) {
        int used = 0;
        for (int i = START; i < START + frames; i++) {
            used |= samples[i];
        }
        int wasted = used == 0 ? 0 : Math.min(sampleBits - 1, Integer.numberOfTrailingZeros(used));
        if (wasted > 0) {
            for (int i = START; i < START + frames; i++) {
                samples[i] >>= wasted;
            }
        }
        return wasted;
    }

    private boolean isConstant() {
        for (int i = START + 1; i < START + frames; i++) {
            if (samples[i] != samples[START]) {
                return false;
            }
        }
        return true;
    }

    /** Appends what was planned. */
    void write(BitOutput out) {
        header.write(out);
        int order = header.order();
        switch (header.kind()) {
            case CONSTANT -> writePlain(out, 1);
            case VERBATIM -> writePlain(out, frames);
            case FIXED -> {
                writePlain(out, order);
                best.partitions.write(out, best.residual, START, frames, order);
            }
            case LINEAR -> {
                writePlain(out, order);
                writeCoefficients(out);
                best.partitions.write(out, best.residual, START, frames, order);
            }
        }
    }

    private void writePlain(BitOutput out, int count) {
        for (int i = START; i < START + count; i++) {
            out.signed(samples[i], bits);
        }
    }

    private void writeCoefficients(BitOutput out) {
        int precision = precision();
        out.unsigned(precision - 1, 4);
        out.signed(analysis.shift(), 5);
        for (int i = 0; i < header.order(); i++) {
            out.signed(analysis.coefficients()[i], precision);
        }
    }
}
