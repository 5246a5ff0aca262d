package lathe.plugin.isolation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What the two processes say to each other over a local socket: a request's byte with its arguments, an answer's byte with
 * its results. Sound goes as planar floats in the machine's own order. Not standard output: plugins print there.
 */
final class Wire implements Closeable {

    /** Requests. Numbers, as they travel. */
    static final int SET = 1;

    static final int ACTIVATE = 2;
    static final int PROCESS = 3;
    static final int SAVE = 4;
    static final int LOAD = 5;
    static final int TEXT = 6;
    static final int CLOSE = 7;

    /** Answers. */
    static final int DONE = 0;

    static final int REFUSED = 1;

    private static final int LARGEST_BYTES = 512 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private byte[] sound = new byte[0];

    Wire(SocketChannel channel) {
        this.channel = channel;
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
    }

    int readByte() throws IOException {
        return in.readUnsignedByte();
    }

    int readInt() throws IOException {
        return in.readInt();
    }

    long readLong() throws IOException {
        return in.readLong();
    }

    double readDouble() throws IOException {
        return in.readDouble();
    }

    String readText() throws IOException {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    byte[] readBytes() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other side has ended");
        }
        return bytes;
    }

    Wire writeByte(int value) throws IOException {
        out.writeByte(value);
        return this;
    }

    Wire writeInt(int value) throws IOException {
        out.writeInt(value);
        return this;
    }

    Wire writeLong(long value) throws IOException {
        out.writeLong(value);
        return this;
    }

    Wire writeDouble(double value) throws IOException {
        out.writeDouble(value);
        return this;
    }

    Wire writeText(String text) throws IOException {
        return writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Wire writeBytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        return this;
    }

    /** Writes {@code channels[c][from..to)}. */
    void writeSound(float[][] channels, int from, int to) throws IOException {
        ByteBuffer buffer = room(channels.length, to - from);
        for (float[] one : channels) {
            for (int i = from; i < to; i++) {
                buffer.putFloat(one[i]);
            }
        }
        out.write(sound, 0, buffer.position());
    }

    /** Reads what {@link #writeSound} wrote. */
    void readSound(float[][] channels, int from, int to) throws IOException {
        ByteBuffer buffer = room(channels.length, to - from);
        in.readFully(sound, 0, 4 * channels.length * (to - from));
        for (float[] one : channels) {
            for (int i = from; i < to; i++) {
                one[i] = buffer.getFloat();
            }
        }
    }

    private ByteBuffer room(int channels, int frames) {
        int bytes = 4 * channels * frames;
        if (sound.length < bytes) {
            sound = new byte[bytes];
        }
        return ByteBuffer.wrap(sound).order(ByteOrder.nativeOrder());
    }

    void send() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
