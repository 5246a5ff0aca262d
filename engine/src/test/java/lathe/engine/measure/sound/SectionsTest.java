package lathe.engine.measure.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import lathe.core.audio.AudioBuffer;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private static final Seed SEED = new Seed(502);

    /** Soft chords of C for 16 s, loud ones of A flat with noise for 16 s, and soft ones again. */
    private static AudioBuffer threeSections() {
        System.out.println("seed " + SEED.value());
        Synthetic made = new Synthetic(48);
        for (int i = 0; i < 96; i++) {
            boolean middle = i >= 32 && i < 64;
            double at = i * 0.5;
            int root = middle ? 56 : 60;
            for (int step : new int[] {0, 4, 7}) {
                made.tone(at, 0.5, root + step, middle ? 0.2 : 0.07, 0);
            }
            if (middle) {
                made.burst(at, 0.1, 0.3, SEED.child(i));
            }
        }
        return made.sound();
    }

    @Test
    void changesAreFoundWhereTheyAreAndNowhereElse() {
        SoundMeasures heard = SoundMeasures.of(threeSections());
        assertThat(heard.changes()).hasSize(2);
        assertThat(heard.changes().get(0)).isCloseTo(16, within(0.3));
        assertThat(heard.changes().get(1)).isCloseTo(32, within(0.3));
    }

    @Test
    void theMiddleIsLouderByWhatItWasMadeLouder() {
        LevelCurve level = SoundMeasures.of(threeSections()).level();
        assertThat(level.between(16, 32)).isGreaterThan(level.between(0, 16) + 6);
        assertThat(level.between(32, 48)).isCloseTo(level.between(0, 16), within(0.3));
    }

    @Test
    void aLevelStepOfTenDecibelsIsReadAsTen() {
        float[] x = new float[20 * 48_000];
        for (int i = 0; i < x.length; i++) {
            double gain = i < x.length / 2 ? 0.05 : 0.05 * Math.pow(10, 0.5);
            x[i] = (float) (gain * Math.sin(2 * Math.PI * 440 * i / 48_000.0));
        }
        LevelCurve level = LevelCurve.of(AudioBuffer.of(48_000, x));
        assertThat(level.between(10.5, 20) - level.between(0.5, 9.5)).isCloseTo(10, within(0.05));
    }

    @Test
    void aJumpInMusicIsAClickAndTheStartOfADrumIsNone() {
        Synthetic made = new Synthetic(6);
        for (int i = 0; i < 12; i++) {
            made.tone(i * 0.5, 0.5, 57, 0.3, 0);
            made.burst(i * 0.5 + 0.25, 0.1, 0.3, SEED.child(i));
        }
        assertThat(ClickFinder.find(made.samples(), Synthetic.RATE_HZ)).isEmpty();
        int join = 3 * Synthetic.RATE_HZ - 5000;
        for (int i = join; i < made.samples().length; i++) {
            made.samples()[i] += 0.15f;
        }
        assertThat(ClickFinder.find(made.samples(), Synthetic.RATE_HZ))
                .singleElement()
                .satisfies(at -> assertThat(at).isCloseTo(join / 44_100.0, within(0.001)));
    }

    @Test
    void gapsAndSilenceAtTheStartAreTold() {
        Synthetic made = new Synthetic(10);
        made.tone(2, 2, 60, 0.5, 0);
        made.tone(7, 2, 60, 0.5, 0);
        LevelCurve level = LevelCurve.of(made.sound());
        assertThat(level.leadingSilenceSeconds()).isCloseTo(2, within(0.15));
        assertThat(level.longestGapSeconds()).isCloseTo(3 - 0.3, within(0.2));
    }

    @Test
    void noiseBrokenAndTinySoundsAreMeasuredWithoutACrash() {
        System.out.println("seed " + SEED.value());
        RandomGenerator random = SEED.random();
        for (int trial = 0; trial < 40; trial++) {
            float[] x = new float[random.nextInt(1, 60_000)];
            for (int i = 0; i < x.length; i++) {
                x[i] = switch (random.nextInt(200)) {
                    case 0 -> Float.NaN;
                    case 1 -> Float.POSITIVE_INFINITY;
                    case 2 -> Float.MAX_VALUE;
                    default -> (float) random.nextGaussian();
                };
            }
            int rate = new int[] {8000, 22_050, 48_000, 192_000}[trial % 4];
            SoundMeasures heard = SoundMeasures.of(AudioBuffer.of(rate, x));
            assertThat(heard.level().measurement().nonFiniteSamples()).isNotNegative();
            assertThat(heard.keys())
                    .allSatisfy(fit -> assertThat(fit.correlation()).isBetween(-1.0, 1.0));
        }
    }
}
