package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe decode} on tokens as language models leave them; layouts are written out here as their papers describe them. */
class TokensTest {

    @TempDir
    private Path folder;

    private static int[][] codes(int books, int frames, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] codes = new int[books][];
        Arrays.setAll(codes, k -> random.ints(frames, 0, 1024).toArray());
        return codes;
    }

    private Path write(String name, int[][] rows) throws IOException {
        long[] data =
                Arrays.stream(rows).flatMapToInt(Arrays::stream).asLongStream().toArray();
        Path file = folder.resolve(name);
        TensorFiles.write(file, Tensor.ofIntegers(data, rows.length, rows[0].length));
        return file;
    }

    @Test
    void aBareStreamingDecoderIsFoundOutByItsStates() throws IOException {
        Path tokens = write("mimi.npy", codes(8, 40, 3));
        Path packed = folder.resolve("packed.wav");
        Path bare = folder.resolve("bare.wav");
        assertThat(decode(tokens, "mimi-streaming", packed).err()).isEmpty();
        assertThat(decode(tokens, "mimi-streaming/decoder_model.onnx", bare, "--format", "mimi")
                        .err())
                .isEmpty();
        assertThat(read(bare)).isDeepEqualTo(read(packed));
        assertThat(read(bare)[0].length).isEqualTo(40 * 1920);
    }

    private static float[][] read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll().channelArrays();
        }
    }

    private Run decode(Path tokens, String model, Path out, Object... more) {
        Object[] call = {"decode", tokens, "--model", Fixtures.path(model), "-o", out, "--bits", "32f"};
        Object[] all = Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return Run.lathe(all);
    }

    private float[][] plain(int[][] codes, String model) throws IOException {
        Path out = folder.resolve("plain.wav");
        assertThat(decode(write("plain.npy", codes), model, out).err()).isEmpty();
        return read(out);
    }

    @Test
    void delaysOfMusicGenAreUndone() throws IOException {
        int frames = 30;
        int[][] codes = codes(4, frames, 1);
        // Copet et al. 2023: codebook k of frame t stands in column 1 + t + k; 2048 is what stands elsewhere.
        int[][] delayed = new int[4][frames + 4];
        for (int k = 0; k < 4; k++) {
            Arrays.fill(delayed[k], 2048);
            System.arraycopy(codes[k], 0, delayed[k], 1 + k, frames);
        }
        Path out = folder.resolve("out.wav");
        Run run = decode(write("delayed.npy", delayed), "encodec-32k", out, "--pattern", "musicgen", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"pattern\" : \"musicgen\"", "\"input_frames\" : 30");
        assertThat(read(out)).isDeepEqualTo(plain(codes, "encodec-32k"));
        Run forgotten = decode(folder.resolve("delayed.npy"), "encodec-32k", folder.resolve("no.wav"));
        assertThat(forgotten.err()).contains("delayed.npy", "2048");
        assertThat(forgotten.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(folder.resolve("no.wav")).doesNotExist();
    }

    @Test
    void twoTracksBecomeTwoFiles() throws IOException {
        int frames = 20;
        int[][] vocal = codes(8, frames, 2);
        int[][] backing = codes(8, frames, 3);
        // SongGen's parallel tracks: 8 rows of accompaniment, 8 of vocal, codebook k of frame t in column 1 + k + t.
        int[][] rows = new int[16][frames + 8];
        for (int k = 0; k < 16; k++) {
            Arrays.fill(rows[k], 0, 1 + k % 8, 1025);
            Arrays.fill(rows[k], 1 + k % 8 + frames, frames + 8, 1024);
            System.arraycopy(k < 8 ? backing[k] : vocal[k - 8], 0, rows[k], 1 + k % 8, frames);
        }
        Path out = folder.resolve("song.wav");
        Run run = decode(write("songgen.npy", rows), "xcodec", out, "--pattern", "songgen-parallel", "--json");
        assertThat(run.err()).isEmpty();
        Object[] records = JSON.std.arrayFrom(run.out());
        assertThat(records).hasSize(2);
        assertThat(((Map<?, ?>) records[0]).get("track")).isEqualTo("vocal");
        assertThat(out).doesNotExist();
        assertThat(read(folder.resolve("song-vocal.wav"))).isDeepEqualTo(plain(vocal, "xcodec"));
        assertThat(read(folder.resolve("song-accompaniment.wav"))).isDeepEqualTo(plain(backing, "xcodec"));
    }

    @Test
    void tokensThatTheModelWasNotMadeForAreTold() throws IOException {
        int[] ids = new int[40];
        // YuE's first model: vocal and instrumental tokens alternate; X-Codec's first codebook begins at id 45334.
        Arrays.setAll(ids, i -> 45_334 + i);
        Path song = write("yue.npy", new int[][] {ids});
        Run run = decode(song, "xcodec", folder.resolve("out.wav"), "--pattern", "yue");
        assertThat(run.err()).contains("yue.npy", "1 codebook", "8");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        Run text = decode(write("text.npy", new int[][] {{1, 2, 3, 4}}), "xcodec", song, "--pattern", "yue");
        assertThat(text.code()).isEqualTo(ExitCode.BAD_CALL);
    }

    @Test
    void longTokensAreDecodedInTilesAndTheRecordSaysHow() throws IOException {
        int[][] codes = codes(9, 700, 4);
        Path out = folder.resolve("long.wav");
        Run run = decode(write("long.npy", codes), "dac-44k", out, "--json", "--threads", "2");
        assertThat(run.err()).isEmpty();
        Map<String, Object> record = JSON.std.mapFrom(run.out());
        Map<?, ?> plan = (Map<?, ?>) Objects.requireNonNull(record.get("plan"));
        assertThat(Run.number(plan, "tiles")).isGreaterThan(2);
        assertThat(Run.number(plan, "workers")).isEqualTo(2);
        try (AudioReader reader = AudioFiles.open(out)) {
            AudioBuffer sound = reader.readAll();
            assertThat(sound.frames()).isEqualTo((int) Run.number(record, "frames"));
        }
    }

    @Test
    void unknownPatternsAreAnsweredWithTheKnownOnes() throws IOException {
        Path tokens = write("plain.npy", codes(4, 5, 5));
        assertThat(decode(tokens, "encodec-32k", folder.resolve("o.wav"), "--pattern", "musicgen-mono")
                        .err())
                .contains("musicgen", "songgen-interleaving-a-v");
        assertThat(decode(tokens, "ace-step-1.5", folder.resolve("o.wav")).err())
                .contains("tokens, not latents");
    }
}
