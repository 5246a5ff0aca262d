package lathe.neural.model;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import lathe.neural.session.ModelException;

/** A zip with a package in it, at its top or in its only folder. Nothing is read but what is asked for. */
final class ZipPackage implements Closeable {

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path zip;
    private final FileChannel channel;
    private final SequencedMap<String, ZipEntry> entries;
    private final String top;

    private ZipPackage(Path zip, FileChannel channel, SequencedMap<String, ZipEntry> entries, String top) {
        this.zip = zip;
        this.channel = channel;
        this.entries = entries;
        this.top = top;
    }

    static ZipPackage open(Path zip) throws IOException, ModelException {
        FileChannel channel = FileChannel.open(zip);
        try {
            SequencedMap<String, ZipEntry> entries = ZipDirectory.read(zip, channel);
            return new ZipPackage(zip, channel, entries, top(zip, entries));
        } catch (IOException | ModelException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /** What stands before {@code model.json}: nothing, or a folder. */
    private static String top(Path zip, SequencedMap<String, ZipEntry> entries) throws ModelException {
        if (entries.containsKey(Manifest.NAME)) {
            return "";
        }
        String end = "/" + Manifest.NAME;
        for (String name : entries.sequencedKeySet()) {
            if (name.endsWith(end) && name.indexOf('/') == name.length() - end.length()) {
                return name.substring(0, name.length() - Manifest.NAME.length());
            }
        }
        throw new ModelException(zip, "holds no model.json", "give a model package");
    }

    private ZipEntry entry(String name) throws ModelException {
        ZipEntry entry = entries.get(top + name);
        if (entry == null) {
            throw new ModelException(zip, "lacks its file " + Shown.text(name), "download the package again");
        }
        return entry;
    }

    /** What a file claims to unpack to; never more than its packed bytes can become. */
    long bytes(String name) throws ModelException {
        return entry(name).bytes();
    }

    /** Bytes of the zip itself. */
    long packedBytes() throws IOException {
        return channel.size();
    }

    byte[] read(String name, int most) throws IOException, ModelException {
        if (bytes(name) > most) {
            throw new ModelException(zip, name + " is too large", "give a file below " + most + " bytes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        unpack(entry(name), bytes);
        return bytes.toByteArray();
    }

    /** Unpacks a file below a folder. */
    void extract(String name, Path folder) throws IOException, ModelException {
        Path target = PackagePath.resolve(zip.toString(), folder, name);
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            unpack(entry(name), out);
        }
    }

    private void unpack(ZipEntry entry, OutputStream out) throws IOException, ModelException {
        ByteBuffer local = ByteBuffer.allocate(LOCAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(local, entry.header(), entry);
        long from = entry.header() + LOCAL_BYTES + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        if (local.getInt(0) != LOCAL_SIGNATURE || entry.packed() > channel.size() - from) {
            throw damaged(entry, "is not where the zip says");
        }
        CRC32 crc = new CRC32();
        long written = switch (entry.method()) {
            case ZipEntry.STORED -> copy(entry, from, out, crc);
            case ZipEntry.DEFLATED -> inflate(entry, from, out, crc);
            default -> throw damaged(entry, "is packed in a way that nobody needs (method " + entry.method() + ")");
        };
        if (written != entry.bytes() || (int) crc.getValue() != entry.crc32()) {
            throw damaged(entry, "is damaged");
        }
    }

    private long copy(ZipEntry entry, long from, OutputStream out, CRC32 crc) throws IOException, ModelException {
        byte[] block = new byte[BLOCK_BYTES];
        long done = 0;
        while (done < entry.packed()) {
            int count = (int) Math.min(block.length, entry.packed() - done);
            fill(ByteBuffer.wrap(block, 0, count), from + done, entry);
            crc.update(block, 0, count);
            out.write(block, 0, count);
            done += count;
        }
        return done;
    }

    /** Stops as soon as more comes out than was claimed: the disk is never filled with what nobody announced. */
    private long inflate(ZipEntry entry, long from, OutputStream out, CRC32 crc) throws IOException, ModelException {
        byte[] in = new byte[BLOCK_BYTES];
        byte[] block = new byte[BLOCK_BYTES];
        long read = 0;
        long written = 0;
        try (Inflater inflater = new Inflater(true)) {
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                written += count;
                if (written > entry.bytes()) {
                    throw damaged(entry, "unpacks to more than the " + entry.bytes() + " bytes that it claims");
                }
                crc.update(block, 0, count);
                out.write(block, 0, count);
                if (count == 0 && inflater.needsInput()) {
                    int more = (int) Math.min(in.length, entry.packed() - read);
                    if (more == 0) {
                        throw damaged(entry, "is cut off");
                    }
                    fill(ByteBuffer.wrap(in, 0, more), from + read, entry);
                    inflater.setInput(in, 0, more);
                    read += more;
                } else if (count == 0 && inflater.needsDictionary()) {
                    throw damaged(entry, "is damaged");
                }
            }
        } catch (DataFormatException notDeflate) {
            throw damaged(entry, "is damaged");
        }
        return written;
    }

    private void fill(ByteBuffer bytes, long from, ZipEntry entry) throws IOException, ModelException {
        long at = from - bytes.position();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw damaged(entry, "is cut off");
            }
        }
    }

    private ModelException damaged(ZipEntry entry, String finding) {
        return new ModelException(
                zip, "its file " + Shown.text(entry.name()) + " " + finding, "download the package again");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
