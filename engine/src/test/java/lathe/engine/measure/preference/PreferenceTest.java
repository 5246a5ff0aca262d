package lathe.engine.measure.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import lathe.engine.measure.HumanBands;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.score.ScoreFileException;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceTest {

    private static final Seed SEED = new Seed(505);

    @TempDir
    private Path folder;

    /** A piece whose measures lie about those of human songs. */
    private static Portrait random(RandomGenerator random) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            Optional<HumanBands.Band> band = HumanBands.of("songs", measure);
            band.ifPresent(known -> values.put(
                    measure.id(), known.median() + (known.high() - known.low()) / 3.29 * random.nextGaussian()));
        }
        return new Portrait(values);
    }

    private static Portrait with(Portrait portrait, ScoreMeasure measure, double value) {
        SequencedMap<String, Double> values = new LinkedHashMap<>(portrait.values());
        values.put(measure.id(), value);
        return new Portrait(values);
    }

    /** A listener who wants many notes and little repetition of pitches, and is right nine times in ten. */
    private static double planted(Portrait portrait) {
        double[] standard = portrait.standard();
        int notes = Portrait.names().indexOf("notes_per_quarter");
        int repeats = Portrait.names().indexOf("melody_repeat_rate");
        return 2 * standard[notes] - 1.2 * standard[repeats];
    }

    private static List<Vote> votes(int count, RandomGenerator random) {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Portrait one = random(random);
            Portrait other = random(random);
            boolean likesOne = planted(one) > planted(other) ^ random.nextInt(10) == 0;
            votes.add(likesOne ? new Vote(one, other) : new Vote(other, one));
        }
        return votes;
    }

    @Test
    void aPlantedPreferenceIsLearnedFromAHundredAndFiftyVotes() {
        System.out.println("seed " + SEED.value());
        RandomGenerator random = SEED.random();
        PreferenceModel model = PreferenceModel.of(votes(150, random));
        int right = 0;
        for (int i = 0; i < 500; i++) {
            Portrait one = random(random);
            Portrait other = random(random);
            right += planted(one) > planted(other) == model.score(one) > model.score(other) ? 1 : 0;
        }
        System.out.println(right / 5.0 + " % of 500 pairs that were not voted on");
        assertThat(right).isGreaterThan(425);
        assertThat(model.leanings().get(0).measure()).isEqualTo("notes_per_quarter");
        assertThat(model.leanings().get(0).weight()).isPositive();
        assertThat(model.leanings().get(1).measure()).isEqualTo("melody_repeat_rate");
        assertThat(model.leanings().get(1).weight()).isNegative();
    }

    @Test
    void withoutVotesAllScoreTheSameAndOneVoteMovesLittle() {
        System.out.println("seed " + SEED.value());
        RandomGenerator random = SEED.random();
        Portrait one = random(random);
        assertThat(PreferenceModel.of(List.of()).score(one)).isZero();
        HumanBands.Band band =
                HumanBands.of("songs", ScoreMeasure.NOTES_PER_QUARTER).orElseThrow();
        double deviation = (band.high() - band.low()) / 3.29;
        Portrait more = with(one, ScoreMeasure.NOTES_PER_QUARTER, band.median() + deviation);
        Portrait less = with(one, ScoreMeasure.NOTES_PER_QUARTER, band.median());
        PreferenceModel model = PreferenceModel.of(List.of(new Vote(more, less)));
        // The weight w of the one difference of 1 solves 1.5 w = 1 / (1 + exp(w)): w = 0.2860.
        assertThat(model.score(more) - model.score(less)).isCloseTo(0.2860, within(1e-4));
        assertThat(model.preference(more, less)).isCloseTo(0.571, within(1e-3));
    }

    @Test
    void votesComeBackAsTheyWereWrittenAndAChangedMindReplacesTheOldOne() throws IOException {
        System.out.println("seed " + SEED.value());
        Path file = folder.resolve("deep/ratings.json");
        assertThat(VoteFile.read(file)).isEmpty();
        List<Vote> votes = votes(3, SEED.random());
        for (Vote vote : votes) {
            VoteFile.add(file, vote);
        }
        assertThat(VoteFile.read(file)).isEqualTo(votes);
        Vote first = votes.getFirst();
        List<Vote> changed =
                VoteFile.add(file, new Vote(/* preferred= */ first.other(), /* other= */ first.preferred()));
        assertThat(changed).hasSize(3);
        assertThat(changed.getLast().preferred()).isEqualTo(first.other());
    }

    @Test
    void aDamagedFileIsRefusedAndLeftAsItIs() throws IOException {
        System.out.println("seed " + SEED.value());
        Path file = folder.resolve("ratings.json");
        VoteFile.add(file, votes(1, SEED.random()).getFirst());
        byte[] good = Files.readAllBytes(file);
        RandomGenerator random = SEED.random();
        for (int trial = 0; trial < 200; trial++) {
            byte[] bad = good.clone();
            for (int i = 0; i < 3; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            try {
                assertThat(VoteFile.read(file)).hasSizeLessThan(2);
            } catch (ScoreFileException refused) {
                assertThat(refused).hasMessageContaining("ratings.json");
            }
        }
        Files.write(file, "{\"schema\": 2, \"votes\": []}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> VoteFile.read(file))
                .isInstanceOf(ScoreFileException.class)
                .hasMessageContaining("newer");
    }
}
