package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.engine.score.Track;

/**
 * Which port and channel each track plays on. Percussion shares channel 10. Up to 15 other tracks have a channel each; of more,
 * those with the same program and nothing but notes share one, and what still finds no room goes to further ports.
 */
final class ChannelPlan {

    private static final int MELODIC = 15;

    /**
     * A place to play on.
     *
     * @param port from 0
     * @param channel 0 to 15
     */
    record Place(int port, int channel) {}

    private final List<Place> places = new ArrayList<>();

    ChannelPlan(List<Track> tracks) {
        boolean roomy = tracks.stream().filter(track -> !track.percussion()).count() <= MELODIC;
        SequencedMap<String, Place> taken = new LinkedHashMap<>();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.percussion()) {
                places.add(new Place(0, MidiMeta.PERCUSSION_CHANNEL));
                continue;
            }
            boolean shares = !roomy && track.events().isEmpty();
            String key = shares ? "program " + track.program() : "track " + i;
            places.add(taken.computeIfAbsent(key, unused -> melodic(taken.size())));
        }
    }

    /** The place of a track by its number in the score. */
    Place place(int track) {
        return places.get(track);
    }

    private static Place melodic(int number) {
        int channel = number % MELODIC;
        return new Place(number / MELODIC, channel < MidiMeta.PERCUSSION_CHANNEL ? channel : channel + 1);
    }
}
