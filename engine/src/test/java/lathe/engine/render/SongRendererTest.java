package lathe.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import lathe.core.audio.AudioBuffer;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.classic.ClassicInstrument;
import org.junit.jupiter.api.Test;

class SongRendererTest {

    private static final int RATE = 48_000;

    private static Score score() {
        List<Note> tune = new ArrayList<>();
        List<Note> chords = new ArrayList<>();
        List<Note> drums = new ArrayList<>();
        for (int beat = 0; beat < 8; beat++) {
            tune.add(new Note(beat * 960L, 900, 72 + beat % 5, 90));
            for (int pitch : new int[] {60, 64, 67}) {
                chords.add(new Note(beat * 960L, 900, pitch, 80));
            }
            drums.add(new Note(beat * 960L, 100, beat % 2 == 0 ? 36 : 38, 100));
        }
        return Score.of(
                TempoMap.of(960, 120),
                Meter.FOUR_FOUR,
                List.of(
                        new Track("Tune", "flute", 73, false, TrackRole.MELODY, tune, List.of()),
                        new Track("Keys", "piano", 0, false, TrackRole.CHORDS, chords, List.of()),
                        new Track("Pad", "pad", 89, false, TrackRole.PAD, chords, List.of()),
                        new Track("Drums", "drums", 0, true, TrackRole.DRUMS, drums, List.of())));
    }

    private static Rendered render(RenderSettings settings) {
        return SongRenderer.render(score(), new ClassicInstrument(), settings);
    }

    private static AudioBuffer stem(Rendered song, String name) {
        return Objects.requireNonNull(song.stems().get(name), name);
    }

