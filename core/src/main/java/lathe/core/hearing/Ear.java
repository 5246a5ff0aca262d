package lathe.core.hearing;

import java.util.Optional;
import java.util.ServiceLoader;
import lathe.core.audio.AudioBuffer;

/** Hears pitch, onsets and beat in a recording. Found by {@link ServiceLoader}; this program works without one. */
public interface Ear {

    /** What listens, for messages. */
    String id();

    /** Listens to a recording of one voice, at any rate from 8 kHz and with any channels; stateless. */
    Heard hear(AudioBuffer sound);

    /** The first one on the class path. */
    static Optional<Ear> installed() {
        return ServiceLoader.load(Ear.class).findFirst();
    }
}
