package lathe.core.tensor;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Named arrays as numpy saves them: a zip archive of {@code .npy} files. */
final class NpzFormat {

    private static final String ENDING = ".npy";

    /** What any archive may unpack to, however small it is. */
    private static final long FREE_BYTES = 64L << 20;

    /** Beyond that only so many times its own size. Real features and codes stay below 20; deflate could do 1000. */
    private static final long MOST_EXPANSION = 100;

    /** Zip keeps no time before this, and a fixed one gives the same bytes for the same arrays. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzFormat() {}

    static SequencedMap<String, Tensor> readFile(Path file) throws IOException {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        Budget budget = new Budget(file, FREE_BYTES + MOST_EXPANSION * Files.size(file));
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(ENDING)) {
                    continue;
                }
                String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
                if (arrays.containsKey(name)) {
                    throw damaged(file, "holds two arrays named \"" + name + "\"", null);
                }
                arrays.put(name, read(zip, entry, file, name, budget));
            }
        } catch (ZipException | EOFException | IllegalArgumentException damage) {
            throw damaged(file, "is a damaged zip archive (" + damage.getMessage() + ")", damage);
        }
        if (arrays.isEmpty()) {
            throw new TensorFileException(
                    file, "is a zip archive without .npy arrays", "give one that numpy.savez wrote");
        }
        return arrays;
    }

    private static Tensor read(ZipFile zip, ZipEntry entry, Path file, String name, Budget budget) throws IOException {
        CRC32 check = new CRC32();
        try (InputStream raw = zip.getInputStream(entry);
                InputStream counted = new Counted(raw, budget);
                CheckedInputStream checked = new CheckedInputStream(counted, check);
                InputStream in = new BufferedInputStream(checked, 1 << 16)) {
            Tensor tensor = NpyFormat.read(in, file, name, ElementReader.UNKNOWN);
            in.transferTo(OutputStream.nullOutputStream());
            if (entry.getCrc() != check.getValue()) {
                throw damaged(file, "the check sum of \"" + name + "\" does not fit its contents", null);
            }
            return tensor;
        }
    }

    private static TensorFileException damaged(Path file, String finding, @Nullable Throwable cause) {
        return new TensorFileException(file, finding, "save it again or load it anew", cause);
    }

    static void write(OutputStream out, SequencedMap<String, Tensor> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, Tensor> array : arrays.sequencedEntrySet()) {
            ZipEntry entry = new ZipEntry((array.getKey().isEmpty() ? "arr_0" : array.getKey()) + ENDING);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            NpyFormat.write(zip, array.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** What an archive may still unpack to, all its arrays together. */
    private static final class Budget {

        private final Path file;
        private long left;

        Budget(Path file, long left) {
            this.file = file;
            this.left = left;
        }

        void take(long bytes) throws TensorFileException {
            left -= bytes;
            if (left < 0) {
                throw new TensorFileException(
                        file,
                        "unpacks to more than " + MOST_EXPANSION + " times its size",
                        "if that is meant, save it uncompressed");
            }
        }
    }

    private static final class Counted extends FilterInputStream {

        private final Budget budget;

        Counted(InputStream in, Budget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int came = super.read();
            budget.take(came < 0 ? 0 : 1);
            return came;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int came = super.read(into, from, length);
            budget.take(Math.max(0, came));
            return came;
        }
    }
}
