package lathe.bench;

import java.util.concurrent.TimeUnit;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;
import lathe.core.testing.Signals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten seconds of stereo from 44.1 to 48 kHz at the highest quality. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ResamplerBenchmark {

    private static final int FRAMES = ProcessorBenchmark.SECONDS * 44_100;

    private final AudioBuffer source = Signals.bursts(FRAMES, 2, 44_100, 1);
    private final Resampler resampler = new Resampler(44_100, 48_000, 2, Resampler.Quality.HIGH);
    private final float[][] out = new float[2][resampler.maxOutputFrames(1024)];

    /** One run. */
    @Benchmark
    public int run() {
        int frames = 0;
        for (int from = 0; from < FRAMES; from += 1024) {
            frames += resampler.process(source.channelArrays(), from, Math.min(1024, FRAMES - from), out, 0);
        }
        return frames;
    }
}