    @Test
    void stemsSumToTheMix() {
        Rendered song = render(RenderSettings.of(RATE, 1, new Seed(7)).withDuckDb(6));
        assertThat(song.stems().sequencedKeySet()).containsExactly("Tune", "Keys", "Pad", "Drums");
        for (int c = 0; c < 2; c++) {
            double worst = 0;
            for (int i = 0; i < song.mix().frames(); i++) {
                double sum = 0;
                for (AudioBuffer stem : song.stems().values()) {
                    sum += stem.channel(c)[i];
                }
                worst = Math.max(worst, Math.abs(sum - song.mix().channel(c)[i]));
            }
            assertThat(worst).isLessThan(1e-6);
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBytes() {
        Rendered one = render(RenderSettings.of(RATE, 1, new Seed(7)));
        Rendered two = render(RenderSettings.of(RATE, 2, new Seed(7)));
        assertThat(two.mix().channelArrays()).isDeepEqualTo(one.mix().channelArrays());
        one.stems()
                .forEach((name, stem) -> assertThat(two.stems().get(name))
                        .isNotNull()
                        .satisfies(other -> assertThat(other.channelArrays()).isDeepEqualTo(stem.channelArrays())));
    }

    @Test
    void aScoreWithoutTracksIsShortSilence() {
        Rendered song = SongRenderer.render(
                Score.of(TempoMap.of(960, 120), Meter.FOUR_FOUR, List.of()),
                new ClassicInstrument(),
                RenderSettings.of(RATE, 1, new Seed(1)));
        assertThat(song.stems()).isEmpty();
        assertThat(song.mix().channels()).isEqualTo(2);
    }

    @Test
    void tracksOfOneNameAreToldApart() {
        Track track = score().tracks().getFirst();
        Rendered song = SongRenderer.render(
                score().withTracks(List.of(track, track)),
                new ClassicInstrument(),
                RenderSettings.of(RATE, 1, new Seed(1)));
        assertThat(song.stems().sequencedKeySet()).containsExactly("Tune", "Tune 2");
    }

    @Test
    void aFadeEndsInSilenceAndLeavesTheBeginning() {
        Rendered plain = render(RenderSettings.of(RATE, 1, new Seed(7)));
        Rendered faded = render(RenderSettings.of(RATE, 1, new Seed(7)).withFadeSeconds(2));
        assertThat(faded.mix().slice(0, RATE).channelArrays())
                .isDeepEqualTo(plain.mix().slice(0, RATE).channelArrays());
        assertThat(faded.mix().channel(0)[faded.mix().frames() - 1]).isZero();
        int late = faded.mix().frames() - RATE;
        assertThat(Math.abs(stem(faded, "Pad").channel(0)[late]))
                .isLessThanOrEqualTo(Math.abs(stem(plain, "Pad").channel(0)[late]));
    }

    @Test
    void padsStepBackUnderTheKick() {
        RenderSettings dry = RenderSettings.of(RATE, 1, new Seed(7)).withRoomPercent(0);
        float[] plain = stem(render(dry), "Pad").channel(0);
        float[] ducked = stem(render(dry.withDuckDb(12)), "Pad").channel(0);
        int kick = 2 * RATE; // the fifth beat
        double ratio = 0;
        double power = 0;
        for (int i = kick; i < kick + RATE / 100; i++) {
            ratio += ducked[i] * (double) ducked[i];
            power += plain[i] * (double) plain[i];
        }
        // Sums of squares stand 12 dB apart at the kick itself and less as the gain comes back.
        assertThat(10 * Math.log10(ratio / power)).isBetween(-12.1, -11.0);
    }

    @Test
    void theRoomOfASumIsTheSumOfTheRooms() {
        Room room = new Room(RATE);
        RandomGenerator random = new Seed(3).random();
        float[][] a = new float[2][RATE];
        float[][] b = new float[2][RATE];
        float[][] both = new float[2][RATE];
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < RATE; i++) {
                a[c][i] = 0.2f * random.nextFloat() - 0.1f;
                b[c][i] = 0.2f * random.nextFloat() - 0.1f;
                both[c][i] = a[c][i] + b[c][i];
            }
        }
        room.addTo(a, 0.3, RATE);
        room.addTo(b, 0.3, RATE);
        room.addTo(both, 0.3, RATE);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < RATE; i++) {
                assertThat((double) both[c][i]).isCloseTo((double) a[c][i] + b[c][i], within(1e-6));
            }
        }
    }

    @Test
    void theMixAloneIsTheMixOfTheStems() {
        RenderSettings settings = RenderSettings.of(RATE, 2, new Seed(7)).withFadeSeconds(1);
        AudioBuffer alone = SongRenderer.mix(score(), new ClassicInstrument(), settings);
        assertThat(alone.channelArrays()).isDeepEqualTo(render(settings).mix().channelArrays());
    }

    @Test
    void noMoreStemsAreMadeAtOnceThanTheHeapHolds() {
        Note held = new Note(0, 960L * 2 * 490, 60, 80);
        Track organ = new Track("Organ", "organ", 19, false, TrackRole.PAD, List.of(held), List.of());
        Score score = Score.of(TempoMap.of(960, 120), Meter.FOUR_FOUR, List.of(organ));
        RenderSettings settings = RenderSettings.of(RATE, 16, new Seed(7));
        // 490 s and a tail of 10 s at 48 kHz: a channel has 96 MB. Of 60 % of the heap the mix takes 2, a stem at work
        // 3,
        // a kept one 2.
        long megabyte = 1_000_000;
        assertThat(SongRenderer.atOnce(score, settings, 0, 100 * megabyte)).isEqualTo(1);
        assertThat(SongRenderer.atOnce(score, settings, 0, 1_270 * megabyte)).isEqualTo(1);
        assertThat(SongRenderer.atOnce(score, settings, 0, 1_290 * megabyte)).isEqualTo(2);
        assertThat(SongRenderer.atOnce(score, settings, 1, 1_590 * megabyte)).isEqualTo(1);
        assertThat(SongRenderer.atOnce(score, settings, 1, 1_610 * megabyte)).isEqualTo(2);
        assertThat(SongRenderer.atOnce(score, settings, 0, 16_000 * megabyte)).isEqualTo(16);
        assertThat(SongRenderer.atOnce(score, settings, 0, 160_000 * megabyte)).isEqualTo(16);
    }
}
