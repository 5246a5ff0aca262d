package lathe.core.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import lathe.core.audio.AtomicFile;

/** An {@link AtomicFile} as a buffered stream. Closing it flushes; the file is its owner's to commit. */
final class FileOutput extends OutputStream {

    private final AtomicFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    FileOutput(AtomicFile file) {
        this.file = file;
    }

    @Override
    public void write(int oneByte) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) oneByte);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.remaining()) {
            flush();
            if (length > buffer.remaining()) {
                file.write(ByteBuffer.wrap(bytes, from, length));
                return;
            }
        }
        buffer.put(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        buffer.flip();
        file.write(buffer);
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
