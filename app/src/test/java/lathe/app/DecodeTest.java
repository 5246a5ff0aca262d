package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe decode} on latents; what comes of every family is in the tests of whole processes. */
class DecodeTest {

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void nameTarget() {
        out = folder.resolve("out.wav");
    }

    private static Path fixture(String path) {
        return Fixtures.path(path);
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    private static Map<?, ?> json(Run run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return JSON.std.mapFrom(run.out());
    }

    private static Map<?, ?> object(Map<?, ?> json, String key) {
        return (Map<?, ?>) Objects.requireNonNull(json.get(key), key);
    }

    /** Bare floats as acestep.cpp writes them, so many frames of 64. */
    private Path bare(String name, int frames) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(frames * 256).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames * 64; i++) {
            bytes.putFloat((float) Math.sin(0.37 * i));
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    @Test
    void theRecordSaysWhatMadeTheSound() throws IOException {
        Map<?, ?> record = json(Run.lathe(
                "decode",
                fixture("ace-step-1.5/test/latent.npy"),
                "--model",
                fixture("ace-step-1.5"),
                "-o",
                out,
                "--bits",
                "32f",
                "--json"));
        assertThat(record.get("runtime")).isEqualTo("ONNX Runtime 1.29.0");
        assertThat(object(record, "model").get("id")).isEqualTo("ace-step-1.5");
        assertThat(String.valueOf(object(object(record, "model"), "sha256").get("vae_decoder.onnx")))
                .matches("[0-9a-f]{64}");
        assertThat(record.get("format")).isEqualTo("ace-step-1.5");
        assertThat(record.get("dither")).isEqualTo("none");
        assertThat(Run.number(record, "frames")).isEqualTo(10 * 1920);
        assertThat(Run.number(object(record, "plan"), "context_left_frames")).isEqualTo(9);
        assertThat(object(record, "plan").get("exact")).isEqualTo(true);
    }

    @Test
    void aBareGraphIsRunOnBareFloatsOfTheFormatNamed() throws IOException {
        Path latents = bare("song.latent", 300);
        Path whole = folder.resolve("whole.wav");
        for (String overlap : new String[] {"exact", "published"}) {
            Run run = Run.lathe(
                    "decode",
                    latents,
                    "--model",
                    fixture("ace-step-1.5/vae_decoder.onnx"),
                    "--format",
                    "ace-step-1.5",
                    "-o",
                    overlap.equals("exact") ? out : whole,
                    "--bits",
                    "32f",
                    "--overlap",
                    overlap);
            assertThat(run.err()).isEmpty();
        }
        // 300 frames are one published window; our tiles are shorter and several, and the sound is the same bit for
        // bit.
        assertThat(read(out).frames()).isEqualTo(300 * 1920);
        assertThat(read(out).channelArrays()).isDeepEqualTo(read(whole).channelArrays());
    }

    @Test
    void thePeakIsPutWhereAskedAndNowhereElse() throws IOException {
        Object[] call = {
            "decode",
            fixture("stable-audio-open/test/latent.npy"),
            "--model",
            fixture("stable-audio-open"),
            "-o",
            out,
            "--json",
            "--bits",
            "32f"
        };
        Map<?, ?> plain = json(Run.lathe(call));
        float asItIs = peak(read(out));
        assertThat(asItIs).isGreaterThan(1);
        assertThat(Run.number(plain, "peak_dbfs")).isEqualTo(20 * Math.log10(asItIs), within(0.01));
        Map<?, ?> scaled = json(Run.lathe(append(call, "--peak", "-6")));
        assertThat((double) peak(read(out))).isEqualTo(Math.pow(10, -0.3), within(1e-6));
        assertThat(Run.number(scaled, "gain_db")).isEqualTo(-6 - 20 * Math.log10(asItIs), within(0.01));
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }

    private static Object[] append(Object[] call, Object... more) {
        Object[] all = java.util.Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return all;
    }

    private static float peak(AudioBuffer sound) {
        float peak = 0;
        for (float[] channel : sound.channelArrays()) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    @Test
    void whatIsClippedIsTold() {
        Run run = Run.lathe(
                "decode",
                fixture("stable-audio-open/test/latent.npy"),
                "--model",
                fixture("stable-audio-open"),
                "-o",
                out);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("out.wav", "beyond full scale", "--bits 32f", "--peak -1");
    }

    @Test
    void itCanBeMasteredAtOnce() throws IOException {
        Path latents = bare("song.f32", 120);
        Map<?, ?> record = json(Run.lathe(
                "decode",
                latents,
                "--model",
                fixture("ace-step-1.5/vae_decoder.onnx"),
                "--format",
                "ace-step-1.5",
                "-o",
                out,
                "--json",
                "--master",
                "-16"));
        assertThat(Run.number(object(record, "master"), "integrated_lufs")).isEqualTo(-16, within(0.6));
        assertThat(read(out).frames()).isEqualTo(120 * 1920);
    }

    @Test
    void anotherRateAndFormatAreWritten() throws IOException {
        Path flac = folder.resolve("out.flac");
        Run run = Run.lathe(
                "decode",
                fixture("audioldm2/test/latent.npy"),
                "--model",
                fixture("audioldm2"),
                "-o",
                flac,
                "--rate",
                "48000");
        assertThat(run.err()).isEmpty();
        try (AudioReader reader = AudioFiles.open(flac)) {
            AudioInfo info = reader.info();
            assertThat(info.sampleRateHz()).isEqualTo(48_000);
            assertThat(info.encoding()).isEqualTo(SampleEncoding.PCM_24);
            assertThat(info.frames()).isEqualTo(24 * 640 * 3);
        }
    }

    private void assertRefused(Run run, String... parts) {
        assertThat(run.err()).contains(parts).doesNotContain("unexpected");
        assertThat(run.err().strip().lines().count()).as(run.err()).isEqualTo(1);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatCannotBeMeantIsToldAndNothingIsWritten() throws IOException {
        Path latents = fixture("ace-step-1.5/test/latent.npy");
        Path model = fixture("ace-step-1.5");
        assertRefused(Run.lathe("decode", latents, "-o", out), "--model is missing");
        assertRefused(Run.lathe("decode", latents, "--model", folder.resolve("no"), "-o", out), "no");
        assertRefused(Run.lathe("decode", fixture("hifigan-v1/test/mel.npy"), "--model", model, "-o", out), "mel.npy");
        assertRefused(Run.lathe("decode", latents, "--model", fixture("hifigan-v1"), "-o", out), "use lathe vocode");
        assertRefused(
                Run.lathe(
                        "decode", latents, "--model", model.resolve("vae_decoder.onnx"), "--format", "ace", "-o", out),
                "ace-step-1");
        assertRefused(
                Run.lathe("decode", latents, "--model", model, "--format", "ace-step-1.5", "-o", out), "--format");
        assertRefused(Run.lathe("decode", latents, "--model", model, "--layout", "frames", "-o", out), "frames-last");
        assertRefused(Run.lathe("decode", latents, "--model", model, "--peak", "3", "-o", out), "--peak");
        assertRefused(Run.lathe("decode", latents, "--model", model, "--threads", "0", "-o", out), "--threads");
        assertRefused(Run.lathe("decode", latents, "--model", model, "--master", "spotfy", "-o", out), "--master");
        Path cut = Files.write(folder.resolve("cut.latent"), new byte[700]);
        assertRefused(Run.lathe("decode", cut, "--model", model, "-o", out), "cut.latent", "700");
        Path tensor = folder.resolve("tokens.npy");
        TensorFiles.write(tensor, Tensor.ofIntegers(new long[640], 64, 10));
        assertRefused(Run.lathe("decode", tensor, "--model", model, "-o", out), "tokens.npy", "tokens, not latents");
    }

    @Test
    void aDamagedModelIsToldNotRun() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("damaged"));
        byte[] graph = Files.readAllBytes(fixture("ace-step-1.5/vae_decoder.onnx"));
        graph[graph.length / 2] ^= 1;
        Files.write(copy.resolve("vae_decoder.onnx"), graph);
        String json = Files.readString(fixture("ace-step-1.5/model.json"));
        Files.writeString(copy.resolve("model.json"), json.replaceFirst("(?s),\\s*\"test\":.*", "}"));
        assertRefused(
                Run.lathe("decode", fixture("ace-step-1.5/test/latent.npy"), "--model", copy, "-o", out),
                "vae_decoder.onnx",
                "sha256");
    }

    @Test
    void theFormatsAreListed() {
        Run run = Run.lathe("decode", "--list");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("stable-audio-open", "ace-step-1 ", "8 x 16", "encodec-32k");
    }
}
