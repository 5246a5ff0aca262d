package lathe.engine.measure.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import lathe.engine.seed.Seed;
import lathe.engine.theory.PitchClass;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final Seed SEED = new Seed(503);

    /** Half-seconds of one to three pitch classes, drawn anew for each. */
    private static double[][] random(int frames, Seed seed) {
        RandomGenerator random = seed.random();
        double[][] chroma = new double[frames][PitchClass.COUNT];
        for (double[] frame : chroma) {
            for (int i = 0; i < 3; i++) {
                frame[random.nextInt(PitchClass.COUNT)] += 1;
            }
        }
        return chroma;
    }

    private static double[][] repeated(double[][] part, int times, int liftPerTurn) {
        double[][] whole = new double[part.length * times][PitchClass.COUNT];
        for (int i = 0; i < whole.length; i++) {
            int lift = i / part.length * liftPerTurn;
            for (int pc = 0; pc < PitchClass.COUNT; pc++) {
                whole[i][PitchClass.of(pc + lift)] = part[i % part.length][pc];
            }
        }
        return whole;
    }

    @Test
    void fourTimesTenSecondsExplainThreeQuartersOfThePiece() {
        System.out.println("seed " + SEED.value());
        double[][] whole = repeated(random(20, SEED), 4, 0);
        // Score and coverage without the stretch itself are both 1 - 1/4, and so is their harmonic mean.
        assertThat(Structure.ofChroma(whole, 0.5).indicator(10, 10)).isCloseTo(0.75, within(0.08));
        assertThat(Structure.ofChroma(whole, 0.5).indicator(20, 20)).isCloseTo(0.5, within(0.08));
    }

    @Test
    void aRepetitionInAnotherKeyIsOne() {
        System.out.println("seed " + SEED.value());
        double[][] whole = repeated(random(24, SEED), 2, 2);
        assertThat(Structure.ofChroma(whole, 0.5).indicator(12, 12)).isCloseTo(0.5, within(0.08));
    }

    @Test
    void whatNeverComesBackHasLittleStructure() {
        System.out.println("seed " + SEED.value());
        double[][] whole = random(96, SEED);
        double[][] back = repeated(random(32, SEED), 3, 0);
        assertThat(Structure.ofChroma(whole, 0.5).indicator(15, 48))
                .isLessThan(0.5 * Structure.ofChroma(back, 0.5).indicator(15, 48));
    }

    @Test
    void aStretchLongerThanThePieceHasNoFitness() {
        assertThat(Structure.ofChroma(random(8, SEED), 0.5).indicator(15, 60)).isZero();
    }
}
