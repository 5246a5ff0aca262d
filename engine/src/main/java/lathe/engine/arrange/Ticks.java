package lathe.engine.arrange;

import java.util.List;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;

/** A score counted in other ticks: exact where the new count is a multiple of the old, to the nearest tick elsewhere. */
final class Ticks {

    private final long wanted;
    private final long own;

    private Ticks(long wanted, long own) {
        this.wanted = wanted;
        this.own = own;
    }

    static Score counted(Score score, int ticksPerQuarter) {
        if (score.ticksPerQuarter() == ticksPerQuarter) {
            return score;
        }
        Ticks ticks = new Ticks(ticksPerQuarter, score.ticksPerQuarter());
        return new Score(
                score.title(),
                new TempoMap(ticksPerQuarter, ticks.moved(score.tempo().changes())),
                ticks.moved(score.meters()),
                ticks.moved(score.keys()),
                score.tracks().stream().map(ticks::moved).toList(),
                score.chords().stream().map(ticks::moved).toList(),
                ticks.moved(score.markers()),
                ticks.moved(score.lyrics()),
                score.texts());
    }

    private long at(long tick) {
        return (tick * wanted * 2 + own) / (own * 2);
    }

    private <T> List<Timed<T>> moved(List<Timed<T>> all) {
        return all.stream()
                .map(timed -> new Timed<>(at(timed.tick()), timed.value()))
                .toList();
    }

    private Track moved(Track track) {
        List<Note> notes = track.notes().stream().map(this::moved).toList();
        List<TrackEvent> events = track.events().stream()
                .map(event -> event.movedBy(at(event.tick()) - event.tick()))
                .toList();
        return new Track(
                track.name(), track.instrument(), track.program(), track.percussion(), track.role(), notes, events);
    }

    private Note moved(Note note) {
        long start = at(note.startTick());
        long end = Math.max(start + 1, at(note.endTick()));
        int timing = (int) Math.round((double) note.timingTicks() * wanted / own);
        return new Note(start, end - start, note.pitch(), note.velocity(), timing);
    }

    private ChordSpan moved(ChordSpan span) {
        long start = at(span.startTick());
        return new ChordSpan(start, Math.max(1, at(span.endTick()) - start), span.chord());
    }
}
