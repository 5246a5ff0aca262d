package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The samples of a file that stores frame after frame, read through one fixed buffer. */
final class InterleavedReader {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteSource source;
    private final SampleDecoder decoder;
    private final long totalFrames;
    private final byte[] bytes;
    private final ByteBuffer view;
    private final int bufferFrames;
    private long position;

    /**
     * @param source stands at the first frame
     * @param totalFrames how many there are, or {@link AudioInfo#UNKNOWN_FRAMES} for all until the end
     */
    InterleavedReader(ByteSource source, SampleFormat format, int channels, long totalFrames) {
        this.source = source;
        this.totalFrames = totalFrames;
        decoder = new SampleDecoder(format, channels);
        bufferFrames = BUFFER_BYTES / decoder.frameBytes();
        bytes = new byte[bufferFrames * decoder.frameBytes() + SampleDecoder.PADDING];
        view = ByteBuffer.wrap(bytes).order(format.order());
    }

    /** As {@link AudioReader#read}. */
    int read(float[][] into, int from, int frames) throws IOException {
        int done = 0;
        while (done < frames) {
            int came = readBuffer(into, from + done, frames - done);
            if (came == 0) {
                break;
            }
            done += came;
        }
        return done == 0 && frames > 0 ? -1 : done;
    }

    private int readBuffer(float[][] into, int from, int frames) throws IOException {
        boolean endless = totalFrames == AudioInfo.UNKNOWN_FRAMES;
        int wanted = Math.min(frames, bufferFrames);
        if (!endless) {
            wanted = (int) Math.min(wanted, totalFrames - position);
        }
        int came = source.read(bytes, 0, wanted * decoder.frameBytes()) / decoder.frameBytes();
        if (came < wanted && !endless) {
            throw new AudioFileException(
                    source.shownName(),
                    "promises " + totalFrames + " frames and ends after " + (position + came),
                    "re-export the file");
        }
        decoder.decode(view, into, from, came);
        position += came;
        return came;
    }
}
