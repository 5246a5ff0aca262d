package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.SampleEncoding;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelTest {

    @TempDir
    private Path folder;

    private Path golden(int rateHz) throws IOException {
        float[] signal = TensorFiles.readOne(Fixtures.path("mel/signal.npy")).floats();
        return Run.write(folder.resolve("signal.wav"), AudioBuffer.of(rateHz, signal), SampleEncoding.FLOAT_32);
    }

    /** Expected: numpy's own spectrograms of the same signal. */
    @ParameterizedTest
    @ValueSource(strings = {"hifigan-22k", "audioldm-16k", "bigvgan-44k-512x"})
    void aFileBecomesWhatNumpyMakesOfIt(String name) throws IOException {
        MelFrontEnd end = MelFrontEnd.named(name);
        Path out = folder.resolve("mel.npy");
        Run run = Run.lathe("mel", golden(end.sampleRateHz()), "--frontend", name, "-o", out);
        assertThat(run.code()).as(run.err()).isZero();

        Tensor mel = TensorFiles.readOne(out);
        Tensor expected = TensorFiles.readOne(Fixtures.path("mel/" + name + ".npy"));
        int frames = (int) expected.dim(1);
        boolean melsFirst = end.layout() == MelFrontEnd.Layout.MELS_FRAMES;
        assertThat(mel.shape()).containsExactly(melsFirst ? end.mels() : frames, melsFirst ? frames : end.mels());
        for (int m = 0; m < end.mels(); m++) {
            for (int t = 0; t < frames; t++) {
                assertThat(mel.floats()[melsFirst ? m * frames + t : t * end.mels() + m])
                        .isCloseTo(expected.floats()[m * frames + t], within(1e-4f));
            }
        }
    }

    @Test
    void channelsAreMixedPickedOrKeptApart() throws IOException {
        AudioBuffer stereo = Signals.noise(8000, 2, 0.5, 24_000, 3);
        Path in = Run.write(folder.resolve("stereo.wav"), stereo, SampleEncoding.FLOAT_32);
        Path out = folder.resolve("out.npz");
        MelFrontEnd end = MelFrontEnd.named("vocos-24k");
        float[] mean = new float[8000];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (stereo.channel(0)[i] + stereo.channel(1)[i]) / 2;
        }

        assertThat(Run.lathe("mel", in, "--frontend", "vocos-24k", "-o", out).code())
                .isZero();
        assertSame(TensorFiles.readOne(out), 0, MelSpectrogram.of(end, mean));
        assertThat(TensorFiles.read(out)).containsOnlyKeys("mel");

        assertThat(Run.lathe("mel", in, "--frontend", "vocos-24k", "-o", out, "--channel", 2)
                        .code())
                .isZero();
        assertSame(TensorFiles.readOne(out), 0, MelSpectrogram.of(end, stereo.channel(1)));

        assertThat(Run.lathe("mel", in, "--frontend", "vocos-24k", "-o", out, "--per-channel")
                        .code())
                .isZero();
        Tensor both = TensorFiles.readOne(out);
        assertThat(both.shape()).containsExactly(2, 100, 32);
        assertSame(both, 0, MelSpectrogram.of(end, stereo.channel(0)));
        assertSame(both, 3200, MelSpectrogram.of(end, stereo.channel(1)));

        Run third = Run.lathe("mel", in, "--frontend", "vocos-24k", "-o", out, "--channel", 3);
        assertThat(third.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(third.err()).contains("--channel 3", "has 2 channels");
    }

    private static void assertSame(Tensor tensor, int from, float[][] mel) {
        for (int m = 0; m < mel.length; m++) {
            for (int t = 0; t < mel[m].length; t++) {
                assertThat(tensor.floats()[from + m * mel[m].length + t]).isCloseTo(mel[m][t], within(1e-4f));
            }
        }
    }

    /** A tone stays in its filter, whatever the rate of the file. */
    @Test
    void otherRatesAreResampledAndItIsSaid() throws IOException {
        Path in = Run.write(
                folder.resolve("tone.wav"), Signals.sine(3000, -6, 48_000, 1, 48_000), SampleEncoding.FLOAT_32);
        Path out = folder.resolve("tone.npy");
        Run run = Run.lathe("mel", in, "--frontend", "hifigan-22k", "-o", out);
        assertThat(run.err()).contains("resampled from 48000 to 22050 Hz");
        Tensor mel = TensorFiles.readOne(out);
        assertThat(mel.shape()).containsExactly(80, 86);
        float[][] same = MelSpectrogram.of(
                MelFrontEnd.named("hifigan-22k"),
                Signals.sine(3000, -6, 22_050, 1, 22_050).channel(0));
        for (int m = 0; m < 80; m++) {
            assertThat(Math.exp(mel.floats()[m * 86 + 40])).isCloseTo(Math.exp(same[m][40]), within(1e-3));
        }
    }

    @Test
    void ownSettingsComeFromAFile() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("own.json"),
                "{\"sample_rate_hz\":16000,\"n_fft\":512,\"hop_length\":160,\"n_mels\":40,\"floor\":1e-5,\"center\":true}");
        Path in = Run.write(folder.resolve("a.wav"), Signals.noise(1600, 1, 1, 16_000, 1), SampleEncoding.FLOAT_32);
        Path out = folder.resolve("own.f32");
        assertThat(Run.lathe("mel", in, "--frontend", settings, "-o", out).code())
                .isZero();
        assertThat(TensorFiles.readRaw(out, 40, -1).dim(1)).isEqualTo(11);
        Files.writeString(settings, "{\"sample_rate_hz\":16000,\"n_fft\":512}");
        assertThat(Run.lathe("mel", in, "--frontend", settings, "-o", out).err())
                .contains("own.json: is no mel front end: n_mels is missing");
    }

    @Test
    void aPictureHasAPixelForEachValue() throws IOException {
        Path png = folder.resolve("mel.png");
        Run.lathe("mel", golden(22_050), "--frontend", "hifigan-22k", "-o", folder.resolve("a.npy"), "--png", png);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(png));
        assertThat(bytes.getInt(16)).as("width").isEqualTo(48);
        assertThat(bytes.getInt(20)).as("height").isEqualTo(80);
    }

    @Test
    void theListHasEveryFrontEndAndItsDigest() {
        String list = Run.lathe("mel", "--list").out();
        assertThat(list.lines()).hasSize(MelFrontEnd.names().size());
        assertThat(list).contains("hifigan-22k ", "69b2daa17733bccc", "[frames, mels]", "padded at the end");
    }

    @Test
    void theListAsJsonIsWhatAFileOfSettingsHolds() throws IOException {
        List<Object> all =
                JSON.std.listFrom(Run.lathe("mel", "--list", "--json").out());
        assertThat(all).hasSize(MelFrontEnd.names().size());
        Path settings = Files.writeString(folder.resolve("first.json"), JSON.std.asString(all.getFirst()));
        Path out = folder.resolve("first.npy");
        assertThat(Run.lathe("mel", golden(22_050), "--frontend", settings, "-o", out)
                        .code())
                .isZero();
        assertThat(TensorFiles.readOne(out).shape()).containsExactly(80, 48);
    }

    @Test
    void whatCannotBeMeantIsToldBeforeAnyWork() throws IOException {
        Path in = golden(22_050);
        assertThat(Run.lathe("mel", in, "--frontend", "hifigan-22", "-o", folder.resolve("a.npy"))
                        .err())
                .contains("hifigan-22k");
        Run wrongEnding = Run.lathe("mel", in, "--frontend", "hifigan-22k", "-o", folder.resolve("a.wav"));
        assertThat(wrongEnding.err()).contains("use one of .npy .npz .safetensors .f32");
        assertThat(wrongEnding.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(Run.lathe("mel", in).code()).isEqualTo(ExitCode.BAD_CALL);
        Path tiny = Run.write(folder.resolve("tiny.wav"), Signals.noise(100, 1, 1, 22_050, 1), SampleEncoding.PCM_16);
        assertThat(Run.lathe("mel", tiny, "--frontend", "hifigan-22k", "-o", folder.resolve("a.npy"))
                        .err())
                .contains("too short for one frame (100 samples at 22050 Hz)");
        assertThat(folder.resolve("a.npy")).doesNotExist();
    }
}
