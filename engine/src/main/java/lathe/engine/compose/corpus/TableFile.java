package lathe.engine.compose.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files of learned tables: readable lines up to an empty one (kind and version first, then sources and licences), and packed data
 * behind them. The same contents give the same bytes.
 */
public final class TableFile {

    private static final int MOST_HEADER = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private TableFile() {}

    /** Writes the data of a table. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it. */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads the data of a table. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads all of it. */
        T read(DataInputStream in) throws IOException;
    }

    /** Writes a table; folders are made where they lack. */
    public static void write(Path target, String kind, List<String> header, Writer data) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            String text = kind + "\n" + String.join("\n", header) + "\n\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            GZIPOutputStream packed = new GZIPOutputStream(out, BUFFER);
            DataOutputStream unpacked = new DataOutputStream(new BufferedOutputStream(packed, BUFFER));
            data.write(unpacked);
            unpacked.flush();
            packed.finish();
        }
    }

    /**
     * Reads a table.
     *
     * @throws IOException if it is of another kind or version, or broken
     */
    public static <T> T read(InputStream in, String kind, Reader<T> data) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        String found = line(buffered);
        if (!kind.equals(found)) {
            throw new IOException("not a table of the kind " + kind);
        }
        int length = 0;
        for (String line = line(buffered); !line.isEmpty(); line = line(buffered)) {
            length += line.length();
            if (length > MOST_HEADER) {
                throw new IOException("header without an end");
            }
        }
        GZIPInputStream unpacked = new GZIPInputStream(buffered, BUFFER);
        return data.read(new DataInputStream(new BufferedInputStream(unpacked, BUFFER)));
    }

    /** Reads a table that is shipped beside a class. */
    public static <T> T shipped(Class<?> beside, String name, String kind, Reader<T> data) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return read(in, kind, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || text.length() > MOST_HEADER) {
                throw new IOException("header without an end");
            }
            text.append((char) read);
        }
        return text.toString();
    }

    /** Writes a number of at least 0 in groups of seven bits, the lowest first. */
    public static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while (rest > 0x7f) {
            out.writeByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Reads what {@link #writeNumber} wrote. */
    public static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int group = in.readUnsignedByte();
            number |= (group & 0x7fL) << shift;
            if (group < 0x80) {
                return number;
            }
        }
        throw new IOException("number longer than 64 bits");
    }

    /** Reads a number that must not be above a bound. */
    public static int readNumber(DataInputStream in, int most) throws IOException {
        long number = readNumber(in);
        if (number < 0 || number > most) {
            throw new IOException("number " + number + " above " + most);
        }
        return (int) number;
    }
}
