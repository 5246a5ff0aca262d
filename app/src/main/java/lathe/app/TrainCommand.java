package lathe.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once, for the JVM to watch: the classes that commands load and the methods they spend their time in
 * go into the start-up cache (JEP 483, JEP 515).
 */
@Command(name = "train", hidden = true, description = "Runs every command once on a moment of made-up sound.")
final class TrainCommand implements Callable<Integer> {

    private static final int RATE_HZ = 48_000;
    private static final int SECONDS = 12;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("lathe-train");
        try {
            String draft = folder.resolve("draft.wav").toString();
            writeNoise(Path.of(draft));
            for (List<String> line : lines(folder, draft)) {
                int code = run(line);
                if (code != ExitCode.DONE) {
                    return code;
                }
            }
            return ExitCode.DONE;
        } finally {
            deleteAll(folder);
        }
    }

    private static List<List<String>> lines(Path folder, String draft) {
        String master = folder.resolve("master.wav").toString();
        String report = folder.resolve("master.html").toString();
        String flac = folder.resolve("other.flac").toString();
        return List.of(
                List.of("--version"),
                List.of("master", "--help"),
                List.of("formats"),
                List.of("measure", draft),
                List.of("measure", "--json", draft),
                List.of("master", draft, "-o", master, "--json"),
                List.of("master", draft, "-o", master, "--report", report, "--bits", "16"),
                List.of("convert", draft, "-o", flac, "--rate", "44100", "--bits", "16"),
                List.of("measure", flac),
                List.of("compose", "jazz trio in C minor with strings, 30 seconds", "--explain"),
                List.of("render", "pop song with piano, strings, guitar, 20 seconds", "-o", master, "--json"));
    }

    private static int run(List<String> line) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return Lathe.run(new Screen(nowhere, nowhere, true), line.toArray(new String[0]));
    }

    /** Noise that swells and fades, loud enough for every stage to have work. */
    private static void writeNoise(Path file) throws IOException {
        AudioInfo info = new AudioInfo(
                "WAV",
                SampleEncoding.PCM_24,
                RATE_HZ,
                ChannelLayout.STEREO,
                (long) RATE_HZ * SECONDS,
                AudioMetadata.NONE);
        Random random = new Random(1);
        float[][] second = new float[2][RATE_HZ];
        try (AudioWriter writer = AudioFiles.create(file, info)) {
            for (int s = 0; s < SECONDS; s++) {
                for (float[] channel : second) {
                    float low = 0;
                    for (int i = 0; i < RATE_HZ; i++) {
                        low += 0.05f * (random.nextFloat() - 0.5f - low);
                        channel[i] = (s % 3 + 1) * (low + 0.1f * (random.nextFloat() - 0.5f));
                    }
                }
                writer.write(second, 0, RATE_HZ);
            }
            writer.commit();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
