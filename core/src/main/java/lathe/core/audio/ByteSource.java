package lathe.core.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes from a file, which has a size and can be gone about in, or from a stream, which only comes. */
abstract class ByteSource implements Closeable {

    /** The size of a stream. */
    static final long UNKNOWN = -1;

    private final Path shownName;
    private long position;

    private ByteSource(Path shownName) {
        this.shownName = shownName;
    }

    /** A file on a disk. */
    static ByteSource ofFile(Path file) throws IOException {
        return new OfFile(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * A stream, closed with this.
     *
     * @param shownName what messages call it
     */
    static ByteSource ofStream(Path shownName, InputStream stream) {
        return new OfStream(shownName, stream);
    }

    /** What messages call it. */
    final Path shownName() {
        return shownName;
    }

    /** Bytes read or skipped so far. */
    final long position() {
        return position;
    }

    /** All bytes, or {@link #UNKNOWN}. */
    abstract long size() throws IOException;

    /** True for a file. */
    final boolean isSeekable() {
        return this instanceof OfFile;
    }

    /** Bytes from here to the end; {@link Long#MAX_VALUE} where nobody knows. */
    final long left() throws IOException {
        return isSeekable() ? Math.max(0, size() - position) : Long.MAX_VALUE;
    }

    /** Fills {@code into[from..from+length)}; returns fewer bytes only where the source ends. */
    final int read(byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int came = readSome(into, from + done, length - done);
            if (came < 0) {
                break;
            }
            done += came;
        }
        position += done;
        return done;
    }

    /**
     * Exactly so many bytes.
     *
     * @param length checked by the caller against the file's size or a small bound
     * @throws AudioFileException if the source ends before
     */
    final byte[] readExactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (read(bytes, 0, length) < length) {
            throw new AudioFileException(shownName, "ends within its header", "re-export the file");
        }
        return bytes;
    }

    /** Goes on to a position; in a stream only forward, and not past the end. */
    final void goTo(long target) throws IOException {
        if (target < position && !isSeekable()) {
            throw new IllegalArgumentException("target=" + target + " lies behind position=" + position);
        }
        position = moveTo(target);
    }

    abstract int readSome(byte[] into, int from, int length) throws IOException;

    abstract long moveTo(long target) throws IOException;

    private static final class OfFile extends ByteSource {

        private final FileChannel channel;

        private OfFile(Path file, FileChannel channel) {
            super(file);
            this.channel = channel;
        }

        @Override
        long size() throws IOException {
            return channel.size();
        }

        @Override
        int readSome(byte[] into, int from, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(into, from, length));
        }

        @Override
        long moveTo(long target) throws IOException {
            channel.position(target);
            return target;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class OfStream extends ByteSource {

        private final InputStream stream;

        private OfStream(Path shownName, InputStream stream) {
            super(shownName);
            this.stream = stream;
        }

        @Override
        long size() {
            return UNKNOWN;
        }

        @Override
        int readSome(byte[] into, int from, int length) throws IOException {
            return stream.read(into, from, length);
        }

        @Override
        long moveTo(long target) throws IOException {
            long at = position();
            byte[] scrap = new byte[(int) Math.min(8192, target - at)];
            while (at < target) {
                int came = stream.read(scrap, 0, (int) Math.min(scrap.length, target - at));
                if (came < 0) {
                    break;
                }
                at += came;
            }
            return at;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
