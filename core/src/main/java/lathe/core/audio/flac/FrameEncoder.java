package lathe.core.audio.flac;

/** Encodes blocks of whole-number samples into frames (RFC 9639, section 9). */
final class FrameEncoder {

    private static final int START = SubframeDecoder.START;

    private final StreamInfo stream;
    private final BitOutput out;
    private final SubframeEncoder[] subframes;
    private final int[] mid;
    private final int[] side;
    private final FixedPredictor.Costs costs = new FixedPredictor.Costs();

    FrameEncoder(StreamInfo stream) {
        this.stream = stream;
        int maxFrames = stream.maxBlockFrames();
        subframes = new SubframeEncoder[stream.channels()];
        for (int c = 0; c < subframes.length; c++) {
            subframes[c] = new SubframeEncoder(maxFrames);
        }
        // A channel never takes much more than its samples as they are, one more bit each for a difference.
        out = new BitOutput(64 + stream.channels() * (64 + maxFrames * (stream.bits() + 3) / 8));
        mid = new int[START + maxFrames];
        side = new int[START + maxFrames];
    }

    /**
     * Encodes a block.
     *
     * @param samples {@code [channel][START + frame]}, changed on the way
     * @return the frame, valid until the next call
     */
    BitOutput encode(int[][] samples, int frames, long frameNumber) {
        out.clear();
        int assignment = samples.length - 1;
        int[][] coded = samples;
        // The difference of 32-bit samples would take 33.
        if (samples.length == 2 && stream.bits() < Integer.SIZE) {
            assignment = assign(samples, frames);
            coded = coded(assignment, samples);
        }
        new FrameHeader(frames, stream.sampleRateHz(), assignment, stream.bits()).write(out, frameNumber);
        for (int c = 0; c < coded.length; c++) {
            boolean isSide = coded[c] == side;
            subframes[c].plan(coded[c], frames, isSide ? stream.bits() + 1 : stream.bits());
            subframes[c].write(out);
        }
        out.align();
        out.unsigned(Crc.crc16(0, out.array(), 0, out.bytes()), 16);
        return out;
    }

    /** Chooses two of left, right, mid and side that promise the fewest bits, by their simplest predictors. */
    private int assign(int[][] samples, int frames) {
        int[] left = samples[0];
        int[] right = samples[1];
        for (int i = START; i < START + frames; i++) {
            mid[i] = (left[i] + right[i]) >> 1;
            side[i] = left[i] - right[i];
        }
        long leftBits = bits(left, frames);
        long rightBits = bits(right, frames);
        long midBits = bits(mid, frames);
        long sideBits = bits(side, frames);
        int best = 1;
        long bestBits = leftBits + rightBits;
        if (leftBits + sideBits < bestBits) {
            best = FrameHeader.LEFT_SIDE;
            bestBits = leftBits + sideBits;
        }
        if (sideBits + rightBits < bestBits) {
            best = FrameHeader.SIDE_RIGHT;
            bestBits = sideBits + rightBits;
        }
        return midBits + sideBits < bestBits ? FrameHeader.MID_SIDE : best;
    }

    private long bits(int[] x, int frames) {
        costs.measure(x, START, frames);
        return costs.estimate(costs.bestOrder());
    }

    private int[][] coded(int assignment, int[][] samples) {
        return switch (assignment) {
            case FrameHeader.LEFT_SIDE -> new int[][] {samples[0], side};
            case FrameHeader.SIDE_RIGHT -> new int[][] {side, samples[1]};
            case FrameHeader.MID_SIDE -> new int[][] {mid, side};
            default -> samples;
        };
    }
}
