package lathe.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;

/**
 * One command line run in this JVM.
 *
 * @param code exit code
 * @param out what came on standard output
 * @param err what came on standard error
 */
record Run(int code, String out, String err) {

    static Run lathe(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false);
        int code = Lathe.run(screen, Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
        screen.finish();
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A number in what came as JSON. */
    static double number(Map<?, ?> json, String key) {
        return ((Number) Objects.requireNonNull(json.get(key), key)).doubleValue();
    }

    /** Writes a sound to a file. */
    static Path write(Path file, AudioBuffer sound, SampleEncoding encoding) throws IOException {
        AudioInfo info = new AudioInfo(
                "WAV", encoding, sound.sampleRateHz(), sound.layout(), sound.frames(), AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(file, info)) {
            writer.write(sound.channelArrays(), 0, sound.frames());
            writer.commit();
        }
        return file;
    }
}
