package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import lathe.engine.arrange.style.Playable;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;

/** A score put together from stretches of an old and a new one. Notes belong where they begin. Old notes are never touched. */
final class Collage {

    private final List<Piece> pieces;

    /**
     * A stretch of a score.
     *
     * @param fresh true if it is new: its notes give way to the old ones around it
     * @param start first tick in its score
     * @param end first tick after it; {@link Long#MAX_VALUE} for all the rest
     * @param at where it comes to lie
     */
    record Piece(Score from, boolean fresh, long start, long end, long at) {

        boolean holds(long tick) {
            return tick >= start && tick < end;
        }

        long shift() {
            return at - start;
        }
    }

    private Collage(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Joins pieces that lie one behind the other; title, metre and remarks are the first piece's. */
    static Score of(List<Piece> pieces) {
        return new Collage(pieces).score();
    }

    private Score score() {
        Score frame = pieces.getFirst().from();
        return new Score(
                frame.title(),
                tempo(frame),
                frame.meters(),
                inForce(Score::keys),
                tracks(),
                chords(),
                within(Score::markers),
                within(Score::lyrics),
                frame.texts());
    }

    private TempoMap tempo(Score frame) {
        return new TempoMap(
                frame.ticksPerQuarter(), inForce(score -> score.tempo().changes()));
    }

    /** What holds from each piece's start on, and its changes; nothing is said twice that holds already. */
    private <T> List<Timed<T>> inForce(Function<Score, List<Timed<T>>> changes) {
        List<Timed<T>> all = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<Timed<T>> before = changes.apply(piece.from()).stream()
                    .filter(change -> change.tick() < piece.start())
                    .reduce((first, second) -> second);
            before.filter(change -> all.isEmpty() || !all.getLast().value().equals(change.value()))
                    .ifPresent(change -> all.add(new Timed<>(piece.at(), change.value())));
            for (Timed<T> change : changes.apply(piece.from())) {
                boolean known = !all.isEmpty()
                        && all.getLast().value().equals(change.value())
                        && change.tick() == piece.start();
                if (piece.holds(change.tick()) && !known) {
                    all.add(new Timed<>(change.tick() + piece.shift(), change.value()));
                }
            }
        }
        return all;
    }

    private List<Timed<String>> within(Function<Score, List<Timed<String>>> texts) {
        List<Timed<String>> all = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Timed<String> text : texts.apply(piece.from())) {
                if (piece.holds(text.tick())) {
                    all.add(new Timed<>(text.tick() + piece.shift(), text.value()));
                }
            }
        }
        return all;
    }

    private List<ChordSpan> chords() {
        List<ChordSpan> all = new ArrayList<>();
        for (Piece piece : pieces) {
            for (ChordSpan span : piece.from().chords()) {
                long start = Math.max(span.startTick(), piece.start());
                long end = Math.min(span.endTick(), piece.end());
                if (end > start) {
                    all.add(new ChordSpan(start + piece.shift(), end - start, span.chord()));
                }
            }
        }
        return all;
    }

    private List<Track> tracks() {
        SequencedMap<String, Track> named = new LinkedHashMap<>();
        pieces.stream().filter(piece -> !piece.fresh()).forEach(piece -> name(named, piece));
        pieces.forEach(piece -> name(named, piece));
        List<Track> tracks = new ArrayList<>();
        for (Track track : named.values()) {
            Track whole = joined(track);
            if (!whole.notes().isEmpty() || !whole.events().isEmpty()) {
                tracks.add(whole);
            }
        }
        return tracks;
    }

    private static void name(Map<String, Track> named, Piece piece) {
        piece.from().tracks().forEach(track -> named.putIfAbsent(track.name(), track));
    }

    private Track joined(Track like) {
        List<Note> notes = new ArrayList<>();
        List<TrackEvent> events = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Track track : piece.from().tracks()) {
                if (track.name().equals(like.name())) {
                    notes.addAll(piece.fresh() ? fresh(piece, track, like, notes) : kept(piece, track));
                    track.events().stream()
                            .filter(event -> piece.holds(event.tick()))
                            .forEach(event -> events.add(event.movedBy(piece.shift())));
                }
            }
        }
        return new Track(like.name(), like.instrument(), like.program(), like.percussion(), like.role(), notes, events);
    }

    private static List<Note> kept(Piece piece, Track track) {
        return track.notes().stream()
                .filter(note -> piece.holds(note.startTick()))
                .map(note -> note.movedBy(piece.shift()))
                .toList();
    }

    /** New notes end with their piece, fit the old track's instrument, and leave room for old notes that still sound. */
    private List<Note> fresh(Piece piece, Track track, Track like, List<Note> before) {
        long end = piece.equals(pieces.getLast()) ? Long.MAX_VALUE : piece.end() + piece.shift();
        List<Note> notes = new ArrayList<>();
        for (Note note : kept(piece, track)) {
            notes.add(note.withDuration(Math.min(note.durationTicks(), end - note.startTick())));
        }
        Optional<InstrumentSpec> spec = Orchestra.find(like.instrument());
        if (spec.isEmpty()) {
            return notes;
        }
        List<Note> ringing =
                before.stream().filter(note -> note.endTick() > piece.at()).toList();
        List<Note> playable = new ArrayList<>(Playable.made(notes, spec.get()));
        playable.removeIf(note -> ringing.stream()
                .anyMatch(old -> old.endTick() > note.startTick()
                        && (old.pitch() == note.pitch() || spec.get().polyphony() <= ringing.size())));
        return playable;
    }
}
