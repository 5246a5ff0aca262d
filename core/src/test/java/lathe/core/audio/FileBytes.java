package lathe.core.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds headers byte by byte, without help from the code under test. */
final class FileBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private FileBytes(ByteOrder order) {
        this.order = order;
    }

    static FileBytes little() {
        return new FileBytes(ByteOrder.LITTLE_ENDIAN);
    }

    static FileBytes big() {
        return new FileBytes(ByteOrder.BIG_ENDIAN);
    }

    /** A fmt chunk's body of 16 bytes with honest numbers. */
    static byte[] fmt(ByteOrder order, int tag, int channels, int rateHz, int bits) {
        int frameBytes = channels * ((bits + 7) / 8);
        return new FileBytes(order)
                .u16(tag)
                .u16(channels)
                .u32(rateHz)
                .u32((long) rateHz * frameBytes)
                .u16(frameBytes)
                .u16(bits)
                .done();
    }

    /** A little-endian RIFF file of the given chunks, with an honest size. */
    static byte[] riff(byte[]... chunks) {
        FileBytes body = little();
        for (byte[] chunk : chunks) {
            body.raw(chunk);
        }
        byte[] bytes = body.done();
        return little().text("RIFF")
                .u32(4L + bytes.length)
                .text("WAVE")
                .raw(bytes)
                .done();
    }

    /** A chunk with an honest size, padded. */
    static byte[] chunk(ByteOrder order, String id, byte[] body) {
        return new FileBytes(order)
                .text(id)
                .u32(body.length)
                .raw(body)
                .raw(new byte[body.length & 1])
                .done();
    }

    static byte[] chunk(String id, byte[] body) {
        return chunk(ByteOrder.LITTLE_ENDIAN, id, body);
    }

    FileBytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FileBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Bytes given as numbers up to 255. */
    FileBytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    FileBytes u16(int value) {
        return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    FileBytes u32(long value) {
        return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }

    FileBytes u64(long value) {
        return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    byte[] done() {
        return out.toByteArray();
    }
}
