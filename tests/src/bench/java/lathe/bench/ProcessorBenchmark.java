package lathe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.process.Block;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.core.testing.Signals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ten seconds of 48 kHz stereo through one processor, in blocks of 1024 frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProcessorBenchmark {

    /** Seconds of sound in one operation. */
    static final int SECONDS = 10;

    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = SECONDS * RATE_HZ;

    /** What runs: a name of {@link Subjects}. */
    @Param({"eq8", "compressor", "limiter", "fdn", "convolver3s", "convolver3s_zero_latency", "dither16"})
    String subject = "";

    /** A 48 kHz stereo file of at least 100 s, or empty for a synthetic signal. */
    @Param("")
    String music = "";

    private AudioBuffer source = Signals.noise(1, 2, 0, RATE_HZ, 1);
    private AudioBuffer work = source;
    private Processor processor = Subjects.processor("eq8");
    private final Block block = new Block();

    /** Reads the music and prepares the processor. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        source = music.isEmpty() ? Signals.bursts(FRAMES, 2, RATE_HZ, 1) : excerpt(Path.of(music));
        work = source.copy();
        processor = Subjects.processor(subject);
        processor.prepare(ProcessSetup.offline(RATE_HZ, OfflineRender.BLOCK_FRAMES, source.layout()));
    }

    /** From the middle of the piece, where everything plays. */
    private static AudioBuffer excerpt(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            AudioBuffer all = reader.readAll();
            if (all.sampleRateHz() != RATE_HZ || all.channels() != 2 || all.frames() < 10 * FRAMES) {
                throw new IOException(String.format(Locale.ROOT, "%s: not 48 kHz stereo of 100 s", file));
            }
            return all.slice(9 * FRAMES, 10 * FRAMES);
        }
    }

    /** One run over the excerpt. */
    @Benchmark
    public float run() {
        for (int c = 0; c < work.channels(); c++) {
            System.arraycopy(source.channel(c), 0, work.channel(c), 0, FRAMES);
        }
        for (int from = 0; from < FRAMES; from += OfflineRender.BLOCK_FRAMES) {
            int to = Math.min(FRAMES, from + OfflineRender.BLOCK_FRAMES);
            processor.process(block.set(work.channelArrays(), from, to));
        }
        return work.channel(0)[FRAMES - 1];
    }
}
