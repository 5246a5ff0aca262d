package lathe.engine.compose.hmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;

class OrnamentModelTest {

    @Test
    void figuresAreSungWhereTheyWereLearned() {
        // a third up is always filled by a passing note, a third down never
        List<Integer> voice = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            voice.addAll(List.of(60, 60, 62, 62, 64, 64, 64, 64));
        }
        OrnamentModel model = OrnamentModel.learn(List.of(new Chorale("toy", Collections.nCopies(4, voice))));
        List<Integer> pitches = List.of(50, 54, 50, 54, 50, 54);
        OrnamentModel.Figure passing = new OrnamentModel.Figure(0, 2, 2);
        List<OrnamentModel.Figure> drawn = model.draw(pitches, beat -> figure -> true, new Seed(3).random());
        assertThat(drawn)
                .containsExactly(
                        passing,
                        OrnamentModel.Figure.PLAIN,
                        passing,
                        OrnamentModel.Figure.PLAIN,
                        passing,
                        OrnamentModel.Figure.PLAIN);
        assertThat(model.draw(pitches, beat -> figure -> false, new Seed(3).random()))
                .containsOnly(OrnamentModel.Figure.PLAIN);
    }
}
