package lathe.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.audio.AudioBuffer;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import lathe.engine.sound.classic.ClassicInstrument;

/** Times a song of four minutes and six stems: what each stem costs, and the whole. */
final class RenderBench {

    private static final int BARS = 120;
    private static final long BAR = 3840;

    private RenderBench() {}

    public static void main(String[] args) {
        Score score = song(BARS);
        for (int round = 0; round < 2; round++) {
            for (Track track : score.tracks()) {
                long start = System.nanoTime();
                AudioBuffer stem =
                        new ClassicInstrument().render(new StemTask(track, score.tempo(), 48_000, new Seed(1)));
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %6.2f s for %.0f s, %d channels%n",
                        track.name(),
                        (System.nanoTime() - start) * 1e-9,
                        stem.seconds(),
                        stem.channels());
            }
            for (int threads = 1; threads <= 2; threads++) {
                long start = System.nanoTime();
                Rendered song = SongRenderer.render(
                        score, new ClassicInstrument(), RenderSettings.of(48_000, threads, new Seed(1)));
                System.out.printf(
                        Locale.ROOT,
                        "all, %d threads %6.2f s for %.0f s%n",
                        threads,
                        (System.nanoTime() - start) * 1e-9,
                        song.mix().seconds());
            }
        }
    }

    /** A busy song of six parts at 120 a minute. */
    static Score song(int bars) {
        List<List<Note>> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            parts.add(new ArrayList<>());
        }
        int[][] chords = {{57, 60, 64, 69}, {53, 57, 60, 65}, {55, 59, 62, 67}, {52, 56, 59, 64}};
        int[] tune = {76, 74, 72, 69, 72, 74, 76, 79};
        for (int bar = 0; bar < bars; bar++) {
            long at = bar * BAR;
            int[] chord = chords[bar % 4];
            for (int pitch : chord) {
                parts.get(1).add(new Note(at, BAR - 20, pitch, 70 + bar % 9));
                for (int half = 0; half < 2; half++) {
                    parts.get(2).add(new Note(at + half * BAR / 2, BAR / 2 - 40, pitch, 74 + (bar + half) % 7));
                }
            }
            for (int i = 0; i < 8; i++) {
                long eighth = at + i * BAR / 8;
                parts.get(0).add(new Note(eighth, BAR / 8, tune[(i + bar) % 8], 84 + i));
                parts.get(3).add(new Note(eighth, BAR / 8 - 60, chord[i % 4] + 12, 72 + i));
                parts.get(4).add(new Note(eighth, BAR / 8 - 80, chord[0] - 12 - (chord[0] > 55 ? 12 : 0), 90 + i % 3));
                parts.get(5).add(new Note(eighth, 100, i == 7 && bar % 4 == 3 ? 46 : 42, 70 + 10 * (i % 2)));
                if (i % 2 == 0) {
                    parts.get(5).add(new Note(eighth, 100, i % 4 == 0 ? 36 : 38, 104));
                }
            }
            if (bar % 8 == 0) {
                parts.get(5).add(new Note(at, 100, 49, 96));
            }
        }
        String[] ids = {"violin", "strings", "piano", "electric-guitar", "bass", "drums"};
        TrackRole[] roles = {
            TrackRole.MELODY, TrackRole.PAD, TrackRole.CHORDS, TrackRole.ARPEGGIO, TrackRole.BASS, TrackRole.DRUMS
        };
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            int program = Orchestra.get(ids[i]).program();
            tracks.add(new Track(ids[i], ids[i], program, "drums".equals(ids[i]), roles[i], parts.get(i), List.of()));
        }
        return Score.of(TempoMap.of(960, 120), Meter.FOUR_FOUR, tracks);
    }
}
