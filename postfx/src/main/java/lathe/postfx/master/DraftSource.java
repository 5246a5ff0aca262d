package lathe.postfx.master;

import java.io.IOException;
import java.nio.file.Path;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.BufferReader;

/** A draft that can be read from its start as often as a job needs it. */
public interface DraftSource {

    /** What messages call it. */
    Path name();

    /** A reader at the first frame; the caller closes it. */
    AudioReader open() throws IOException;

    /** A sound file. */
    static DraftSource file(Path file) {
        return new DraftSource() {
            @Override
            public Path name() {
                return file;
            }

            @Override
            public AudioReader open() throws IOException {
                return AudioFiles.open(file);
            }
        };
    }

    /**
     * Sound in memory, not copied.
     *
     * @param name what messages call it
     * @param metadata what the master shall carry
     */
    static DraftSource memory(Path name, AudioBuffer sound, AudioMetadata metadata) {
        return new DraftSource() {
            @Override
            public Path name() {
                return name;
            }

            @Override
            public AudioReader open() {
                return new BufferReader(sound, metadata);
            }
        };
    }
}
