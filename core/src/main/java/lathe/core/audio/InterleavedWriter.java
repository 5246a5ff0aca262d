package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Samples for a file that stores frame after frame, gathered in one fixed buffer. */
final class InterleavedWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final AtomicFile file;
    private final SampleEncoder encoder;
    private final ByteBuffer buffer;
    private final int bufferFrames;
    private int waiting;
    private long frames;

    InterleavedWriter(AtomicFile file, SampleFormat format, int channels) {
        this.file = file;
        encoder = new SampleEncoder(format, channels);
        bufferFrames = BUFFER_BYTES / encoder.frameBytes();
        buffer = ByteBuffer.allocate(bufferFrames * encoder.frameBytes()).order(format.order());
    }

    /** As {@link AudioWriter#write}. */
    void write(float[][] from, int start, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int now = Math.min(count - done, bufferFrames - waiting);
            encoder.encode(from, start + done, now, buffer, waiting * encoder.frameBytes());
            waiting += now;
            done += now;
            if (waiting == bufferFrames) {
                flush();
            }
        }
        frames += count;
    }

    /** Hands what waits to the file. */
    void flush() throws IOException {
        file.write(buffer.limit(waiting * encoder.frameBytes()).position(0));
        buffer.clear();
        waiting = 0;
    }

    /** Frames written so far. */
    long frames() {
        return frames;
    }
}
