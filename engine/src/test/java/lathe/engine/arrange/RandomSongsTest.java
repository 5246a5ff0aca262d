package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.blueprint.Styles;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.Song;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

public class RandomSongsTest {

    /** A thousand with -Dlathe.heavy=true. */
    private static final int SONGS = Boolean.getBoolean("lathe.heavy") ? 1000 : 150;

    private static final List<Meter> METERS = List.of(
            Meter.FOUR_FOUR, new Meter(3, 4), new Meter(2, 4), new Meter(6, 8), new Meter(6, 4), new Meter(5, 4));

    @Test
    void randomBlueprintsGiveAScoreEach() {
        for (int i = 0; i < SONGS; i++) {
            Blueprint blueprint = random(new Random(i), i);
            Song song = SongWriter.write(blueprint, "auto");
            check(song, "seed " + i);
        }
    }

    @Test
    void noTuneHasTwelveNotesInARowOfTheTrainingTunes() {
        int runs = 0;
        for (int i = 0; i < 60; i++) {
            Song song = SongWriter.write(random(new Random(10_000 + i), i), "auto");
            for (Track track : song.score().tracks()) {
                if (track.role() == TrackRole.MELODY || track.role() == TrackRole.COUNTER) {
                    List<Note> line = upper(track);
                    runs += Math.max(0, line.size() - MelodyIndex.LONG + 1);
                    assertThat(MelodyIndex.shipped().copied(line, Score.TICKS_PER_QUARTER))
                            .as("seed %d, %s", 10_000 + i, track.name())
                            .isFalse();
                }
            }
        }
        System.out.println(runs + " runs of twelve notes, none in the index");
    }

    /** The highest note of each onset. */
    private static List<Note> upper(Track track) {
        Map<Long, Note> highest = new TreeMap<>();
        track.notes().forEach(note -> highest.merge(note.startTick(), note, (a, b) -> a.pitch() < b.pitch() ? b : a));
        return List.copyOf(highest.values());
    }

    /** What any song owes its blueprint and its players. */
    public static void check(Song song, String name) {
        Score score = song.score();
        Blueprint blueprint = song.blueprint();
        long form = blueprint.bars() * blueprint.meter().barTicks(Score.TICKS_PER_QUARTER);
        assertThat(score.noteCount()).as(name).isPositive();
        assertThat(song.sections()).as(name).hasSameSizeAs(blueprint.sections());
        assertThat(score.tracks().stream().map(Track::name).distinct().count())
                .as(name)
                .isEqualTo(score.tracks().size());
        for (Track track : score.tracks()) {
            InstrumentSpec spec = Orchestra.get(track.instrument());
            assertThat(track.notes())
                    .as(name + " " + track.name())
                    .allMatch(note -> spec.range().contains(note.pitch()));
            assertThat(track.notes()).as(name + " " + track.name()).allMatch(note -> note.startTick() < form);
            assertThat(mostAtOnce(track)).as(name + " " + track.name()).isLessThanOrEqualTo(spec.polyphony());
        }
        assertThat(score.chords().getFirst().startTick()).as(name).isZero();
        assertThat(score.chords().getLast().endTick()).as(name).isEqualTo(form);
        for (int i = 1; i < score.chords().size(); i++) {
            assertThat(score.chords().get(i).startTick())
                    .as(name)
                    .isEqualTo(score.chords().get(i - 1).endTick());
        }
    }

    static int mostAtOnce(Track track) {
        Map<Long, Integer> changes = new TreeMap<>();
        for (Note note : track.notes()) {
            changes.merge(note.playedTick(), 1, Integer::sum);
            changes.merge(note.playedTick() + note.durationTicks(), -1, Integer::sum);
        }
        int most = 0;
        int now = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    private static Blueprint random(Random random, int seed) {
        List<InstrumentSpec> all = List.copyOf(Orchestra.all());
        List<SectionPlan> sections = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            SectionKind[] kinds = SectionKind.values();
            List<String> players = random.nextInt(5) > 0
                    ? List.of()
                    : List.of(all.get(random.nextInt(all.size())).id());
            List<String> lines = random.nextInt(4) > 0 ? List.of() : List.of("la la land", "oh", "사랑해 너를", "");
            sections.add(new SectionPlan(
                    kinds[random.nextInt(kinds.length)],
                    random.nextInt(9) == 0 ? "fades out" : "",
                    1 + random.nextInt(random.nextInt(8) == 0 ? 17 : 4),
                    random.nextDouble(),
                    chords(random),
                    players,
                    lines));
        }
        Mode[] modes = Mode.values();
        Blueprint plain = Plans.song(
                Styles.ALL.get(random.nextInt(Styles.ALL.size())),
                "C major",
                30 + random.nextInt(271),
                METERS.get(random.nextInt(METERS.size())),
                seed,
                sections);
        return new Blueprint(
                "",
                plain.style(),
                plain.genres(),
                plain.moods(),
                plain.bpm(),
                plain.meter(),
                new Key(random.nextInt(12), modes[random.nextInt(modes.length)]),
                random.nextInt(3) == 0 ? random.nextInt(300) : 0,
                random.nextDouble(),
                sections,
                random.nextBoolean()
                        ? List.of()
                        : List.of(all.get(random.nextInt(all.size())).id()),
                random.nextInt(4) > 0 ? List.of() : List.of("drums", "bass"),
                -14,
                seed,
                plain.sources(),
                plain.locked());
    }

    private static List<List<Chord>> chords(Random random) {
        List<List<Chord>> bars = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            for (int bar = random.nextInt(5); bar >= 0; bar--) {
                List<Chord> chords = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    ChordQuality[] qualities = ChordQuality.values();
                    chords.add(new Chord(
                            random.nextInt(12), qualities[random.nextInt(qualities.length)], random.nextInt(12)));
                }
                bars.add(chords);
            }
        }
        return bars;
    }
}
