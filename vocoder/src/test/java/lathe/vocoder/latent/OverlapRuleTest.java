package lathe.vocoder.latent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of the published programs, held against those of tools/fixtures/published_tiling.py. */
class OverlapRuleTest {

    private static OverlapRule rule(String format) {
        return LatentFormat.named(format).orElseThrow().overlap();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable-audio-open", "ace-step-1.5", "ace-step-1"})
    void windowsAreThoseOfThePublishedProgram(String format) throws IOException {
        Map<String, Object> all = JSON.std.mapFrom(Files.readString(Fixtures.path("latent-windows.json")));
        Map<?, ?> lengths = (Map<?, ?>) Objects.requireNonNull(all.get(format));
        assertThat(lengths).hasSizeGreaterThan(5);
        lengths.forEach((frames, windows) -> assertThat(rule(format).windows(Integer.parseInt((String) frames)).stream()
                        .map(w -> List.of(w.from(), w.to(), w.keepFrom(), w.keepTo()))
                        .toList())
                .as("%s, %s frames", format, frames)
                .isEqualTo(windows));
    }

    @Test
    void whatIsKeptCoversEveryFrameOnceAtAnyLength() {
        for (String format : LatentFormat.names()) {
            for (int frames = 1; frames < 3000; frames += frames < 600 ? 1 : 37) {
                int at = 0;
                for (OverlapRule.Window window : rule(format).windows(frames)) {
                    assertThat(window.keepFrom())
                            .as("%s, %d frames", format, frames)
                            .isEqualTo(at);
                    assertThat(window.from()).isBetween(0, window.keepFrom());
                    assertThat(window.to()).isBetween(window.keepTo(), frames);
                    at = window.keepTo();
                }
                assertThat(at).isEqualTo(frames);
            }
        }
    }
}
