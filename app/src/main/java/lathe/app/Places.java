package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioFormats;

/** Looks at where a result shall go before a long job begins; files appear there by {@link lathe.core.audio.AtomicFile}. */
final class Places {

    /** As Linux follows. */
    private static final int MOST_LINKS = 40;

    private Places() {}

    /**
     * The kind of sound file that a target's name asks for.
     *
     * @throws AudioFileException if the place cannot take a file, the name says no known kind, or it is the input itself
     */
    static AudioFormat requireSoundTarget(Path target, Path input) throws IOException {
        if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
            throw new AudioFileException(target, "is the input itself", "give another name with -o");
        }
        return requireSoundTarget(target);
    }

    /**
     * The same where the sound comes from no sound file.
     *
     * @throws AudioFileException if the place cannot take a file, or the name says no known kind
     */
    static AudioFormat requireSoundTarget(Path target) throws AudioFileException {
        requireTarget(target);
        return AudioFormats.writableByName(target)
                .orElseThrow(() -> new AudioFileException(
                        target, "the ending says no kind of file that lathe writes", "use one of " + writable()));
    }

    /** Whether two names mean one place, also where links lead to a file that is yet to be written. */
    static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return followed(one).equals(followed(other));
    }

    private static Path followed(Path place) throws IOException {
        Path at = place.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        Path folder = at.normalize().getParent();
        return folder != null && Files.exists(folder) ? folder.toRealPath().resolve(at.getFileName()) : at.normalize();
    }

    /** @throws AudioFileException if no file can appear there */
    static void requireTarget(Path target) throws AudioFileException {
        if (Files.isDirectory(target)) {
            throw new AudioFileException(target, "is a folder", "name a file in it");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new AudioFileException(target, "its folder does not exist", "create it or choose another one");
        }
        if (!Files.isWritable(folder)) {
            throw new AudioFileException(
                    target, "its folder may not be written", "choose another one or change its permissions");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new AudioFileException(target, "is a device or a pipe", "name a file");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AudioFileException(
                    target, "exists and may not be written", "choose another name or change its permissions");
        }
    }

    private static String writable() {
        return AudioFormats.list().stream()
                .filter(AudioFormat::writable)
                .flatMap(format -> format.extensions().stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(" "));
    }
}
