package lathe.core.audio.flac;

/** Encodes blocks of whole-number samples into frames (RFC 9639, section 9). */
final class FrameEncoder {

    private static final int START = SubframeDecoder.START;

    private final StreamInfo stream;
    private final BitOutput out;
    private final SubframeEncoder[] channels;
    private final SubframeEncoder midChannel;
    private final SubframeEncoder sideChannel;
    private final int[] mid;
    private final int[] side;

    FrameEncoder(StreamInfo stream) {
        this.stream = stream;
        int maxFrames = stream.maxBlockFrames();
        channels = new SubframeEncoder[stream.channels()];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = new SubframeEncoder(maxFrames);
        }
        midChannel = new SubframeEncoder(maxFrames);
        sideChannel = new SubframeEncoder(maxFrames);
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
        // The difference of 32-bit samples would take 33.
        boolean combines = samples.length == 2 && stream.bits() < Integer.SIZE;
        if (combines) {
            combine(samples, frames);
        }
        for (int c = 0; c < channels.length; c++) {
            channels[c].plan(samples[c], frames, stream.bits());
        }
        int assignment = combines ? cheapestPair() : channels.length - 1;
        out.clear();
        new FrameHeader(frames, stream.sampleRateHz(), assignment, stream.bits()).write(out, frameNumber);
        switch (assignment) {
            case FrameHeader.LEFT_SIDE -> writePair(channels[0], sideChannel);
            case FrameHeader.SIDE_RIGHT -> writePair(sideChannel, channels[1]);
            case FrameHeader.MID_SIDE -> writePair(midChannel, sideChannel);
            default -> {
                for (SubframeEncoder channel : channels) {
                    channel.write(out);
                }
            }
        }
        out.align();
        out.unsigned(Crc.crc16(0, out.array(), 0, out.bytes()), 16);
        return out;
    }

    private void writePair(SubframeEncoder first, SubframeEncoder second) {
        first.write(out);
        second.write(out);
    }

    private void combine(int[][] samples, int frames) {
        int[] left = samples[0];
        int[] right = samples[1];
        for (int i = START; i < START + frames; i++) {
            mid[i] = (left[i] + right[i]) >> 1;
            side[i] = left[i] - right[i];
        }
        midChannel.plan(mid, frames, stream.bits());
        sideChannel.plan(side, frames, stream.bits() + 1);
    }

    private int cheapestPair() {
        long left = channels[0].plannedBits();
        long right = channels[1].plannedBits();
        long middle = midChannel.plannedBits();
        long difference = sideChannel.plannedBits();
        long least = Math.min(Math.min(left, middle) + difference, right + Math.min(left, difference));
        if (least == left + right) {
            return 1;
        }
        if (least == middle + difference) {
            return FrameHeader.MID_SIDE;
        }
        return least == left + difference ? FrameHeader.LEFT_SIDE : FrameHeader.SIDE_RIGHT;
    }
}
