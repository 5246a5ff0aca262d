package lathe.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
