package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Fixtures;
import lathe.neural.graph.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeTest {

    private static final Path VOCODER = Fixtures.path("hifigan-v1/model.onnx");

    @TempDir
    private Path folder;

    private Path sound(int seconds) throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        float[][] noise = new float[2][48_000 * seconds];
        for (float[] channel : noise) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = 0.2f * (float) random.nextDouble(-1, 1);
            }
        }
        AudioBuffer buffer = new AudioBuffer(noise, 48_000, ChannelLayout.ofChannels(2));
        return Run.write(folder.resolve("noise.wav"), buffer, SampleEncoding.PCM_16);
    }

    private boolean isWritten(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file::equals);
        }
    }

    @Test
    void aVocoderIsRewrittenAndSaysWhereItCameFrom() throws IOException {
        Path out = folder.resolve("fast.onnx");
        Run run = Run.lathe("models", "optimize", VOCODER, "-o", out, "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json).containsEntry("rewritten", true);
        assertThat(Run.number(json, "deviation")).isLessThan(3e-6);
        OnnxFile file = OnnxFile.read(out);
        assertThat(file.metadata()).containsEntry("sample_rate", "22050").containsKey("lathe_version");
        assertThat(file.metadata("lathe_source_sha256")).hasSize(64);
        assertThat(file.graph().nodes()).noneMatch(node -> node.is("ConvTranspose"));
    }

    @Test
    void eightBitsLearnFromSoundAndTellTheirVerdict() throws IOException {
        Path out = folder.resolve("int8.onnx");
        Run run = Run.lathe("models", "optimize", VOCODER, "-o", out, "--int8", "--calibrate", sound(3));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("76 convolutions on eight bits: mel L1 0.");
        OnnxFile file = OnnxFile.read(out);
        assertThat(file.metadata("lathe_int8")).contains("multi-resolution STFT distance");
        assertThat(file.graph().nodes()).anyMatch(node -> node.is("QuantizeLinear"));
    }

    @Test
    void eightBitsThatChangeTooMuchAreRefusedAndLeaveNoFile() throws IOException {
        Path out = folder.resolve("int8.onnx");
        Run run = Run.lathe(
                "models", "optimize", VOCODER, "-o", out, "--int8", "--calibrate", sound(3), "--percentile", "60");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("eight bits change too much").contains("(limit 0.100)");
        assertThat(isWritten(out)).isFalse();
    }

    @Test
    void aPackageBringsItsOwnInputs() {
        Path out = folder.resolve("int8.onnx");
        Run run = Run.lathe("models", "optimize", VOCODER.resolveSibling(""), "-o", out, "--int8");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void whatCannotBeMadeFasterIsToldWhyAndNotWritten() throws IOException {
        Path out = folder.resolve("fast.onnx");
        Run run = Run.lathe("models", "optimize", Fixtures.path("session/affine.onnx"), "-o", out);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("it has no convolutions along time with constant weights");
        assertThat(isWritten(out)).isFalse();
    }

    @Test
    void callsThatCannotBeMeantAreToldSo() throws IOException {
        Path out = folder.resolve("fast.onnx");
        Path noModel = Files.writeString(folder.resolve("text.onnx"), "once upon a time");
        assertThat(Run.lathe("models", "optimize", noModel, "-o", out))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("is no readable ONNX file"));
        assertThat(Run.lathe("models", "optimize", VOCODER, "-o", out, "--int8").err())
                .contains("give some with --calibrate");
        assertThat(Run.lathe("models", "optimize", VOCODER, "-o", out, "--percentile", "101")
                        .code())
                .isEqualTo(2);
        assertThat(Run.lathe("models", "optimize", VOCODER, "-o", out, "--frontend", "hifigan-22")
                        .err())
                .contains("hifigan-22k");
        assertThat(Run.lathe(
                                "models",
                                "optimize",
                                VOCODER,
                                "-o",
                                out,
                                "--int8",
                                "--frontend",
                                "vocos-24k",
                                "--calibrate",
                                sound(1))
                        .err())
                .contains("choose another --frontend");
    }
}
