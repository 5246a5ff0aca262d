package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;

/**
 * What a track asks of its instrument.
 *
 * @param track its name
 * @param instrument id, as the track says
 * @param lowest MIDI pitch
 * @param highest MIDI pitch
 * @param outside notes that the instrument cannot play; 0 for an instrument that is not known
 * @param notes all of them, at least 1
 */
public record TrackRange(String track, String instrument, int lowest, int highest, int outside, int notes) {

    /** Those of all pitched tracks with notes. */
    static List<TrackRange> all(Score score) {
        List<TrackRange> all = new ArrayList<>();
        for (Track track : score.tracks()) {
            if (!track.percussion() && !track.notes().isEmpty()) {
                all.add(of(track));
            }
        }
        return all;
    }

    private static TrackRange of(Track track) {
        Optional<InstrumentSpec> spec = Orchestra.find(track.instrument());
        int lowest = Note.MOST;
        int highest = 0;
        int outside = 0;
        for (Note note : track.notes()) {
            lowest = Math.min(lowest, note.pitch());
            highest = Math.max(highest, note.pitch());
            boolean playable = spec.isEmpty() || spec.get().range().contains(note.pitch());
            outside += playable ? 0 : 1;
        }
        return new TrackRange(
                track.name(),
                track.instrument(),
                lowest,
                highest,
                outside,
                track.notes().size());
    }
}
