package lathe.engine.arrange;

import java.util.List;
import lathe.engine.arrange.style.Playable;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.song.Song;
import lathe.engine.theory.PitchClass;

/** The same song at another tempo and on another tonic. */
final class Retuned {

    private Retuned() {}

    /** The song moved by the shorter way to the blueprint's tonic, its tempi scaled to the blueprint's. */
    static Song to(Song song, Blueprint edited) {
        Blueprint old = song.blueprint();
        int up = PitchClass.of(edited.key().tonic() - old.key().tonic());
        int semitones = up > PitchClass.COUNT / 2 ? up - PitchClass.COUNT : up;
        double slower = old.quartersPerMinute() / edited.quartersPerMinute();
        Score score = song.score();
        if (semitones == 0 && slower == 1) {
            return song;
        }
        Score moved = new Score(
                score.title(),
                slower == 1 ? score.tempo() : scaled(score.tempo(), slower),
                score.meters(),
                score.keys().stream()
                        .map(key -> new Timed<>(key.tick(), key.value().transposed(semitones)))
                        .toList(),
                score.tracks().stream().map(track -> moved(track, semitones)).toList(),
                Material.transposed(score.chords(), semitones),
                score.markers(),
                score.lyrics(),
                score.texts());
        return new Song(old, song.composer(), moved, song.sections());
    }

    private static TempoMap scaled(TempoMap tempo, double slower) {
        List<Timed<Integer>> changes = tempo.changes().stream()
                .map(change -> new Timed<>(
                        change.tick(), (int) Math.clamp(Math.round(change.value() * slower), 1L, TempoMap.MOST_MICROS)))
                .toList();
        return new TempoMap(tempo.ticksPerQuarter(), changes);
    }

    private static Track moved(Track track, int semitones) {
        if (track.percussion() || semitones == 0) {
            return track;
        }
        return Playable.made(track.withNotes(track.notes().stream()
                .map(note -> note.withPitch(Math.clamp(note.pitch() + semitones, 0, 127)))
                .toList()));
    }
}
