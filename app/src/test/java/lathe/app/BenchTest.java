package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void everySideIsMeasuredAtEveryLength() throws IOException {
        Run run = Run.lathe(
                "bench",
                "vocoder",
                "--variants",
                "v2",
                "--seconds",
                "1",
                "--runs",
                "1",
                "--threads",
                "2",
                "--python",
                "no-such-python",
                "--json");
        assertThat(run.err()).doesNotContain("lathe:");
        assertThat(run.code()).isZero();
        Map<String, Object> result = JSON.std.mapFrom(run.out());
        assertThat(result).containsEntry("torch", null);
        List<?> rows = (List<?>) result.get("rows");
        assertThat(rows).hasSize(9);
        for (Object row : rows == null ? List.of() : rows) {
            Map<?, ?> figures = (Map<?, ?>) row;
            double seconds = Run.number(figures, "audio_frames") * 256 / 22_050;
            for (String side : List.of("exported", "rewritten", "int8")) {
                double ms = Run.number(figures, side + "_ms");
                assertThat(ms).isPositive();
                assertThat(Run.number(figures, side + "_rtf")).isCloseTo(ms / 1000 / seconds, within(1e-4 * ms));
            }
            assertThat(figures.get("torch_ms")).isNull();
        }
    }

    @Test
    void aRatioToNothingIsADash() {
        assertThat(Text.times(1.618)).isEqualTo("1.62x");
        assertThat(Text.times(Double.NaN)).isEqualTo("-");
    }

    @Test
    void theTableSaysWhatWasMeasuredAndThatThereIsNoTorch() {
        assumeTrue(Boolean.getBoolean("lathe.heavy"), "a benchmark more; set -Dlathe.heavy=true");
        Run run = Run.lathe(
                "bench", "vocoder", "--variants", "V2", "--seconds", "1", "--runs", "1", "--python", "no-such-python");
        assertThat(run.out())
                .contains("no PyTorch found with no-such-python")
                .contains("One call on one thread")
                .doesNotContain("-x")
                .contains("V2: 74 convolutions written for blocked kernels, 4 transposed ones as polyphase filters");
    }

    @Test
    void callsThatCannotBeMeantAreToldSo() {
        for (List<String> wrong : List.of(
                List.of("--variants", "V9"),
                List.of("--runs", "0"),
                List.of("--threads", "0"),
                List.of("--seconds", "0"),
                List.of("--tile-frames", "0"))) {
            Run run = Run.lathe("bench", "vocoder", wrong.get(0), wrong.get(1));
            assertThat(run.code()).as(wrong.toString()).isEqualTo(2);
            assertThat(run.err()).contains(wrong.get(1));
        }
    }
}
