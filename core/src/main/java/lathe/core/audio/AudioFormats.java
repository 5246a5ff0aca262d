package lathe.core.audio;

import static lathe.core.audio.SampleEncoding.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every kind of file that can be read or written. */
public final class AudioFormats {

    private static final AudioFormat WAV = new AudioFormat(
            "WAV",
            List.of("wav", "wave", "rf64", "bwf"),
            true,
            true,
            List.of(PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32, FLOAT_32, FLOAT_64, A_LAW, MU_LAW),
            false);

    private static final AudioFormat AIFF = new AudioFormat(
            "AIFF",
            List.of("aiff", "aif", "aifc"),
            true,
            true,
            List.of(PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32, FLOAT_32, FLOAT_64, A_LAW, MU_LAW),
            false);

    private static final AudioFormat FLAC = new AudioFormat(
            "FLAC", List.of("flac"), true, true, List.of(PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32), false);

    private static final List<AudioFormat> ALL = List.of(
            WAV,
            AIFF,
            FLAC,
            lossy("MP3", "mp3"),
            lossy("Ogg Vorbis", "ogg", "oga"),
            lossy("Opus", "opus"),
            lossy("AAC", "m4a", "aac"));

    private AudioFormats() {}

    private static AudioFormat lossy(String name, String... extensions) {
        return new AudioFormat(name, List.of(extensions), true, true, List.of(COMPRESSED), true);
    }

    /** All kinds, the plainest first. */
    public static List<AudioFormat> list() {
        return ALL;
    }

    /** The kind that a file's name says it is. */
    public static Optional<AudioFormat> byName(Path file) {
        String extension = extension(file);
        return ALL.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }

    /** The kind that a file's name asks for, if it is one that can be written. */
    public static Optional<AudioFormat> writableByName(Path file) {
        return byName(file).filter(AudioFormat::writable);
    }

    /** All extensions that can be written, with dots, for messages. */
    static String writableExtensions() {
        return ALL.stream()
                .filter(AudioFormat::writable)
                .flatMap(format -> format.extensions().stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(" "));
    }

    /** What follows the last dot of the name, in lower case; empty if there is none. */
    public static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
