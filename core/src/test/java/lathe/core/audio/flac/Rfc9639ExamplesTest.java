package lathe.core.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.SampleEncoding;
import org.junit.jupiter.api.Test;

/** The three files of RFC 9639, appendix D; the samples are those that flac 1.4.2 decodes. */
class Rfc9639ExamplesTest {

    /** One frame of two verbatim channels. */
    private static final String VERBATIM = """
            664c6143 80000022 10001000 00000f00 000f0ac4 42f00000 00013e84 b41807dc
            69030758 6a3dad1a 2e0ffff8 69180000 bf0358fd 03128baa 9a""";

    /** A seek table, a title, padding; a frame of side and right with fixed predictors, a short last frame. */
    private static final String METADATA_AND_STEREO = """
            664c6143 00000022 00100010 00001700 00440ac4 42f00000 0013d5b0 564975e9
            8b8d8b93 0422757b 81030300 00120000 00000000 00000000 00000000 00000010
            0400003a 20000000 72656665 72656e63 65206c69 62464c41 4320312e 332e3320
            32303139 30383034 01000000 0e000000 5449544c 453dd7a9 d79cd795 d79d8100
            00060000 00000000 fff86998 000f9912 08670162 3d144299 8f5df70d 6fe00c17
            caeb2100 0ee7a77a 24a1590c 1217b603 097b784f aa9a33d2 85e070ad 5b1b4851
            b4010d99 d2cd1a68 f1e6b810 fff86918 0102a402 c382c40b c14a03ee 48dd03b6
            7c1330""";

    /** Linear prediction of order three with an escaped partition, 8 bits, mono. */
    private static final String LINEAR = """
            664c6143 80000022 10001000 00001f00 001f07d0 00700000 0018f8f9 e396f5cb
            cfc6dc80 7f997790 6b32fff8 68020017 e944004f 6f313d10 47d227cb 6d090831
            452bdc28 222280 57a3""";

    private static FlacReader open(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        return FlacReader.ofStream(Path.of("example.flac"), new ByteArrayInputStream(bytes));
    }

    private static float[] scaled(double fullScale, int... samples) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = (float) (samples[i] / fullScale);
        }
        return floats;
    }

    @Test
    void aSingleVerbatimFrameIsRead() throws IOException {
        try (FlacReader reader = open(VERBATIM)) {
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.PCM_16);
            assertThat(reader.info().frames()).isEqualTo(1);
            AudioBuffer sound = reader.readAll();
            assertThat(sound.sampleRateHz()).isEqualTo(44_100);
            assertThat(sound.channel(0)).containsExactly(scaled(32_768, 25_588));
            assertThat(sound.channel(1)).containsExactly(scaled(32_768, 10_416));
        }
    }

    @Test
    void aDifferenceChannelWithFixedPredictorsIsRead() throws IOException {
        int[] left = {
            10372, 18041, 14942, 17876, 15627, 17899, 16242, 18077, 16824, 18263, 17295, -14418, -15201, -14508, -15195,
            -14818, -15486, -15349, -16054
        };
        int[] right = {
            6070, 10545, 8743, 10449, 9143, 10463, 9502, 10569, 9840, 10680, 10113, -8428, -8895, -8476, -8896, -8653,
            -9072, -8958, -9410
        };
        try (FlacReader reader = open(METADATA_AND_STEREO)) {
            assertThat(reader.info().metadata().tags()).containsEntry("INAM", "שלום");
            AudioBuffer sound = reader.readAll();
            assertThat(sound.channel(0)).containsExactly(scaled(32_768, left));
            assertThat(sound.channel(1)).containsExactly(scaled(32_768, right));
        }
    }

    @Test
    void aLinearPredictorIsRead() throws IOException {
        int[] samples = {
            0, 79, 111, 78, 8, -61, -90, -68, -13, 42, 67, 53, 13, -27, -46, -38, -12, 14, 24, 19, 6, -4, -5, 0
        };
        try (FlacReader reader = open(LINEAR)) {
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.PCM_8);
            AudioBuffer sound = reader.readAll();
            assertThat(sound.sampleRateHz()).isEqualTo(32_000);
            assertThat(sound.channel(0)).containsExactly(scaled(128, samples));
        }
    }
}
