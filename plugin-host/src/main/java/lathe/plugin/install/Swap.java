package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts files and folders in place by renaming, never by writing over them: hosts may have them open, and a jar or library
 * that changes under a running process ends it.
 */
final class Swap {

    private static final String AWAY = ".lathe-old-";
    private static final String COMING = ".lathe-new-";

    private Swap() {}

    /** A name beside the target that nobody looks at, to prepare what shall stand there. */
    static Path beside(Path target) throws IOException {
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        return folder.resolve(COMING + UUID.randomUUID());
    }

    /** Moves what was prepared to its place; what was there before goes. */
    static void replace(Path prepared, Path target) throws IOException {
        Path old = target.resolveSibling(AWAY + UUID.randomUUID());
        boolean existed = Files.exists(target);
        if (existed) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(prepared, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (existed) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw failed;
        }
        if (existed) {
            deleteIfFree(old);
        }
    }

    /** Copies a file or a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Deletes a file or a folder with all that is in it. */
    static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(place)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /** Windows keeps files that a host has open; they go with a later call. */
    static void deleteIfFree(Path place) {
        try {
            delete(place);
        } catch (IOException inUse) {
            place.toFile().deleteOnExit();
        }
    }

    /** Takes away what earlier calls had to leave. */
    static void sweepBeside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(one -> one.getFileName().toString().startsWith(AWAY)).forEach(Swap::deleteIfFree);
        }
    }
}
