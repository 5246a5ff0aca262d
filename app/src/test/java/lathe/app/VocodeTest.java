package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
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
        Object[] all = Arrays.copyOf(call, call.length + more.length);
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
    void aMelOfAnotherFrontEndIsRefusedWithTheDifferences() {
        Run refused = vocode(Fixtures.path("hifigan-v1/test/mel.npy"), "--frontend", "bigvgan-22k");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(refused.err()).contains("bigvgan-22k", "hifigan-22k", "fmax", "choose another vocoder");
        assertThat(out).doesNotExist();
    }

    @Test
    void aMelInDecimalLogarithmsIsConvertedAndThatIsTold() throws IOException {
        Tensor mel = TensorFiles.readOne(Fixtures.path("nsf-hifigan/test/mel.npy"));
        float[] decimal = mel.floats().clone();
        for (int i = 0; i < decimal.length; i++) {
            decimal[i] = (float) (decimal[i] / Math.log(10));
        }
        Path file = write("log10.npy", Tensor.ofFloats(decimal, mel.shape()));
        Run run = Run.lathe(
                "vocode",
                file,
                "--model",
                Fixtures.path("nsf-hifigan"),
                "--f0",
                Fixtures.path("nsf-hifigan/test/f0.npy"),
                "--frontend",
                "nsf-hifigan-44k-log10",
                "-o",
                out,
                "--bits",
                "32f");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("log10.npy");
        float[] expected = TensorFiles.readOne(Fixtures.path("nsf-hifigan/test/waveform.npy"))
                .floats();
        float[] sound = read(out).channel(0);
        for (int i = 0; i < sound.length; i++) {
            assertThat(sound[i]).isCloseTo(expected[i], within(2e-4f)); // the detour by another logarithm rounds
        }
    }

    @Test
    void soundIsAnalysedChannelByChannelAtTheRateOfTheVocoder() throws IOException {
        AudioBuffer sound = Signals.noise(48_000, 2, 0.3, 48_000, 5);
        Arrays.fill(sound.channel(1), 0);
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

    @Test
    void withoutAModelTheMelOfAToneIsThatToneAgain() throws IOException {
        AudioBuffer tone = Signals.sine(1000, -12, 22_050, 1, 22_050);
        Path mel = folder.resolve("tone.npy");
        float[][] rows = MelSpectrogram.of(MelFrontEnd.named("hifigan-22k"), tone.channel(0));
        float[] data = new float[rows.length * rows[0].length];
        for (int m = 0; m < rows.length; m++) {
            System.arraycopy(rows[m], 0, data, m * rows[0].length, rows[0].length);
        }
        TensorFiles.write(mel, Tensor.ofFloats(data, rows.length, rows[0].length));
        assertThat(Run.lathe("vocode", mel, "-o", out).err()).contains("--model", "--frontend");
        Run run = Run.lathe("vocode", mel, "--frontend", "hifigan-22k", "-o", out, "--bits", "32f");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("Griffin-Lim");
        float[] sound = read(out).channel(0);
        int crossings = 0;
        for (int i = 2205; i < 2205 + 11_025; i++) {
            crossings += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
        }
        assertThat(crossings).isBetween(480, 520); // 1000 Hz for half a second
    }

    @Test
    void economyTakesLessContextAndStays90DecibelsDown() throws IOException {
        int frames = 700;
        float[] data = new float[80 * frames];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.max(-11, -5 + 2 * random.nextGaussian());
        }
        Path mel = write("long.npy", Tensor.ofFloats(data, 80, frames));
        assertThat(vocode(mel).err()).isEmpty();
        float[] exact = read(out).channel(0);
        Run run = vocode(mel, "--economy", "--json");
        Map<?, ?> plan =
                (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(run.out()).get("plan"));
        assertThat(Run.number(plan, "context_left_frames")).isBetween(4.0, 12.0);
        assertThat(plan.get("exact")).isEqualTo(false);
        float[] economy = read(out).channel(0);
        double peak = 0;
        double error = 0;
        for (int i = 0; i < exact.length; i++) {
            peak = Math.max(peak, Math.abs(exact[i]));
            error = Math.max(error, Math.abs(exact[i] - economy[i]));
        }
        assertThat(error).isPositive();
        assertThat(20 * Math.log10(error / peak)).isLessThan(-84); // measured on other frames than these
    }

    @Test
    void aPictureIsHeardWithTheSettingsItTells() throws IOException {
        Run run = Run.lathe("vocode", Fixtures.path("riffusion/stereo.png"), "-o", out, "--peak", "0", "--bits", "32f");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(read(out).channels()).isEqualTo(2);
        Run refused = vocode(Fixtures.path("riffusion/stereo.png"));
        assertThat(refused.err()).contains("hifigan-22k", "riffusion");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_CALL);
    }
}
