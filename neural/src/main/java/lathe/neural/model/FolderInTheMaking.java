package lathe.neural.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A folder that appears whole or not at all: filled under a hidden name beside its place and renamed. */
final class FolderInTheMaking implements AutoCloseable {

    private final Path target;
    private final Path folder;

    private FolderInTheMaking(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    static FolderInTheMaking beside(Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.toAbsolutePath().getParent());
        Files.createDirectories(parent);
        return new FolderInTheMaking(target, Files.createTempDirectory(parent, ".lathe-"));
    }

    /** Where files go until {@link #commit}. */
    Path folder() {
        return folder;
    }

    /** Renames the folder into its place. If another one got there first, with the same content, that one stays. */
    void commit() throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plainMove) {
            Files.move(folder, target);
        } catch (IOException taken) {
            if (!Files.isDirectory(target)) {
                throw taken;
            }
        }
    }

    /** Without a {@link #commit} before, deletes what was written. */
    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    /** Deletes a folder and all in it; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
