package lathe.engine.compose.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;
import org.junit.jupiter.api.Test;

class ChoraleModelTest {

    private static final Path DATA = Path.of("../../shared/corpora/jsb-chorales/Jsb16thSeparated.json");

    @Test
    void choralesNotLearnedFromAreExpectedFarBetterThanByChance() throws IOException {
        assumeTrue(Files.exists(DATA), "needs the chorales in ../shared/corpora");
        List<Chorale> train = Chorale.read(DATA, "train");
        ChoraleModel model = ChoraleModel.learn(train, false);
        List<List<ChoraleBeat>> unseen = ChoraleModel.beats(Chorale.read(DATA, "test"), false);
        ChoraleLikelihood.Sum sum = new ChoraleLikelihood(model).of(unseen);
        assertThat(sum.beats()).isGreaterThan(2000);
        // one of 1212 states by chance alone is 7.1 nats a beat
        assertThat(sum.harmonyPerBeat()).isBetween(4.0, 5.2);
        assertThat(sum.tunePerBeat()).isBetween(1.3, 1.9);
    }

    @Test
    void theForwardSumEqualsTheSumOverAllHarmonies() throws IOException {
        ChoraleModel model = ChoraleModel.learn(List.of(toy()), false);
        List<ChoraleBeat> beats = ChoraleBeat.of(toy()).subList(0, 3);
        double all = 0;
        int size = model.states().size();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                for (int c = 0; c < size; c++) {
                    all += chance(model, List.of(a, b, c), beats);
                }
            }
        }
        assertThat(new ChoraleLikelihood(model).of(List.of(beats)).tune()).isCloseTo(-Math.log(all), within(1e-9));
    }

    @Test
    void successionsAddUpToAtMostOne() {
        ChoraleModel model = ChoraleModel.shipped(true);
        for (int from = 0; from < model.states().size(); from += 97) {
            double sum = 0;
            for (int to = 0; to < model.states().size(); to++) {
                sum += model.succession(from, to);
            }
            assertThat(sum).isBetween(0.8, 1.0 + 1e-9);
        }
    }

    private static double chance(ChoraleModel model, List<Integer> path, List<ChoraleBeat> beats) {
        double chance = model.chance(model.states().get(path.getFirst()));
        for (int i = 0; i < path.size(); i++) {
            chance *=
                    model.emission(model.states().get(path.get(i)), beats.get(i).degree());
            chance *= i == 0 ? 1 : model.succession(path.get(i - 1), path.get(i));
        }
        return chance;
    }

    /** C, F, G, C, each for a beat, twice. */
    private static Chorale toy() {
        int[][] chords = {{72, 67, 64, 48}, {72, 69, 65, 53}, {71, 67, 62, 55}, {72, 67, 64, 48}};
        List<List<Integer>> voices =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            for (int sixteenth = 0; sixteenth < Chorale.BEAT; sixteenth++) {
                for (int voice = 0; voice < 4; voice++) {
                    voices.get(voice).add(chords[i % 4][voice]);
                }
            }
        }
        return new Chorale("toy", voices);
    }
}
