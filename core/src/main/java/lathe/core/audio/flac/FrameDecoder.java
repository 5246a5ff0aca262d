package lathe.core.audio.flac;

import java.io.IOException;

/** Decodes frame after frame into whole-number samples (RFC 9639, section 9). */
final class FrameDecoder {

    private static final int START = SubframeDecoder.START;

    private final BitInput in;
    private final StreamInfo stream;
    private final SubframeDecoder subframes;
    private final int[][] samples;
    private long[] wideSide = new long[0];

    FrameDecoder(BitInput in, StreamInfo stream) {
        this.in = in;
        this.stream = stream;
        subframes = new SubframeDecoder(in);
        samples = new int[stream.channels()][0];
    }

    /** {@code [channel][START + frame]} of the last frame decoded. */
    int[][] samples() {
        return samples;
    }

    /** Decodes the next frame; gives its number of samples per channel. */
    int next() throws IOException {
        FrameHeader header = FrameHeader.read(in, stream);
        if (header.channels() != stream.channels()
                || header.bits() != stream.bits()
                || header.sampleRateHz() != stream.sampleRateHz()) {
            throw in.damaged("the format changes from " + stream.channels() + " channels of " + stream.bits()
                    + " bits at " + stream.sampleRateHz() + " Hz to " + header.channels() + " of " + header.bits()
                    + " bits at " + header.sampleRateHz() + " Hz");
        }
        int frames = header.blockFrames();
        if (samples[0].length < START + frames) {
            for (int c = 0; c < samples.length; c++) {
                samples[c] = new int[START + frames];
            }
        }
        switch (header.assignment()) {
            case FrameHeader.LEFT_SIDE, FrameHeader.SIDE_RIGHT, FrameHeader.MID_SIDE -> decodePair(header);
            default -> {
                for (int[] channel : samples) {
                    subframes.decode(header.bits(), channel, frames);
                }
            }
        }
        if (!in.alignIsZero()) {
            throw in.damaged("a frame that does not end in zeros");
        }
        int checksum = in.checksum();
        long expected = in.unsigned(16);
        in.requireInside();
        if (checksum != expected) {
            throw in.damaged("the checksum of a frame does not match");
        }
        return frames;
    }

    /** Two channels of which one is a difference, with a bit more than the others. */
    private void decodePair(FrameHeader header) throws IOException {
        int frames = header.blockFrames();
        int bits = header.bits();
        int[] first = samples[0];
        int[] second = samples[1];
        if (bits == Integer.SIZE) {
            decodeWidePair(header);
            return;
        }
        subframes.decode(header.assignment() == FrameHeader.SIDE_RIGHT ? bits + 1 : bits, first, frames);
        subframes.decode(header.assignment() == FrameHeader.SIDE_RIGHT ? bits : bits + 1, second, frames);
        int end = START + frames;
        switch (header.assignment()) {
            case FrameHeader.LEFT_SIDE -> {
                for (int i = START; i < end; i++) {
                    second[i] = first[i] - second[i];
                }
            }
            case FrameHeader.SIDE_RIGHT -> {
                for (int i = START; i < end; i++) {
                    first[i] += second[i];
                }
            }
            default -> {
                for (int i = START; i < end; i++) {
                    // Mid lost its lowest bit, but that of the side is the same.
                    int side = second[i];
                    int right = first[i] - (side >> 1);
                    first[i] = right + side;
                    second[i] = right;
                }
            }
        }
    }

    /** The same for 32-bit samples, whose difference takes 33 bits. */
    private void decodeWidePair(FrameHeader header) throws IOException {
        int frames = header.blockFrames();
        int[] first = samples[0];
        int[] second = samples[1];
        if (wideSide.length < START + frames) {
            wideSide = new long[START + frames];
        }
        long[] side = wideSide;
        int end = START + frames;
        if (header.assignment() == FrameHeader.SIDE_RIGHT) {
            subframes.decodeWide(header.bits() + 1, side, first, frames);
            subframes.decode(header.bits(), second, frames);
            for (int i = START; i < end; i++) {
                first[i] = (int) (side[i] + second[i]);
            }
            return;
        }
        subframes.decode(header.bits(), first, frames);
        subframes.decodeWide(header.bits() + 1, side, second, frames);
        boolean mid = header.assignment() == FrameHeader.MID_SIDE;
        for (int i = START; i < end; i++) {
            long right = mid ? first[i] - (side[i] >> 1) : first[i] - side[i];
            first[i] = (int) (right + side[i]);
            second[i] = (int) right;
        }
    }
}
