package lathe.core.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all: written under a hidden name beside its target and renamed at {@link #commit};
 * deleted at {@link #close} without it and when the JVM is interrupted. So the target may be the file that is being read.
 */
public final class AtomicFile implements Closeable {

    /** What the customary file systems take; found out here, not after the work. */
    private static final int MAX_NAME_BYTES = 255;

    private final Path shownName;
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final Thread onInterrupt;
    private boolean finished;

    private AtomicFile(Path shownName, Path target, Path temporary, FileChannel channel) {
        this.shownName = shownName;
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        onInterrupt = new Thread(this::discardOnInterrupt, "lathe discards " + temporary.getFileName());
    }

    /**
     * Opens an empty file that is to become the target, which may exist.
     *
     * @throws AudioFileException if it cannot be written, saying why
     */
    public static AtomicFile create(Path target) throws IOException {
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path folder = requireWritable(target, real);
        Path temporary = folder.resolve(temporaryName(real));
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw explain(target, failure);
        }
        AtomicFile file = new AtomicFile(target, real, temporary, channel);
        try {
            Runtime.getRuntime().addShutdownHook(file.onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            file.discard();
            throw new IOException(target + ": not written, the program is ending", shuttingDown);
        }
        return file;
    }

    private static Path requireWritable(Path shownName, Path real) throws AudioFileException {
        if (Files.isDirectory(real)) {
            throw new AudioFileException(shownName, "is a folder", "name a file in it");
        }
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            throw new AudioFileException(shownName, "is a device or a pipe", "name a file");
        }
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw new AudioFileException(
                    shownName, "exists and may not be written", "choose another name or change its permissions");
        }
        if (String.valueOf(real.getFileName()).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new AudioFileException(shownName, "the name is too long", "choose a shorter one");
        }
        Path folder = real.getParent();
        if (folder == null || !Files.exists(folder)) {
            throw new AudioFileException(
                    shownName, "the folder " + folder + " does not exist", "create it or choose another one");
        }
        if (!Files.isDirectory(folder)) {
            throw new AudioFileException(shownName, folder + " is not a folder", "choose another one");
        }
        return folder;
    }

    /** Hidden, told apart by process and instant, with the target's extension for programs that go by it. */
    private static String temporaryName(Path target) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 8 ? name.substring(dot) : "";
        long process = ProcessHandle.current().pid();
        return ".lathe-" + Long.toHexString(process) + "-" + Long.toHexString(System.nanoTime()) + extension;
    }

    /** Where the bytes go until {@link #commit}: for a program that writes the file itself. */
    public Path temporary() {
        return temporary;
    }

    /** What the user called the target. */
    public Path shownName() {
        return shownName;
    }

    /** Bytes written so far, or where the next ones go. */
    public long position() throws IOException {
        return channel.position();
    }

    /** Appends all remaining bytes. */
    public void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw explain(shownName, failure);
        }
    }

    /** Replaces bytes written before. */
    public void overwrite(long position, ByteBuffer bytes) throws IOException {
        try {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException failure) {
            throw explain(shownName, failure);
        }
    }

    /** Renames the file into its place; nothing can be written after. */
    public synchronized void commit() throws IOException {
        if (finished) {
            throw new IOException(shownName + ": not written, it was closed before");
        }
        try {
            channel.close();
            move();
        } catch (IOException failure) {
            throw explain(shownName, failure);
        }
        finished = true;
        forgetInterrupt();
    }

    private void move() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException plainMove) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Without a {@link #commit} before, deletes what was written. */
    @Override
    public void close() {
        discard();
        forgetInterrupt();
    }

    private synchronized void discard() {
        if (!finished) {
            finished = true;
            closeQuietly();
            deleteQuietly();
        }
    }

    /** Deletes first: whoever still writes then goes on unharmed until the JVM is gone, and has nothing to complain of. */
    private synchronized void discardOnInterrupt() {
        if (!finished) {
            deleteQuietly();
            if (Files.exists(temporary)) { // Windows keeps what is open
                closeQuietly();
                deleteQuietly();
            }
            finished = true;
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // What was written is thrown away in any case.
        }
    }

    private void deleteQuietly() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException ignored) {
            // Nobody could do more about it, and the failure that led here is told already.
        }
    }

    private void forgetInterrupt() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and finds nothing to do.
        }
    }

    /** Says what to do about a failure to write. */
    static AudioFileException explain(Path shownName, IOException failure) {
        if (failure instanceof AudioFileException told) {
            return told;
        }
        String reason = reason(failure);
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space") || lower.contains("not enough space") || lower.contains("quota")) {
            return AudioFileException.diskFull(shownName, failure);
        }
        if (failure instanceof AccessDeniedException || lower.contains("permission") || lower.contains("denied")) {
            return new AudioFileException(
                    shownName,
                    "may not write in its folder",
                    "choose another folder or change its permissions",
                    failure);
        }
        return new AudioFileException(shownName, "cannot be written (" + reason + ")", "choose another place", failure);
    }

    private static String reason(IOException failure) {
        @Nullable String reason = failure.getMessage();
        if (failure instanceof FileSystemException system) {
            reason = system.getReason(); // its message only names the temporary file
        }
        return reason == null ? "the system refuses" : reason;
    }
}
