package lathe.engine.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lathe.core.audio.AudioBuffer;

/**
 * A song in sound.
 *
 * @param stems by name of the track: each with its own level, place and share of the room, all of one length and stereo
 * @param mix the sum of the stems, up to the rounding of floats
 */
public record Rendered(SequencedMap<String, AudioBuffer> stems, AudioBuffer mix) {

    /** Keeps the order of the stems. */
    public Rendered {
        stems = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stems));
    }
}
