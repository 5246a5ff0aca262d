package lathe.bundle.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvolverProcessorTest {

    private static final int RATE = 48_000;

    @TempDir
    Path folder;

    private final ConvolverProcessor convolver = new ConvolverProcessor();
    private final Block block = new Block();

    private void prepare() {
        convolver.prepare(new ProcessSetup(RATE, 64, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE));
    }

    private void wetAlone() {
        convolver.parameters().get("response").set(ConvolverProcessor.OWN_FILE);
        convolver.parameters().get("mix").set(100);
        convolver.parameters().get("ir_gain").set(0);
    }

    private float[][] process(float[][] input) {
        float[][] out = {input[0].clone(), input[1].clone()};
        for (int from = 0; from < out[0].length; from += 64) {
            convolver.process(block.set(out, from, Math.min(from + 64, out[0].length)));
        }
        return out;
    }

    private static OwnResponse delay(int frames) {
        float[] x = new float[frames + 1];
        x[frames] = 1;
        return new OwnResponse("delay.wav", AudioBuffer.of(RATE, x));
    }

    @Test
    void anOwnResponseIsConvolvedAndComesBackWithTheState() {
        wetAlone();
        convolver.setOwn(delay(300));
        byte[] state = convolver.saveState();
        ConvolverProcessor other = new ConvolverProcessor();
        other.loadState(state, 1);
        assertThat(other.saveState()).isEqualTo(state);
        assertThat(other.own()).isNotNull();
        prepare();
        float[][] input = Signals.noise(4000, 2, 0.5, RATE, 1).channelArrays();
        float[][] out = process(input);
        for (int i = 300; i < 4000; i++) {
            assertThat(out[1][i]).isCloseTo(input[1][i - 300], within(1e-5f));
        }
        assertThat(convolver.tailFrames()).isEqualTo(300);
        assertThat(convolver.latencyFrames()).isZero();
    }

    @Test
    void aResponseChosenWhilePlayingFadesInWithoutAStep() {
        wetAlone();
        convolver.setOwn(new OwnResponse("one.wav", AudioBuffer.of(RATE, new float[] {1})));
        prepare();
        float[][] ones = new float[2][9600];
        Arrays.fill(ones[0], 0.5f);
        Arrays.fill(ones[1], 0.5f);
        process(ones);
        convolver.setOwn(new OwnResponse("minus.wav", AudioBuffer.of(RATE, new float[] {-1})));
        float[] out = process(ones)[0];
        assertThat(out[0]).isCloseTo(0.5f, within(1e-3f));
        for (int i = 1; i < out.length; i++) {
            assertThat(Math.abs(out[i] - out[i - 1])).as("frame %d", i).isLessThan(1.2f / 2400);
        }
        assertThat(out[2500]).isCloseTo(-0.5f, within(1e-6f));
    }

    @Test
    void damagedStatesAreRefusedAndChangeNothing() {
        convolver.setOwn(new OwnResponse("noise.wav", Signals.noise(500, 2, 0.5, 44_100, 3)));
        byte[] state = convolver.saveState();
        Random random = new Random(17);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = state.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged = Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
            OwnResponse before = convolver.own();
            try {
                convolver.loadState(damaged, 1);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("impulse response");
                assertThat(convolver.own()).as("seed 17 round %d", round).isSameAs(before);
            }
        }
        assertThatThrownBy(() -> convolver.loadState("not a response".getBytes(StandardCharsets.US_ASCII), 1))
                .hasMessageContaining("unknown kind");
    }

    @Test
    void filesAreReadAndThoseThatWillNotDoAreRefusedWithTheReason() throws IOException {
        Path room = write("room.wav", Signals.noise(2000, 2, 0.5, 44_100, 5));
        OwnResponse read = OwnResponse.read(room);
        assertThat(read.name()).isEqualTo("room.wav");
        assertThat(read.sound().frames()).isEqualTo(2000);
        assertThat(read.sound().channels()).isEqualTo(2);
        Path silent = write("silent.wav", new AudioBuffer(ChannelLayout.STEREO, 100, RATE));
        assertThatThrownBy(() -> OwnResponse.read(silent)).hasMessageContaining("silent.wav is silent");
        Path three = write("three.wav", Signals.noise(100, 3, 0.5, RATE, 6));
        assertThatThrownBy(() -> OwnResponse.read(three)).hasMessageContaining("3 channels");
        Path lengthy = write("long.wav", Signals.noise(OwnResponse.MOST_SAMPLES + 1, 1, 0.5, RATE, 7));
        assertThatThrownBy(() -> OwnResponse.read(lengthy)).hasMessageContaining("longer than the 43.7 s");
        Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
        assertThatThrownBy(() -> OwnResponse.read(text)).isInstanceOf(IOException.class);
    }

    private Path write(String name, AudioBuffer sound) throws IOException {
        Path file = folder.resolve(name);
        AudioInfo info = new AudioInfo(
                "WAV",
                SampleEncoding.FLOAT_32,
                sound.sampleRateHz(),
                sound.layout(),
                sound.frames(),
                AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(file, info)) {
            writer.write(sound.channelArrays(), 0, sound.frames());
            writer.commit();
        }
        return file;
    }

    @Test
    void responsesByFormulaAreTheSameEveryTimeAndDecayAsTheySay() {
        double[] decays = {2.1, 5.2, 1.1, 0.45, 2.0};
        for (int i = 0; i < Responses.NAMES.length; i++) {
            AudioBuffer response = Responses.make(i, RATE);
            assertThat(Responses.make(i, RATE).channel(0)).isEqualTo(response.channel(0));
            assertThat(response.channels()).isEqualTo(2);
            float[] last = response.channel(1);
            assertThat(last[last.length - 1]).as("ends in silence").isZero();
            if (i < decays.length) {
                assertThat(decaySeconds(response.channel(0)))
                        .as(Responses.NAMES[i])
                        .isCloseTo(decays[i], within(0.3 * decays[i]));
            }
        }
    }

    /** Time of 60 dB from the slope of the energy that is still to come between -5 and -35 dB (ISO 3382, T30). */
    private static double decaySeconds(float[] x) {
        double[] left = new double[x.length + 1];
        for (int i = x.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + (double) x[i] * x[i];
        }
        int from = 0;
        while (left[from] > left[0] * Math.pow(10, -0.5)) {
            from++;
        }
        int to = from;
        while (left[to] > left[0] * Math.pow(10, -3.5)) {
            to++;
        }
        return 2.0 * (to - from) / RATE;
    }

    @Test
    void everyResponseIsMadeAtEveryRate() {
        for (double rate : new double[] {1000, 8000, 44_100, 192_000}) {
            for (int i = 0; i < Responses.NAMES.length; i++) {
                AudioBuffer response = Responses.make(i, rate);
                double energy = 0;
                for (float sample : response.channel(0)) {
                    assertThat(Float.isFinite(sample)).isTrue();
                    energy += (double) sample * sample;
                }
                assertThat(energy).as("%s at %s Hz", Responses.NAMES[i], rate).isPositive();
            }
        }
    }
}
