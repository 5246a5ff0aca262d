package lathe.vocoder.musicgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lathe.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TokenSamplerTest {

    /** Expected picks come from the same rule in Python, at the published sizes and with many equal scores. */
    @Test
    void picksAreThoseOfTheIndependentImplementation() throws Exception {
        Expected reference = Expected.of(Expected.MONO);
        Tensor scores = reference.array("scores");
        Tensor picks = reference.array("picks");
        int[] topK = {250, 250, 0, 1, 5000, 250};
        double[] temperature = {1.0, 0.7, 1.0, 1.0, 1.3, 0};
        int rows = (int) scores.dim(0);
        int tokens = (int) scores.dim(1);
        for (int i = 0; i < topK.length; i++) {
            TokenSampler sampler = new TokenSampler(new Sampling(reference.number("seed"), 1, topK[i], temperature[i]));
            for (int row = 0; row < rows; row++) {
                assertThat(sampler.next(scores.floats(), row * tokens, -1, tokens))
                        .as("top-k %d, temperature %s, row %d", topK[i], temperature[i], row)
                        .isEqualTo((int) picks.integers()[i * rows + row]);
            }
        }
    }

    /** The shares are exp(score), so with scores ln 1, ln 2, ln 5 they are 1/8, 2/8 and 5/8. */
    @Test
    void tokensComeAsOftenAsTheirScoresSay() {
        float[] scores = {0, (float) Math.log(2), (float) Math.log(5)};
        TokenSampler sampler = new TokenSampler(new Sampling(1, 1, 0, 1));
        int[] counts = new int[3];
        for (int i = 0; i < 80_000; i++) {
            counts[sampler.next(scores, 0, 0, 3)]++;
        }
        // Four standard deviations of a binomial count of 80,000.
        assertThat(counts[0]).isBetween(10_000 - 374, 10_000 + 374);
        assertThat(counts[1]).isBetween(20_000 - 490, 20_000 + 490);
    }

    @Test
    void guidanceMovesAwayFromTheScoresWithoutWords() {
        float[] scores = {1, 2, 0, 3}; // with words token 1 is ahead by 1, without by 3: guided it is 1 + 3 * (1 - 3)
        assertThat(new TokenSampler(new Sampling(0, 1, 0, 0)).next(scores, 0, 2, 2))
                .isEqualTo(1);
        assertThat(new TokenSampler(new Sampling(0, 3, 0, 0)).next(scores, 0, 2, 2))
                .isEqualTo(0);
    }

    @Test
    void infiniteScoresAreChosenOrNeverAndWhatIsNoNumberIsTold() {
        float[] sure = {0, Float.POSITIVE_INFINITY, 0};
        float[] never = {Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY};
        float[] broken = {0, Float.NaN, 0};
        TokenSampler sampler = new TokenSampler(Sampling.PUBLISHED);
        TokenSampler plain = new TokenSampler(new Sampling(3, 1, 250, 1));
        for (int i = 0; i < 100; i++) {
            assertThat(plain.next(sure, 0, 0, 3)).isEqualTo(1);
            assertThat(plain.next(never, 0, 0, 3)).isEqualTo(1);
        }
        assertThat(sampler.next(broken, 0, 0, 3)).isEqualTo(-1);
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new Sampling(0, 0.5, 0, 1)).hasMessageContaining("guidance=0.5");
        assertThatThrownBy(() -> new Sampling(0, Double.NaN, 0, 1)).hasMessageContaining("guidance=NaN");
        assertThatThrownBy(() -> new Sampling(0, 1, -1, 1)).hasMessageContaining("topK=-1");
        assertThatThrownBy(() -> new Sampling(0, 1, 0, -1)).hasMessageContaining("temperature=-1");
        assertThat(Arrays.asList(Sampling.greedy().topK(), Sampling.PUBLISHED.topK()))
                .containsExactly(0, 250);
    }
}
