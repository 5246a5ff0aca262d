package lathe.core.audio.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lathe.core.audio.AudioFileException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ffmpeg} program of this machine: named by system property {@value #PROPERTY} or environment variable {@value
 * #VARIABLE}, else the first on PATH.
 *
 * @param executable the program
 */
public record Ffmpeg(Path executable) {

    /** System property that names the program. */
    public static final String PROPERTY = "lathe.ffmpeg";

    /** Environment variable that names the program; the property comes first. */
    public static final String VARIABLE = "LATHE_FFMPEG";

    /** How to get it, in the imperative. */
    public static final String HOW_TO_INSTALL =
            "install it (Debian: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg)";

    /** Looks for the program; empty if there is none. */
    public static Optional<Ffmpeg> find() {
        String named = named();
        if (named != null) {
            return program(named).map(Ffmpeg::new);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String name : List.of("ffmpeg", "ffmpeg.exe")) {
                Optional<Path> found = folder.isEmpty() ? Optional.empty() : program(folder + File.separator + name);
                if (found.isPresent()) {
                    return found.map(Ffmpeg::new);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The program for a task.
     *
     * @param task what needs it, such as {@code reading MP3}
     * @throws AudioFileException if there is none, saying how to get it
     */
    static Ffmpeg require(Path file, String task) throws AudioFileException {
        return find().orElseThrow(() -> missing(file, task, named()));
    }

    /** @param named the program that property or variable asked for, if they did */
    static AudioFileException missing(Path file, String task, @Nullable String named) {
        return named == null
                ? new AudioFileException(file, task + " needs ffmpeg, which was not found on PATH", HOW_TO_INSTALL)
                : new AudioFileException(
                        file,
                        task + " needs ffmpeg, and " + named + " is no program",
                        "correct " + VARIABLE + " or leave it out");
    }

    private static @Nullable String named() {
        String property = System.getProperty(PROPERTY);
        return property != null ? property : System.getenv(VARIABLE);
    }

    private static Optional<Path> program(String name) {
        try {
            Path path = Path.of(name);
            boolean runs = Files.isRegularFile(path) && Files.isExecutable(path);
            return runs ? Optional.of(path.toAbsolutePath()) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /**
     * What it says its version is, such as {@code 5.1.9-0+deb12u1}.
     *
     * @throws IOException if it does not run
     */
    public String version() throws IOException {
        try (FfmpegProcess process = start(List.of("-version"))) {
            String text = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            String[] words = text.lines().findFirst().orElse("").split(" ", 4);
            return words.length > 2 ? words[2] : text.strip();
        }
    }

    /** Runs it, without a shell, with these arguments after those that are always given. */
    FfmpegProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "-hide_banner", "-nostdin"));
        command.addAll(arguments);
        return new FfmpegProcess(new ProcessBuilder(command).start());
    }

    /** A file's name as an argument that is nothing but a file's name, whatever characters it has. */
    static String fileArgument(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
