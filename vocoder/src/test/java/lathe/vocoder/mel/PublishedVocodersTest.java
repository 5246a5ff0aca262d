package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.stream.ContextProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every published kind of mel vocoder against PyTorch in double precision, whole and in pieces. */
class PublishedVocodersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-v1",
                "hifigan-v2",
                "hifigan-v3",
                "speecht5-hifigan",
                "audioldm-16k",
                "audioldm-48k",
                "nsf-hifigan",
                "ace-step-vocoder",
                "bigvgan-44k",
                "soundstream-mel",
                "larynx-hifigan",
                "odd-ranks",
                "vocos-22k",
                "vocos-bare",
                "vocos-24k-same",
                "istftnet"
            })
    void soundsAsTheReferenceDoes(String folder) throws Exception {
        ModelPackage model = Vocoding.fixture(folder);
        try (MelVocoder vocoder = Vocoding.open(folder)) {
            float[] audio = Vocoding.decode(vocoder, Vocoding.input(folder));
            double error = Vocoding.distance(audio, Vocoding.expected(folder));
            assertThat(error)
                    .as(Vocoding.figure(folder, "max error", error))
                    .isLessThanOrEqualTo(model.testVector().orElseThrow().maxAbsError());
            assertThat(vocoder.sampleRateHz()).isEqualTo(model.audio().sampleRateHz());
            assertThat(vocoder.hopSamples()).isEqualTo(model.audio().hopSamples());
        }
    }

    /** What follows from the published kernels, strides and dilations; for HiFi-GAN 12.67, 12.5 and 10.1 frames, rounded up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-v1:13:13",
                "hifigan-v2:13:13",
                "hifigan-v3:11:11",
                "speecht5-hifigan:24:24",
                "audioldm-16k:23:23",
                "audioldm-48k:22:22",
                "nsf-hifigan:13:13",
                "ace-step-vocoder:91:91",
                "bigvgan-44k:21:21",
                "soundstream-mel:20:0",
                "vocos-22k:28:29",
                "vocos-24k-same:29:29",
                "istftnet:13:13"
            })
    void aFrameIsHeardAsFarAsTheKernelsReach(String expected) throws Exception {
        String[] parts = expected.split(":", -1);
        try (MelVocoder vocoder = Vocoding.open(parts[0])) {
            MelFrames clean = Vocoding.random(vocoder, 210, 5);
            Context heard = ContextProfile.support(vocoder, clean, Vocoding.poisoned(clean, 104), 104);
            assertThat(heard.left()).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(heard.right()).isEqualTo(Integer.parseInt(parts[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-v1",
                "hifigan-v2",
                "hifigan-v3",
                "speecht5-hifigan",
                "audioldm-16k",
                "audioldm-48k",
                "ace-step-vocoder",
                "bigvgan-44k",
                "soundstream-mel",
                "larynx-hifigan",
                "vocos-22k",
                "vocos-bare",
                "vocos-24k-same",
                "istftnet"
            })
    void piecesWithFullContextAreTheWholeButForRounding(String folder) throws Exception {
        try (MelVocoder vocoder = Vocoding.open(folder)) {
            MelFrames frames = Vocoding.random(vocoder, 2 * vocoder.context().left() + 70, 6);
            double error = Vocoding.distance(inPieces(vocoder, frames, 29), Vocoding.decode(vocoder, frames));
            assertThat(error).as(Vocoding.figure(folder, "seams", error)).isLessThanOrEqualTo(1e-5);
        }
    }

    /** The blocked kernels add in the same order whatever the length; those of the published graphs do not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-v2",
                "hifigan-v3",
                "audioldm-16k",
                "soundstream-mel",
                "odd-ranks",
                "vocos-22k",
                "istftnet"
            })
    void piecesOfARewrittenGraphAreTheWholeBitForBit(String folder) throws Exception {
        try (MelVocoder vocoder = MelVocoder.openRewritten(Vocoding.fixture(folder), SessionSettings.live())) {
            assertThat(vocoder.context().exact()).isTrue();
            MelFrames frames = Vocoding.random(vocoder, 2 * vocoder.context().left() + 70, 6);
            float[] whole = Vocoding.decode(vocoder, frames);
            assertThat(inPieces(vocoder, frames, 29)).isEqualTo(whole);
            assertThat(inPieces(vocoder, frames, 8)).isEqualTo(whole);
        }
    }

    /** Larger ones, which are compared for seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-v1",
                "speecht5-hifigan",
                "audioldm-48k",
                "larynx-hifigan",
                "vocos-24k-same",
                "ace-step-vocoder",
                "bigvgan-44k"
            })
    void piecesOfOtherRewrittenGraphsAreTheWholeBitForBit(String folder) throws Exception {
        assumeThat(Boolean.getBoolean("lathe.heavy")).as("-Dlathe.heavy=true").isTrue();
        piecesOfARewrittenGraphAreTheWholeBitForBit(folder);
    }

    @Test
    void piecesOfAPitchedVoiceGoOnInPhase() throws Exception {
        try (MelVocoder vocoder = Vocoding.open("nsf-hifigan")) {
            MelFrames frames = Vocoding.random(vocoder, 96, 7);
            float[] whole = Vocoding.decode(vocoder, frames);
            double error = Vocoding.distance(inPieces(vocoder, frames, 29), whole);
            assertThat(error).as(Vocoding.figure("nsf-hifigan", "seams", error)).isLessThan(2e-3);

            // A piece that does not know what was before it begins its harmonics anew.
            MelFrames orphan = Vocoding.copy(frames.slice(16, 60));
            float[] alone = Vocoding.decode(vocoder, orphan);
            int hop = vocoder.hopSamples();
            float[] middle = Arrays.copyOfRange(alone, 13 * hop, 31 * hop);
            assertThat(Vocoding.distance(middle, Arrays.copyOfRange(whole, 29 * hop, 47 * hop)))
                    .isGreaterThan(0.05);
        }
    }

    /** Tiles of so many frames, each decoded with its context, which is thrown away. */
    private static float[] inPieces(MelVocoder vocoder, MelFrames frames, int tile) throws Exception {
        int hop = vocoder.hopSamples();
        int total = frames.frames();
        float[] audio = new float[(int) vocoder.samples(total)];
        for (int from = 0; from < total; from += tile) {
            int to = Math.min(total, from + tile);
            int first = Math.max(0, from - vocoder.context().left());
            int end = Math.min(total, to + vocoder.context().right());
            float[] piece = Vocoding.decode(vocoder, frames.slice(first, end));
            int last = to == total ? audio.length : to * hop;
            float[] kept = Arrays.copyOfRange(piece, (from - first) * hop, last - first * hop);
            System.arraycopy(kept, 0, audio, from * hop, kept.length);
        }
        return audio;
    }
}
