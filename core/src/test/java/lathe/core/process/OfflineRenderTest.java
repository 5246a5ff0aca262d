package lathe.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.param.ParameterSet;
import lathe.core.testing.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineRenderTest {

    /** A pure delay, told as latency, so that a render gives back its input. */
    private static final class Delay implements Processor {

        private final int frames;
        private float[][] ring = new float[0][];
        private int at;

        private Delay(int frames) {
            this.frames = frames;
        }

        @Override
        public ParameterSet parameters() {
            return ParameterSet.empty();
        }

        @Override
        public void prepare(ProcessSetup setup) {
            ring = new float[setup.channels()][frames];
            at = 0;
        }

        @Override
        public void process(Block block) {
            for (int i = block.from(); i < block.to() && frames > 0; i++) {
                for (int c = 0; c < block.channels(); c++) {
                    float out = ring[c][at];
                    ring[c][at] = block.channel(c)[i];
                    block.channel(c)[i] = out;
                }
                at = (at + 1) % frames;
            }
        }

        @Override
        public void reset() {}

        @Override
        public int latencyFrames() {
            return frames;
        }

        @Override
        public long tailFrames() {
            return 0;
        }
    }

    /** Gives a buffer out in pieces of random size. */
    private static final class Pieces implements AudioReader {

        private final AudioBuffer audio;
        private final Random random = new Random(5);
        private int at;

        private Pieces(AudioBuffer audio) {
            this.audio = audio;
        }

        @Override
        public AudioInfo info() {
            return new AudioInfo(
                    "test",
                    SampleEncoding.FLOAT_32,
                    audio.sampleRateHz(),
                    audio.layout(),
                    audio.frames(),
                    AudioMetadata.NONE);
        }

        @Override
        public int read(float[][] into, int from, int frames) {
            int length = Math.min(1 + random.nextInt(frames), audio.frames() - at);
            if (length == 0) {
                return -1;
            }
            for (int c = 0; c < into.length; c++) {
                System.arraycopy(audio.channel(c), at, into[c], from, length);
            }
            at += length;
            return length;
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"0, 5000", "1, 5000", "700, 5000", "5000, 300", "1024, 1024", "3000, 1"})
    void latencyIsTakenOutInMemoryAndInAStream(int latency, int frames) throws IOException {
        AudioBuffer noise = Signals.noise(frames, 2, 1, 48_000, 1);
        assertThat(OfflineRender.run(new Delay(latency), noise).channel(1)).containsExactly(noise.channel(1));

        float[] streamed = new float[frames];
        int[] at = {0};
        long total = OfflineRender.stream(new Delay(latency), new Pieces(noise), (channels, from, to) -> {
            System.arraycopy(channels[1], from, streamed, at[0], to - from);
            at[0] += to - from;
        });
        assertThat(total).isEqualTo(frames);
        assertThat(at[0]).isEqualTo(frames);
        assertThat(streamed).containsExactly(noise.channel(1));
    }
}
