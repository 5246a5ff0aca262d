package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Matrices were written cell by cell in Python from the formulas: {@code tools/fixtures/neural_codecs.py layouts}. */
final class TokenLayoutTest {

    private static Map<String, Tensor> layouts = Map.of();

    @BeforeAll
    static void read() throws Exception {
        layouts = TensorFiles.read(CodecFixtures.path("token-layouts/layouts.npz"));
    }

    private static Tensor tensor(String name) {
        return Objects.requireNonNull(layouts.get(name), name);
    }

    private static int[][] matrix(String name) {
        return CodecFixtures.matrix(tensor(name));
    }

    private static int[] list(String name) {
        return matrix(name)[0];
    }

    private static int[][] rows(TokenGrid grid) {
        int[][] rows = new int[grid.codebooks()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = grid.row(k);
        }
        return rows;
    }

    private static DelayPattern pattern(String name) {
        return DelayPattern.named(name.replace('_', '-')).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"musicgen, 2048", "musicgen_stereo, 2048", "songgen, 1024", "parler, 1024", "dia, 1024", "moshi, 2048"})
    void delaysAreThoseOfThePapersBothWays(String name, int size) {
        int[][] codes = matrix(name + "_codes");
        int[][] delayed = matrix(name + "_matrix");
        DelayPattern pattern = pattern(name);
        assertThat(pattern.apply(TokenGrid.of(codes))).isDeepEqualTo(delayed);
        assertThat(rows(pattern.undo(delayed, size))).isDeepEqualTo(codes);
    }

    @Test
    void fifteenHundredFramesOfMusicgenTake1503Tokens() {
        assertThat(DelayPattern.musicgen().columns(1500)).isEqualTo(1 + 1503);
        assertThat(DelayPattern.musicgen().frames(1 + 1503)).isEqualTo(1500);
        assertThat(DelayPattern.musicgen().frames(3)).isZero();
    }

    @Test
    void aPieceEndsBeforeItsFirstFrameWithASpecialToken() {
        int[][] delayed = matrix("songgen_matrix");
        delayed[2][1 + 2 + 7] = 1024; // codebook 2 of frame 7
        delayed[5][1 + 5 + 9] = 1024;
        TokenGrid grid = DelayPattern.songgen().undo(delayed, 1024);
        assertThat(grid.frames()).isEqualTo(7);
        assertThat(grid.row(5)).isEqualTo(Arrays.copyOf(matrix("songgen_codes")[5], 7));
    }

    @Test
    void anyGridComesBackFromAnyPattern() {
        long seed = 20_261;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int books = 1 + random.nextInt(10);
            Integer[] delays = random.ints(books, 0, 12).boxed().toArray(Integer[]::new);
            DelayPattern pattern = new DelayPattern(Arrays.asList(delays), random.nextInt(3), 1025, 1024);
            int frames = random.nextInt(20);
            int[][] codes = new int[books][];
            Arrays.setAll(codes, k -> random.ints(frames, 0, 1024).toArray());
            int[][] delayed = pattern.apply(TokenGrid.of(codes));
            assertThat(delayed[0].length).isEqualTo(pattern.columns(frames));
            assertThat(rows(pattern.undo(delayed, 1024)))
                    .as("seed %d round %d", seed, round)
                    .isDeepEqualTo(codes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoTracksOfSonggenAreWovenAndParted(TrackLayout layout) {
        int[][] vocal = matrix("vocal");
        int[][] accompaniment = matrix("accompaniment");
        int[][] woven = matrix(layout.name());
        assertThat(layout.join(new Stems(TokenGrid.of(vocal), TokenGrid.of(accompaniment))))
                .isDeepEqualTo(woven);
        Stems stems = layout.split(woven);
        assertThat(rows(stems.vocal())).isDeepEqualTo(vocal);
        assertThat(rows(stems.accompaniment())).isDeepEqualTo(accompaniment);
    }

    @Test
    void yueAlternatesVocalAndInstrumental() {
        Stems stems = YueTokens.stage1(list("yue_ids"));
        assertThat(stems.vocal().row(0)).isEqualTo(list("yue_vocal"));
        assertThat(stems.accompaniment().row(0)).isEqualTo(list("yue_instrumental"));
        assertThat(rows(YueTokens.stage2(8, list("yue_stage2_ids")))).isDeepEqualTo(matrix("yue_stage2"));
        assertThatThrownBy(() -> YueTokens.stage1(45_334, 32_016))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id 32016 at place 1");
    }

    @Test
    void sevenTokensOfOrpheusAreAFrameOfSnac() {
        for (String ids : new String[] {"orpheus_ids", "orpheus_packed"}) {
            TokenGrid grid = OrpheusTokens.unpack(list(ids));
            assertThat(grid.frames()).isEqualTo(6);
            for (int level = 0; level < 3; level++) {
                assertThat(grid.row(level)).isEqualTo(list("orpheus_" + level));
            }
            assertThat(OrpheusTokens.pack(grid)).isEqualTo(list("orpheus_packed"));
        }
        int[] wrong = list("orpheus_packed");
        wrong[3] += 4096;
        assertThatThrownBy(() -> OrpheusTokens.unpack(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place 3");
    }

    @Test
    void muLawIsItsFormula() {
        float[] expected = tensor("mu_law").floats();
        for (int code = 0; code < MuLaw.CODES; code++) {
            assertThat(MuLaw.decode(code)).isCloseTo(expected[code], org.assertj.core.data.Offset.offset(1e-7f));
            assertThat(MuLaw.encode(MuLaw.decode(code))).isEqualTo(code);
        }
        assertThat(MuLaw.encode(2)).isEqualTo(255);
        assertThat(MuLaw.encode(-1)).isZero();
        assertThat(MuLaw.encode(0)).isEqualTo(128);
        assertThat(MuLaw.decode(TokenGrid.of(new int[][] {{0, 255}}))).containsExactly(-1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "musicgen, encodec-32k, musicgen_matrix, musicgen_codes, ''",
        "songgen-parallel-a-v, xcodec, PARALLEL_A_V, vocal, vocal",
        "songgen-interleaving-v-a, xcodec, INTERLEAVING_V_A, accompaniment, accompaniment",
        "yue, xcodec, yue_ids, yue_vocal, vocal",
        "yue-stage2, xcodec, yue_stage2_ids, yue_stage2, ''",
        "orpheus, snac-24k, orpheus_ids, orpheus_0, ''",
    })
    void filesAreReadByTheNameOfTheirLayout(String layout, String codec, String tensor, String codes, String stem)
            throws Exception {
        Map<String, TokenGrid> grids = TokenLayout.named(layout)
                .orElseThrow()
                .read(
                        CodecFixtures.path("token-layouts/layouts.npz"),
                        CodecFixtures.format(codec),
                        GridOptions.NONE.withTensor(tensor));
        TokenGrid grid = Objects.requireNonNull(grids.get(stem));
        int[][] expected = matrix(codes);
        for (int k = 0; k < expected.length; k++) {
            assertThat(grid.row(k)).isEqualTo(expected[k]);
        }
    }

    @Test
    void tokensOfAnotherLayoutAreRefusedWithTheFile() {
        assertThatThrownBy(() -> new TokenLayout("yue")
                        .read(
                                CodecFixtures.path("token-layouts/layouts.npz"),
                                CodecFixtures.format("xcodec"),
                                GridOptions.NONE.withTensor("orpheus_ids")))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("layouts.npz: id 128000 at place 0")
                .hasMessageContaining("as yue lays them out");
    }
}
