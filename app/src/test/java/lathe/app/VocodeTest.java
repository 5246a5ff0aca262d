package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe vocode}. */
class VocodeTest {

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void nameTarget() {
        out = folder.resolve("out.wav");
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    private Run vocode(Path input, Object... more) {
        Object[] call = {"vocode", input, "--model", Fixtures.path("hifigan-v1"), "-o", out, "--bits", "32f"};
        Object[] all = java.util.Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return Run.lathe(all);
    }

    private static Tensor mel() throws IOException {
        return TensorFiles.readOne(Fixtures.path("hifigan-v1/test/mel.npy"));
    }

    private Path write(String name, Tensor tensor) throws IOException {
        Path file = folder.resolve(name);
        TensorFiles.write(file, tensor);
        return file;
    }

    private void assertReference() throws IOException {
        float[] expected =
                TensorFiles.readOne(Fixtures.path("hifigan-v1/test/audio.npy")).floats();
        float[] sound = read(out).channel(0);
        assertThat(sound).hasSameSizeAs(expected);
        for (int i = 0; i < sound.length; i++) {
            assertThat(sound[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static Tensor transposed(Tensor mel) {
        int mels = (int) mel.dim(-2);
        int frames = (int) mel.dim(-1);
        float[] data = new float[mels * frames];
        for (int m = 0; m < mels; m++) {
            for (int t = 0; t < frames; t++) {
                data[t * mels + m] = mel.floats()[m * frames + t];
            }
        }
        return Tensor.ofFloats(data, frames, mels);
    }

    @Test
    void aMelIsTakenInEitherOrderAndFromAnyKindOfFile() throws IOException {
        assertThat(vocode(Fixtures.path("hifigan-v1/test/mel.npy")).err()).isEmpty();
        assertReference();
        assertThat(vocode(write("t.safetensors", transposed(mel()))).err()).isEmpty();
        assertReference();
        assertThat(vocode(write("m.f32", mel())).err()).isEmpty();
        assertReference();
    }

    @Test
    void aMelInDecimalLogarithmsIsConvertedAndThatIsTold() throws IOException {
        Tensor mel = mel();
        float[] decimal = mel.floats().clone();
        for (int i = 0; i < decimal.length; i++) {
            decimal[i] = (float) (decimal[i] / Math.log(10));
        }
        Path file = write("log10.npy", Tensor.ofFloats(decimal, mel.shape()));
        // No published front end is HiFi-GAN's with decimal logarithms: the pairing is tried on its own.
        lathe.core.dsp.MelFrontEnd wanted = lathe.core.dsp.MelFrontEnd.named("nsf-hifigan-44k");
        lathe.core.dsp.MelFrontEnd made = lathe.core.dsp.MelFrontEnd.named("nsf-hifigan-44k-log10");
        float[][] rows = {{(float) Math.log10(0.5), -9}};
        MelPairing.convert(rows, made, wanted);
        assertThat(rows[0][0]).isCloseTo((float) Math.log(0.5), within(1e-6f));
        assertThat(rows[0][1]).isCloseTo((float) Math.log(1e-5), within(1e-5f));
        Run refused = vocode(file, "--frontend", "vocos-24k");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(refused.err()).contains("vocos-24k", "hifigan-22k", "sample_rate_hz", "make the mel anew");
        assertThat(out).doesNotExist();
    }

    @Test
    void soundIsAnalysedChannelByChannelAtTheRateOfTheVocoder() throws IOException {
        AudioBuffer sound = Signals.noise(48_000, 2, 0.3, 48_000, 5);
        java.util.Arrays.fill(sound.channel(1), 0);
        Run run = vocode(Run.write(folder.resolve("in.wav"), sound, SampleEncoding.FLOAT_32), "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"analysed\" : true", "hifigan-22k");
        AudioBuffer copy = read(out);
        assertThat(copy.channels()).isEqualTo(2);
        assertThat(copy.sampleRateHz()).isEqualTo(22_050);
        assertThat(copy.seconds()).isCloseTo(1, within(0.02));
        assertThat(copy.channel(0)).isNotEqualTo(copy.channel(1));
    }

    @Test
    void whatCannotBeMeantIsTold() throws IOException {
        Path wrong = write("wrong.npy", Tensor.ofFloats(new float[64 * 7], 64, 7));
        assertThat(vocode(wrong).err()).contains("wrong.npy", "[64, 7]", "[80, frames]");
        Path square = write("square.npy", Tensor.ofFloats(new float[80 * 80], 80, 80));
        assertThat(vocode(square).err()).contains("square.npy", "--layout mels-first or frames-first");
        assertThat(vocode(square, "--layout", "mels-first").code()).isZero();
        assertThat(vocode(square, "--frontend", "hifigan-22").err()).contains("hifigan-22k");
        assertThat(vocode(square, "--layout", "mels-first", "--f0", square).err())
                .contains("--f0");
        Path tokens = write("tokens.npy", Tensor.ofIntegers(new long[80], 80, 1));
        Run run = vocode(tokens);
        assertThat(run.err()).contains("tokens.npy", "lathe decode");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(Run.lathe("vocode", square, "--model", Fixtures.path("ace-step-1.5"), "-o", out)
                        .err())
                .contains("latent-decoder");
    }
}
