package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.codec.CodecDecoder;
import lathe.vocoder.codec.TokenGrid;
import lathe.vocoder.latent.LatentDecoder;
import lathe.vocoder.latent.LatentFrames;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoders of the fixtures, in tiles, live and ahead, against the same model decoding all of it in one piece. */
class RealDecodersTest {

    private static final int HOST_HZ = 48_000;

    /** The same graph over windows of different lengths rounds differently, by at most so much below the peak. */
    private static final double ROUNDING_DB = -90;

    private static ModelPackage fixture(String folder) throws Exception {
        return ModelPackage.read(Fixtures.path(folder));
    }

    private static MelFrames mel(MelVocoder vocoder, int frames) {
        Random random = new Random(5);
        float[][] mel = new float[vocoder.mels()][frames];
        for (float[] band : mel) {
            for (int t = 0; t < frames; t++) {
                band[t] = (float) (-4 + 2 * random.nextGaussian());
            }
        }
        return MelFrames.of(mel);
    }

    private static TokenGrid codes(int codebooks, int size, int frames) {
        Random random = new Random(6);
        int[][] codes = new int[codebooks][frames];
        for (int[] row : codes) {
            java.util.Arrays.setAll(row, t -> random.nextInt(size));
        }
        return TokenGrid.of(codes);
    }

    private static float[][] whole(Decoder decoder, Frames frames) throws Exception {
        float[][] audio = new float[decoder.channels()][(int) decoder.samples(frames.frames())];
        decoder.decode(frames, audio);
        return audio;
    }

    private static double errorDb(float[][] expected, float[][] heard, int latency) {
        double worst = 0;
        double peak = 0;
        for (int c = 0; c < expected.length; c++) {
            for (int i = 0; i < expected[c].length; i++) {
                worst = Math.max(worst, Math.abs((double) expected[c][i] - heard[c][i + latency]));
                peak = Math.max(peak, Math.abs(expected[c][i]));
            }
        }
        return 20 * Math.log10(worst / peak);
    }

    /** Largest error in dB below the peak: in tiles, live, and ahead at another rate. */
    private static double[] errorsDb(Decoder decoder, Frames frames, int tileFrames) throws Exception {
        float[][] whole = whole(decoder, frames);
        AudioBuffer tiled =
                new TiledDecode(decoder, ChunkPlan.of(decoder, frames.frames(), tileFrames), 2).toBuffer(frames);
        float[][] resampled = Resampler.convert(
                        AudioBuffer.of(decoder.sampleRateHz(), whole), HOST_HZ, Resampler.Quality.HIGH)
                .channelArrays();
        int channels = decoder.channels();
        var stream = new StreamingDecoder(
                decoder, new KnownFrames(frames), new LiveSettings(tileFrames, 30, 8), System::nanoTime, false);
        stream.prepare(Listener.live(HOST_HZ, 512, channels));
        Listener live = new Listener(stream, channels, resampled[0].length + stream.latencyFrames(), () -> {
            while (stream.step()) {}
        });
        live.play(Integer.MAX_VALUE / 2, () -> 512);
        assertThat(stream.report().lateTimes()).isZero();
        var player = new RenderAhead(decoder, frames, new AheadSettings(tileFrames, 32 << 20, 8), false);
        player.prepare(Listener.offline(HOST_HZ, 512, channels));
        Listener ahead = new Listener(player, channels, resampled[0].length, () -> {});
        ahead.play(Integer.MAX_VALUE / 2, () -> 512);
        assertThat(player.report().lateTimes()).isZero();
        return new double[] {
            errorDb(whole, tiled.channelArrays(), 0),
            errorDb(resampled, live.heard, stream.latencyFrames()),
            errorDb(resampled, ahead.heard, 0)
        };
    }

    @ParameterizedTest
    @CsvSource({"hifigan-v1", "hifigan-v2", "hifigan-v3"})
    void convolutionalVocodersSoundTheSameToTheBit(String folder) throws Exception {
        try (MelVocoder vocoder = MelVocoder.openRewritten(fixture(folder), SessionSettings.live())) {
            for (double error : errorsDb(vocoder, mel(vocoder, 150), 20)) {
                assertThat(error).isEqualTo(Double.NEGATIVE_INFINITY);
            }
        }
    }

    /** The published graph rounds differently for windows of different lengths. */
    @ParameterizedTest
    @CsvSource({"hifigan-v2", "istftnet", "vocos-22k"})
    void publishedGraphsSoundTheSameButForRounding(String folder) throws Exception {
        try (MelVocoder vocoder = MelVocoder.open(fixture(folder), SessionSettings.live())) {
            for (double error : errorsDb(vocoder, mel(vocoder, 150), 20)) {
                assertThat(error).as(folder).isLessThan(ROUNDING_DB);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"dac-16k, 12, 1024", "dac-44k, 9, 1024", "soundstream-24k, 8, 1024"})
    void convolutionalCodecsSoundTheSameButForRounding(String folder, int codebooks, int size) throws Exception {
        try (Decoder codec = CodecDecoder.open(fixture(folder), SessionSettings.live())) {
            for (double error : errorsDb(codec, codes(codebooks, size, 120), 20)) {
                assertThat(error).as(folder).isLessThan(ROUNDING_DB);
            }
        }
    }

    /** In random networks, which forget more slowly than trained ones, seams are loud; they are no louder than measured. */
    @ParameterizedTest
    @CsvSource({"encodec-32k, 4, 2048", "encodec-24k, 8, 1024"})
    void codecsThatRememberKeepTheSeamErrorThatIsMeasured(String folder, int codebooks, int size) throws Exception {
        try (Decoder codec = CodecDecoder.open(fixture(folder), SessionSettings.live())) {
            Context context = codec.context();
            assertThat(context.exact()).isFalse();
            TokenGrid frames = codes(codebooks, size, 4 * context.left() + 40);
            ContextProfile profile = ContextProfile.measure(codec, frames, context.left());
            double measured = profile.errorDb(context.left(), context.right() - context.right() / 2);
            for (double error : errorsDb(codec, frames, 60)) {
                assertThat(error)
                        .as("%s, measured %s dB", folder, measured)
                        .isLessThan(Math.max(measured + 6, ROUNDING_DB));
            }
        }
    }

    @Test
    void stereoLatentsSoundTheSameButForRounding() throws Exception {
        try (LatentDecoder decoder = LatentDecoder.open(fixture("stable-audio-open"), SessionSettings.live())) {
            Random random = new Random(7);
            float[][] latents = new float[64][60];
            for (float[] row : latents) {
                for (int t = 0; t < row.length; t++) {
                    row[t] = (float) random.nextGaussian();
                }
            }
            assertThat(decoder.channels()).isEqualTo(2);
            for (double error : errorsDb(decoder, LatentFrames.of(latents), 10)) {
                assertThat(error).isLessThan(ROUNDING_DB);
            }
        }
    }
}
