package lathe.postfx.reverb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DelayNetworkTest {

    private static final int RATE_HZ = 48_000;
    private static final int SEGMENT = 128;

    @Test
    void withoutAbsorptionTheNetworkKeepsItsEnergyWhileItsMixingMoves() {
        int[] lines = ReverbCharacter.hall().lineFrames(DelayNetwork.LINES, RATE_HZ);
        DelayNetwork network = new DelayNetwork(lines, new Absorption(lines, RATE_HZ), SEGMENT);
        Rotations rotations = new Rotations(SEGMENT, RATE_HZ, 2);
        rotations.rewind(1.6);
        double[] left = new double[SEGMENT];
        double[] right = new double[SEGMENT];
        double[] out = new double[SEGMENT];
        left[0] = 1;
        right[17] = 1;
        int seconds = 20;
        double atFirst = 0;
        for (int segment = 0; segment < seconds * RATE_HZ / SEGMENT; segment++) {
            rotations.segment((long) segment * SEGMENT, 1.6);
            network.process(left, right, out, out, rotations, 0, SEGMENT);
            if (segment == 0) {
                Arrays.fill(left, 0);
                Arrays.fill(right, 0);
                atFirst = network.energy();
            }
        }
        assertThat(atFirst).isCloseTo(2, within(1e-12));
        double driftDbPerSecond = 10 * Math.log10(network.energy() / atFirst) / seconds;
        assertThat(driftDbPerSecond).isCloseTo(0, within(1e-6));
    }

    @Test
    void aLineLosesWhatItsLengthAsksAtEveryFrequency() {
        int[] lines = {1000, 1499, 2399, 4799};
        Absorption absorption = new Absorption(lines, RATE_HZ);
        absorption.design(2, 1.5, 200, 0.4, 5000);
        for (int line = 0; line < 4; line++) {
            assertThat(absorption.secondsAt(line, 0)).isCloseTo(3, within(1e-9));
            assertThat(absorption.secondsAt(line, RATE_HZ / 2.0)).isCloseTo(0.8, within(1e-9));
            for (double hz : new double[] {63, 125, 250, 500, 1000, 2000, 4000, 8000}) {
                assertThat(absorption.secondsAt(line, hz))
                        .isCloseTo(absorption.secondsAt(0, hz), within(0.04 * absorption.secondsAt(0, hz)));
            }
        }
    }

    @Test
    void aFlatAbsorptionIsJotsGain() {
        // 10^(-3 m / (rate T60)): 1499 frames and 2 s give 0.897751729, 4799 frames and 3 s 0.794366340.
        int[] lines = {1499, 1499, 1499, 1499};
        Absorption absorption = new Absorption(lines, RATE_HZ);
        absorption.design(2, 1, 200, 1, 5000);
        double[] x = new double[4000];
        double[] other = new double[4000];
        x[0] = 1;
        absorption.process(0, x, other, other.clone(), other.clone(), 0, 4000);
        assertThat(x[0]).isCloseTo(0.897751729, within(1e-9));
        assertThat(Arrays.stream(x).skip(1).map(Math::abs).max().orElseThrow()).isLessThan(1e-15);
    }

    @Test
    void linesAreDistinctPrimesThatScaleWithTheRate() {
        for (int rateHz : new int[] {1000, 44_100, 48_000, 192_000}) {
            int[] lines = ReverbCharacter.room().lineFrames(DelayNetwork.LINES, rateHz);
            assertThat(lines).doesNotHaveDuplicates().isSorted();
            assertThat(lines[15] / (double) rateHz).isCloseTo(0.079, within(rateHz > 1000 ? 0.001 : 0.05));
            for (int frames : lines) {
                assertThat(java.math.BigInteger.valueOf(frames).isProbablePrime(20))
                        .isTrue();
            }
        }
    }
}
