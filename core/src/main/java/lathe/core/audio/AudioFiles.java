package lathe.core.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.audio.ffmpeg.FfmpegReader;
import lathe.core.audio.ffmpeg.FfmpegWriter;
import lathe.core.audio.flac.FlacReader;
import lathe.core.audio.flac.FlacWriter;

/** Opens any audio file by what is in it, and creates one by its name. */
public final class AudioFiles {

    private AudioFiles() {}

    private static final int MAGIC_BYTES = 12;

    /**
     * Opens a file by what is in it, whatever its name. A pipe can be read too if it carries WAV or FLAC.
     *
     * @throws AudioFileException if the file is missing, a folder, empty, unreadable, of an unknown kind or damaged
     */
    public static AudioReader open(Path file) throws IOException {
        requireReadable(file);
        try {
            return Files.isRegularFile(file) ? openRegular(file) : openPipe(file);
        } catch (AccessDeniedException denied) {
            throw new AudioFileException(file, "may not be read", "change its permissions", denied);
        }
    }

    private static void requireReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new AudioFileException(file, "does not exist", "check the name and the folder");
        }
        if (Files.isDirectory(file)) {
            throw new AudioFileException(file, "is a folder", "name a file in it");
        }
        if (!Files.isReadable(file)) {
            throw new AudioFileException(file, "may not be read", "change its permissions");
        }
        if (Files.isRegularFile(file) && Files.size(file) == 0) {
            throw new AudioFileException(file, "is empty (0 bytes)", "export it again");
        }
    }

    private static AudioReader openRegular(Path file) throws IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = in.readNBytes(MAGIC_BYTES);
        }
        return switch (kind(magic)) {
            case "WAV" -> WavReader.open(file);
            case "AIFF" -> AiffReader.open(file);
            case "FLAC" -> FlacReader.open(file);
            default -> openOther(file);
        };
    }

    /** What the first bytes do not tell: FLAC behind an ID3 tag, and what only ffmpeg knows. */
    private static AudioReader openOther(Path file) throws IOException {
        return FlacReader.recognises(file) ? FlacReader.open(file) : FfmpegReader.open(file);
    }

    private static AudioReader openPipe(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(MAGIC_BYTES);
            byte[] magic = in.readNBytes(MAGIC_BYTES);
            in.reset();
            return switch (kind(magic)) {
                case "WAV" -> WavReader.ofStream(file, in);
                case "FLAC" -> FlacReader.ofStream(file, in);
                default ->
                    throw new AudioFileException(
                            file, "is a pipe that carries neither WAV nor FLAC", "pipe one of them, or name a file");
            };
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    /** The kind of file by its first bytes; empty if none of ours. */
    private static String kind(byte[] magic) {
        String text = new String(magic, StandardCharsets.ISO_8859_1);
        if (text.length() < MAGIC_BYTES) {
            return "";
        }
        return switch (text.substring(0, 4)) {
            case "RIFF", "RIFX", "RF64", "BW64" -> text.startsWith("WAVE", 8) ? "WAV" : "";
            case "FORM" -> text.startsWith("AIFF", 8) || text.startsWith("AIFC", 8) ? "AIFF" : "";
            case "fLaC" -> "FLAC";
            default -> "";
        };
    }

    /**
     * Starts a file of the kind that its name's ending asks for.
     *
     * @param wanted encoding, rate, layout and metadata count; format and frames do not
     * @throws AudioFileException if the ending is unknown, the place cannot be written, or the kind cannot hold what is wanted
     */
    public static AudioWriter create(Path target, AudioInfo wanted) throws IOException {
        AudioFormat format = AudioFormats.writableByName(target)
                .orElseThrow(() -> new AudioFileException(
                        target,
                        "the ending says no kind of file that Lathe writes",
                        "use one of " + AudioFormats.writableExtensions()));
        return switch (format.name()) {
            case "WAV" ->
                AudioFormats.extension(target).equals("rf64")
                        ? WavWriter.createRf64(target, wanted)
                        : WavWriter.create(target, wanted);
            case "AIFF" -> AiffWriter.create(target, wanted);
            case "FLAC" -> FlacWriter.create(target, wanted);
            default -> FfmpegWriter.create(target, wanted);
        };
    }

    static AudioBuffer readAll(AudioReader reader) throws IOException {
        AudioInfo info = reader.info();
        int channels = info.channels();
        float[][] samples = new float[channels][1 << 16];
        int frames = 0;
        while (true) {
            if (frames == samples[0].length) {
                for (int c = 0; c < channels; c++) {
                    samples[c] = Arrays.copyOf(samples[c], Math.multiplyExact(frames, 2));
                }
            }
            int came = reader.read(samples, frames, samples[0].length - frames);
            if (came < 0) {
                break;
            }
            frames += came;
        }
        for (int c = 0; c < channels; c++) {
            samples[c] = Arrays.copyOf(samples[c], frames);
        }
        return new AudioBuffer(samples, info.sampleRateHz(), info.layout());
    }
}
