package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.neural.session.InferenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GriffinLimTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @ValueSource(strings = {"hifigan-22k", "vocos-24k", "audioldm-16k", "spectrogram-diffusion-16k"})
    void theMelOfItsSoundIsTheMelItWasGiven(String name) throws Exception {
        MelFrontEnd end = MelFrontEnd.named(name);
        float[][] mel = MelSpectrogram.of(end, music(end.sampleRateHz()));
        MelFrames frames = MelFrames.of(mel).madeBy(end);
        double untouched = melDistance(end, mel, Vocoding.decode(new GriffinLim(end, 0, 0, SEED), frames));
        double found = melDistance(end, mel, Vocoding.decode(new GriffinLim(end, SEED), frames));
        assertThat(found)
                .as(name + ": ln mel error " + found)
                .isLessThan(0.5 * untouched)
                .isLessThan(0.35);
    }

    /** Perraudin, Balazs and Sondergaard's finding. */
    @Test
    void momentumFindsBetterPhasesInAsManySteps() throws Exception {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        float[][] mel = MelSpectrogram.of(end, music(end.sampleRateHz()));
        MelFrames frames = MelFrames.of(mel);
        double plain = melDistance(end, mel, Vocoding.decode(new GriffinLim(end, 40, 0, SEED), frames));
        double fast = melDistance(end, mel, Vocoding.decode(new GriffinLim(end, 40, 0.99, SEED), frames));
        assertThat(fast).as("plain " + plain).isLessThan(0.9 * plain);
    }

    @Test
    void aToneKeepsItsPitchAndLevel() throws Exception {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        int rate = end.sampleRateHz();
        float[] tone = new float[rate / 2];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        float[] found = Vocoding.decode(new GriffinLim(end, SEED), MelFrames.of(MelSpectrogram.of(end, tone)));
        int crossings = 0;
        double energy = 0;
        int from = found.length / 4;
        int to = 3 * found.length / 4;
        for (int i = from; i < to; i++) {
            crossings += found[i - 1] < 0 && found[i] >= 0 ? 1 : 0;
            energy += (double) found[i] * found[i];
        }
        assertThat(crossings * (double) rate / (to - from)).isBetween(440 * 0.95, 440 * 1.05);
        assertThat(Math.sqrt(energy / (to - from))).isBetween(0.2, 0.5);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws Exception {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        MelFrames frames = MelFrames.of(MelSpectrogram.of(end, music(end.sampleRateHz())));
        float[] first = Vocoding.decode(new GriffinLim(end, 5, 0.99, SEED), frames);
        assertThat(Vocoding.decode(new GriffinLim(end, 5, 0.99, SEED), frames)).isEqualTo(first);
        assertThat(Vocoding.decode(new GriffinLim(end, 5, 0.99, SEED + 1), frames))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hifigan-22k", "vocos-24k", "spectrogram-diffusion-16k", "riffusion-44k"})
    void itsSoundIsAsLongAsWhatTheFrontEndMadeTheFramesOf(String name) {
        MelFrontEnd end = MelFrontEnd.named(name);
        try (GriffinLim griffinLim = new GriffinLim(end, SEED)) {
            for (int frames = 40; frames < 45; frames++) {
                long samples = griffinLim.samples(frames);
                assertThat(end.framing().frames(samples)).isEqualTo(frames);
                assertThat(end.framing().frames(samples - 1)).isLessThanOrEqualTo(frames);
                assertThat(griffinLim.samples(frames + 1) - samples).isEqualTo(end.hop());
            }
            assertThat(griffinLim.samples(0)).isZero();
        }
    }

    @Test
    void framesOfAnotherFrontEndAreRefused() {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        MelFrames other = MelFrames.of(new float[80][10]).madeBy(MelFrontEnd.named("bigvgan-22k"));
        GriffinLim griffinLim = new GriffinLim(end, SEED);
        assertThatThrownBy(() -> griffinLim.decode(other, new float[1][2560]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these mels are of bigvgan-22k");
        assertThatThrownBy(() -> griffinLim.decode(MelFrames.of(new float[64][10]), new float[1][2560]))
                .hasMessageContaining("80 mels, not 64");
        assertThatThrownBy(() -> new GriffinLim(end, -1, 0.5, SEED)).hasMessageContaining("iterations=-1");
    }

    @Test
    void cancellingEndsIt() throws Exception {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        GriffinLim griffinLim = new GriffinLim(end, Integer.MAX_VALUE, 0.99, SEED);
        InferenceException[] seen = new InferenceException[1];
        Thread worker = new Thread(() -> {
            try {
                griffinLim.decode(MelFrames.of(new float[80][10]), new float[1][2560]);
            } catch (InferenceException e) {
                seen[0] = e;
            }
        });
        worker.start();
        while (worker.isAlive()) {
            griffinLim.cancel();
            worker.join(10);
        }
        assertThat(seen[0].isCancelled()).isTrue();
    }

    /** Chords of decaying partials with an attack every third of a second. */
    private static float[] music(int rate) {
        float[] audio = new float[rate];
        double[] notes = {220, 277.2, 329.6};
        for (int i = 0; i < audio.length; i++) {
            double since = i % (rate / 3) / (double) rate;
            for (double note : notes) {
                for (int partial = 1; partial <= 6; partial++) {
                    audio[i] += (float)
                            (0.1 / partial * Math.exp(-6 * since) * Math.sin(2 * Math.PI * note * partial * since));
                }
            }
        }
        return audio;
    }

    /** Mean difference of natural logarithms above -6, where one hears it; the ends are left out. */
    private static double melDistance(MelFrontEnd end, float[][] expected, float[] audio) {
        float[][] actual = MelSpectrogram.of(end, audio);
        double sum = 0;
        int count = 0;
        for (int m = 0; m < expected.length; m++) {
            for (int t = 5; t < expected[m].length - 5; t++) {
                if (expected[m][t] > -6) {
                    sum += Math.abs(actual[m][t] - expected[m][t]);
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(500);
        return sum / count;
    }
}
