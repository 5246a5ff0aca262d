package lathe.core.audio.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioFormats;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.WavReader;

/**
 * Reads the first sound of whatever an installed {@code ffmpeg} can decode: MP3, Ogg Vorbis, Opus, AAC, ALAC, video files.
 *
 * <p>The length is unknown until the end. A file that plays lists or addresses is not followed to the network.
 */
public final class FfmpegReader implements AudioReader {

    private static final List<String> LOCAL_FILES_ONLY = List.of("-protocol_whitelist", "file,pipe");

    private final Path file;
    private final FfmpegProcess process;
    private final WavReader samples;
    private final AudioInfo info;

    /**
     * Opens a file.
     *
     * @throws AudioFileException if there is no ffmpeg, or it finds no sound in the file
     */
    public static FfmpegReader open(Path file) throws IOException {
        String kind = AudioFormats.byName(file).map(AudioFormat::name).orElse("this file");
        Ffmpeg ffmpeg = Ffmpeg.require(file, "reading " + kind);
        FfmpegBanner banner = describe(ffmpeg, file)
                .orElseThrow(() -> new AudioFileException(
                        file, "holds no sound that Lathe or ffmpeg knows", "name a sound file, or export it as WAV"));
        return new FfmpegReader(ffmpeg, file, banner);
    }

    private static Optional<FfmpegBanner> describe(Ffmpeg ffmpeg, Path file) throws IOException {
        try (FfmpegProcess process = ffmpeg.start(arguments(file, List.of()))) {
            // With nothing to write it ends with a complaint, after it has said what it found.
            process.waitFor();
            return FfmpegBanner.parse(process.lines());
        }
    }

    private static List<String> arguments(Path file, List<String> rest) {
        List<String> arguments = new ArrayList<>(LOCAL_FILES_ONLY);
        arguments.addAll(List.of("-i", Ffmpeg.fileArgument(file)));
        arguments.addAll(rest);
        return arguments;
    }

    private FfmpegReader(Ffmpeg ffmpeg, Path file, FfmpegBanner banner) throws IOException {
        this.file = file;
        process = ffmpeg.start(arguments(
                file,
                List.of("-v", "error", "-map", "0:a:0", "-map_metadata", "-1", "-c:a", "pcm_f32le", "-f", "wav", "-")));
        try {
            samples = WavReader.ofStream(file, process.output());
            AudioInfo decoded = samples.info();
            info = new AudioInfo(
                    banner.format(),
                    banner.encoding(),
                    decoded.sampleRateHz(),
                    decoded.layout(),
                    AudioInfo.UNKNOWN_FRAMES,
                    new AudioMetadata(banner.tags(), new byte[0]));
        } catch (IOException failure) {
            boolean failed = process.waitFor() != 0;
            process.close();
            throw failed ? cannotDecode() : failure;
        } catch (RuntimeException failure) {
            process.close();
            throw failure;
        }
    }

    private AudioFileException cannotDecode() {
        return new AudioFileException(
                file, "ffmpeg cannot decode it (" + process.complaint() + ")", "check that it plays elsewhere");
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[][] into, int from, int frames) throws IOException {
        int came = samples.read(into, from, frames);
        if (came < 0 && process.waitFor() != 0) {
            throw cannotDecode();
        }
        return came;
    }

    @Override
    public void close() throws IOException {
        process.close();
        samples.close();
    }
}
