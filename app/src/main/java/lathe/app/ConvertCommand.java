package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ResamplingReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.OfflineRender;
import lathe.postfx.dither.Dither;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe convert}. */
@Command(
        name = "convert",
        description = "Writes the same sound in another format, rate or word length; nothing else is touched.",
        footer = {
            "",
            "Without --dither, triangular dither is added where precision is lost and nothing where it is not.",
            "",
            "Examples:",
            "  lathe convert song.wav -o song.flac",
            "  lathe convert song.mp3 -o song.wav --bits 24",
            "  lathe convert master96.wav -o cd.wav --rate 44100 --bits 16 --dither shaped"
        })
final class ConvertCommand implements Callable<Integer> {

    private static final int BLOCK_FRAMES = 4096;

    private final Screen screen;

    @Parameters(paramLabel = "IN", description = "Sound file.")
    private Path input;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            description = "8, 12, 16, 20, 24, 32, 32f (float) or 64f; without it as in the input.")
    private @Nullable String bits;

    private long samplesBeyondFullScale;
    private long brokenSamples;

    ConvertCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        AudioFormat format = Places.requireSoundTarget(output.target(), input);
        int rate = output.checkedRate();
        String dither = output.checkedDither();
        try (AudioReader source = AudioFiles.open(input);
                Progress progress = Progress.on(screen)) {
            AudioInfo from = source.info();
            SampleEncoding encoding = WordLength.choose(output.target(), format, bits, preferred(from.encoding()));
            try (AudioReader reader = ResamplingReader.at(rate, source)) {
                AudioInfo to = new AudioInfo(
                        format.name(),
                        encoding,
                        reader.info().sampleRateHz(),
                        from.layout(),
                        reader.info().frames(),
                        reader.info().metadata());
                String kind = dither == null ? (losesPrecision(from, to) ? "tpdf" : "none") : dither;
                try (AudioWriter writer = AudioFiles.create(output.target(), to)) {
                    long frames = kind.equals("none") || !canBeDithered(encoding)
                            ? copy(reader, writer, !encoding.isFloat(), progress)
                            : dither(reader, writer, kind, encoding, progress);
                    requireSound(frames);
                    writer.commit();
                }
            }
        }
        warn();
        return ExitCode.DONE;
    }

    private static SampleEncoding preferred(SampleEncoding source) {
        return source == SampleEncoding.COMPRESSED ? SampleEncoding.PCM_24 : source;
    }

    private static boolean canBeDithered(SampleEncoding encoding) {
        return encoding.isInteger() && encoding.bits() <= 24;
    }

    private static boolean losesPrecision(AudioInfo from, AudioInfo to) {
        return from.sampleRateHz() != to.sampleRateHz()
                || !from.encoding().isInteger()
                || from.encoding().bits() > to.encoding().bits();
    }

    private long copy(AudioReader reader, AudioWriter writer, boolean clips, Progress progress) throws IOException {
        float[][] block = new float[reader.info().channels()][BLOCK_FRAMES];
        long done = 0;
        int came = reader.read(block, 0, BLOCK_FRAMES);
        while (came > 0) {
            if (clips) {
                countFaults(block, 0, came);
            }
            writer.write(block, 0, came);
            done += came;
            progress.at("converting", done, reader.info().frames());
            came = reader.read(block, 0, BLOCK_FRAMES);
        }
        return done;
    }

    private long dither(AudioReader reader, AudioWriter writer, String kind, SampleEncoding encoding, Progress progress)
            throws IOException {
        Dither dither = new Dither(output.seed());
        dither.parameters().get("bits").set(encoding.bits());
        dither.parameters().get("kind").set(dither.parameters().get("kind").parse(kind));
        long[] done = {0};
        return OfflineRender.stream(dither, new CountingReader(reader), (channels, from, to) -> {
            writer.write(channels, from, to - from);
            done[0] += to - from;
            progress.at("converting", done[0], reader.info().frames());
        });
    }

    private void requireSound(long frames) throws AudioFileException {
        if (frames == 0) {
            throw new AudioFileException(input, "holds no audio (0 frames)", "export it again");
        }
    }

    private void countFaults(float[][] block, int from, int to) {
        for (float[] channel : block) {
            for (int i = from; i < to; i++) {
                if (!Float.isFinite(channel[i])) {
                    brokenSamples++;
                } else if (Math.abs(channel[i]) > 1) {
                    samplesBeyondFullScale++;
                }
            }
        }
    }

    private void warn() {
        if (brokenSamples > 0) {
            screen.notice(
                    "lathe: " + input + ": " + brokenSamples
                            + " samples are no numbers and were clipped or became silence; look for the fault where they were made");
        }
        if (samplesBeyondFullScale > 0) {
            screen.notice("lathe: " + input + ": " + samplesBeyondFullScale
                    + " samples lie beyond full scale and were clipped; use --bits 32f to keep them");
        }
    }

    /** Looks at the samples on their way to the dither. */
    private final class CountingReader implements AudioReader {

        private final AudioReader source;

        CountingReader(AudioReader source) {
            this.source = source;
        }

        @Override
        public AudioInfo info() {
            return source.info();
        }

        @Override
        public int read(float[][] into, int from, int frames) throws IOException {
            int came = source.read(into, from, frames);
            countFaults(into, from, from + Math.max(0, came));
            return came;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
