package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoundDistanceTest {

    private static float[] noise(long seed, float gain) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[22_050];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = gain * (float) random.nextGaussian();
        }
        return noise;
    }

    @Test
    void aSoundIsNoDistanceFromItself() {
        float[] sound = noise(1, 0.1f);
        assertThat(SoundDistance.melL1(sound, sound)).isZero();
        assertThat(SoundDistance.multiResolutionStft(sound, sound)).isZero();
        assertThat(SoundDistance.multiResolutionStft(new float[100], new float[100]))
                .isZero();
    }

    @Test
    void twiceTheSoundIsTheLogarithmOfTwoAwayInEveryBandAndOneInConvergence() {
        float[] sound = noise(2, 0.1f);
        float[] twice = noise(2, 0.2f);
        assertThat(SoundDistance.melL1(sound, twice)).isCloseTo(Math.log(2), within(1e-3));
        assertThat(SoundDistance.multiResolutionStft(sound, twice)).isCloseTo(1 + Math.log(2), within(1e-3));
    }

    @Test
    void theSignDoesNotMatter() {
        assertThat(SoundDistance.melL1(noise(3, 0.1f), noise(3, -0.1f))).isZero();
        assertThat(SoundDistance.multiResolutionStft(noise(3, 0.1f), noise(3, -0.1f)))
                .isLessThan(1e-9);
    }

    @Test
    void otherNoiseIsFartherAwayThanALittleOfIt() {
        float[] sound = noise(4, 0.1f);
        float[] other = noise(5, 0.1f);
        float[] little = sound.clone();
        for (int i = 0; i < little.length; i++) {
            little[i] += 0.05f * other[i];
        }
        assertThat(SoundDistance.melL1(sound, little)).isBetween(1e-4, SoundDistance.melL1(sound, other) / 2);
        assertThat(SoundDistance.multiResolutionStft(sound, little))
                .isBetween(1e-2, SoundDistance.multiResolutionStft(sound, other) / 2);
    }
}
