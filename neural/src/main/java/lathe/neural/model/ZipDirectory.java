package lathe.neural.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import lathe.neural.session.ModelException;

/**
 * The list at the end of a zip, by which alone its files are found. Refuses what could harm whoever unpacks it: names that lead
 * out, names that come twice or differ in capitals only, links, sizes that its bytes cannot become. Source: PKWARE APPNOTE 6.3.10.
 */
final class ZipDirectory {

    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int LOCATOR64_SIGNATURE = 0x07064b50;
    private static final int LOCATOR64_BYTES = 20;
    private static final int END64_BYTES = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int EXTRA64 = 1;
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int SYMBOLIC_LINK = 0xA000;

    /** What one byte of deflate can become at most (RFC 1951: 258 bytes for two bits). */
    private static final long MOST_DEFLATED = 1032;

    private static final int LARGEST_DIRECTORY_BYTES = 16 << 20;
    private static final String REMEDY = "pack the folder again";

    private final Path zip;
    private final FileChannel channel;
    private final long fileBytes;
    private final SequencedMap<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Set<String> lowerCase = new HashSet<>();

    private ZipDirectory(Path zip, FileChannel channel) throws IOException {
        this.zip = zip;
        this.channel = channel;
        fileBytes = channel.size();
    }

    /** Files of the zip by name, folders left out. */
    static SequencedMap<String, ZipEntry> read(Path zip, FileChannel channel) throws IOException, ModelException {
        ZipDirectory directory = new ZipDirectory(zip, channel);
        directory.readEntries();
        return directory.entries;
    }

    private void readEntries() throws IOException, ModelException {
        long endAt = findEnd();
        ByteBuffer end = bytes(endAt, END_BYTES);
        long size = end.getInt(12) & UNKNOWN_32;
        long start = end.getInt(16) & UNKNOWN_32;
        if (size == UNKNOWN_32 || start == UNKNOWN_32 || (end.getShort(10) & 0xFFFF) == 0xFFFF) {
            ByteBuffer end64 = end64(endAt);
            size = end64.getLong(40);
            start = end64.getLong(48);
        }
        if (size < 0 || start < 0 || size > fileBytes || start > fileBytes - size || size > LARGEST_DIRECTORY_BYTES) {
            throw broken("its list of files claims " + size + " bytes");
        }
        ByteBuffer list = bytes(start, (int) size);
        while (list.remaining() >= ENTRY_BYTES && list.getInt(list.position()) == ENTRY_SIGNATURE) {
            readEntry(list);
        }
        if (list.hasRemaining()) {
            throw broken("its list of files is damaged");
        }
    }

    /** The end record; it is last, but for a comment. */
    private long findEnd() throws IOException, ModelException {
        int tail = (int) Math.min(fileBytes, END_BYTES + LONGEST_COMMENT);
        ByteBuffer bytes = bytes(fileBytes - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE && at + END_BYTES + (bytes.getShort(at + 20) & 0xFFFF) == tail) {
                return fileBytes - tail + at;
            }
        }
        throw broken("it is no zip, or not a whole one");
    }

    private ByteBuffer end64(long endAt) throws IOException, ModelException {
        if (endAt < LOCATOR64_BYTES) {
            throw broken("its end is damaged");
        }
        ByteBuffer locator = bytes(endAt - LOCATOR64_BYTES, LOCATOR64_BYTES);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR64_SIGNATURE || at < 0 || at > endAt - END64_BYTES) {
            throw broken("its end is damaged");
        }
        ByteBuffer end64 = bytes(at, END64_BYTES);
        if (end64.getInt(0) != END64_SIGNATURE) {
            throw broken("its end is damaged");
        }
        return end64;
    }

    private void readEntry(ByteBuffer list) throws ModelException {
        int at = list.position();
        int nameBytes = list.getShort(at + 28) & 0xFFFF;
        int extraBytes = list.getShort(at + 30) & 0xFFFF;
        int whole = ENTRY_BYTES + nameBytes + extraBytes + (list.getShort(at + 32) & 0xFFFF);
        if (whole > list.remaining()) {
            throw broken("its list of files is damaged");
        }
        byte[] nameText = new byte[nameBytes];
        list.get(at + ENTRY_BYTES, nameText);
        String name = new String(nameText, StandardCharsets.UTF_8);
        long[] numbers = {
            list.getInt(at + 24) & UNKNOWN_32, list.getInt(at + 20) & UNKNOWN_32, list.getInt(at + 42) & UNKNOWN_32
        };
        widen(list.slice(at + ENTRY_BYTES + nameBytes, extraBytes).order(ByteOrder.LITTLE_ENDIAN), numbers);
        ZipEntry entry = new ZipEntry(
                name, list.getShort(at + 10) & 0xFFFF, numbers[0], numbers[1], list.getInt(at + 16), numbers[2]);
        boolean unix = (list.getShort(at + 4) & 0xFF00) >> 8 == UNIX;
        boolean link = unix && (list.getInt(at + 38) >>> 16 & FILE_TYPE) == SYMBOLIC_LINK;
        boolean encrypted = (list.getShort(at + 8) & 1) != 0;
        list.position(at + whole);
        take(entry, link, encrypted);
    }

    /** Sizes and offset of more than 4 GB stand in an extra field, in this order, those that do not fit above only. */
    private static void widen(ByteBuffer extra, long[] numbers) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int size = extra.getShort() & 0xFFFF;
            int next = Math.min(extra.limit(), extra.position() + size);
            if (id == EXTRA64) {
                for (int i = 0; i < numbers.length; i++) {
                    if (numbers[i] == UNKNOWN_32 && next - extra.position() >= Long.BYTES) {
                        numbers[i] = extra.getLong();
                    }
                }
            }
            extra.position(next);
        }
    }

    private void take(ZipEntry entry, boolean link, boolean encrypted) throws ModelException {
        String name = entry.name();
        boolean folder = name.endsWith("/");
        PackagePath.require(zip.toString(), folder ? name.substring(0, name.length() - 1) : name);
        if (link) {
            throw broken("\"" + Shown.text(name) + "\" is a link");
        }
        if (folder) {
            return;
        }
        if (!lowerCase.add(name.toLowerCase(Locale.ROOT))) {
            throw broken("\"" + Shown.text(name) + "\" is in it twice, or in other capitals");
        }
        if (encrypted) {
            throw broken("\"" + Shown.text(name) + "\" is encrypted");
        }
        long most = entry.method() == ZipEntry.STORED ? entry.packed() : entry.packed() * MOST_DEFLATED + MOST_DEFLATED;
        boolean inFile = entry.packed() >= 0 && entry.header() >= 0 && entry.packed() <= fileBytes - entry.header();
        if (!inFile || entry.bytes() < 0 || entry.bytes() > most) {
            throw broken("\"" + Shown.text(name) + "\" claims " + entry.bytes() + " bytes, the zip has " + fileBytes);
        }
        entries.put(name, entry);
    }

    private ByteBuffer bytes(long from, int count) throws IOException, ModelException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw broken("it is cut off");
            }
        }
        return bytes.flip();
    }

    private ModelException broken(String finding) {
        return new ModelException(zip, "cannot be unpacked: " + finding, REMEDY);
    }
}
