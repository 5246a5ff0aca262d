package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks the chunks of a RIFF or IFF file: id, size, body, padded to an even length. */
final class Chunks {

    /** Texts and descriptions longer than this are passed over. */
    static final int MAX_KEPT_BYTES = 1 << 20;

    /** A file of more chunks than this is not music. */
    private static final int MAX_CHUNKS = 100_000;

    private final ByteSource source;
    private final ByteOrder order;
    private int count;
    private String id = "";
    private long size;
    private long bodyStart;

    /** @param source stands at the first chunk */
    Chunks(ByteSource source, ByteOrder order) {
        this.source = source;
        this.order = order;
        bodyStart = source.position();
    }

    /** Goes to the next chunk's body; false at the end. */
    boolean next() throws IOException {
        long start = bodyStart + size + (size & 1);
        if (source.isSeekable() && start > source.size() - 8) {
            return false;
        }
        source.goTo(start);
        byte[] header = new byte[8];
        if (source.read(header, 0, 8) < 8) {
            return false;
        }
        if (++count > MAX_CHUNKS) {
            throw new AudioFileException(
                    source.shownName(), "has more than " + MAX_CHUNKS + " chunks", "re-export the file");
        }
        ByteBuffer view = ByteBuffer.wrap(header).order(order);
        id = id(view);
        size = view.getInt() & 0xFFFFFFFFL;
        bodyStart = source.position();
        return true;
    }

    /** Four characters. */
    String id() {
        return id;
    }

    /** Bytes of the body, as the file says. */
    long size() {
        return size;
    }

    /** Where the body starts. */
    long bodyStart() {
        return bodyStart;
    }

    /** Puts a size from elsewhere (RF64) in place of the chunk's own. */
    void correctSize(long trueSize) {
        size = trueSize;
    }

    /** True if the body lies within the file, or nobody can know. */
    boolean fits() throws IOException {
        return size >= 0 && size <= room();
    }

    private long room() throws IOException {
        return source.isSeekable() ? source.size() - bodyStart : Long.MAX_VALUE / 2;
    }

    /** @throws AudioFileException if the body ends beyond the file */
    void requireFits() throws IOException {
        if (!fits()) {
            throw new AudioFileException(
                    source.shownName(), id.strip() + " chunk " + ByteCount.claim(size, room()), "re-export the file");
        }
    }

    /**
     * The body's first bytes.
     *
     * @param most how many are of use; bounds the memory taken
     */
    ByteBuffer body(int most) throws IOException {
        requireFits();
        return ByteBuffer.wrap(source.readExactly((int) Math.min(size, most))).order(order);
    }

    /** The next four bytes as characters. */
    static String id(ByteBuffer bytes) {
        byte[] id = new byte[4];
        bytes.get(id);
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
