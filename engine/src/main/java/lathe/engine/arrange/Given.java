package lathe.engine.arrange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Track;

/**
 * What is there before a song is written.
 *
 * @param takes how often each section has been replaced so far; sections beyond the list never
 * @param chords of sections by their index, in ticks from the section's start, as they sound
 * @param tune kept note by note; what the others play around
 */
record Given(List<Integer> takes, Map<Integer, List<ChordSpan>> chords, Optional<Track> tune) {

    static final Given NOTHING = new Given(List.of(), Map.of(), Optional.empty());

    Given {
        takes = List.copyOf(takes);
        chords = new TreeMap<>(chords);
    }

    static Given takes(List<Integer> takes) {
        return new Given(takes, Map.of(), Optional.empty());
    }
}
