package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;

/** Reads sound that must be there as a whole, within bounds. */
final class WholeSound {

    /** A song is shorter; a longer sound would fill the memory. */
    private static final int MOST_SECONDS = 1800;

    private static final int BLOCK_FRAMES = 1 << 14;

    private WholeSound() {}

    /**
     * The sound of a file.
     *
     * @throws AudioFileException if there is none, or more than half an hour
     */
    static AudioBuffer read(Path file, Progress progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            AudioInfo info = reader.info();
            long most = (long) MOST_SECONDS * info.sampleRateHz();
            float[][] all = new float[info.channels()][(int) Math.clamp(info.frames(), BLOCK_FRAMES, most)];
            float[][] block = new float[info.channels()][BLOCK_FRAMES];
            int frames = 0;
            int came = reader.read(block, 0, BLOCK_FRAMES);
            while (came > 0) {
                if (frames + (long) came > most) {
                    throw new AudioFileException(
                            file, "is longer than " + MOST_SECONDS / 60 + " minutes", "give one song at a time");
                }
                for (int c = 0; c < all.length; c++) {
                    if (frames + came > all[c].length) {
                        all[c] = Arrays.copyOf(all[c], (int) Math.min(most, 2L * (frames + came)));
                    }
                    System.arraycopy(block[c], 0, all[c], frames, came);
                }
                frames += came;
                progress.at("reading", frames, info.frames());
                came = reader.read(block, 0, BLOCK_FRAMES);
            }
            if (frames == 0) {
                throw new AudioFileException(file, "holds no audio (0 frames)", "export it again");
            }
            return new AudioBuffer(all, info.sampleRateHz(), info.layout()).slice(0, frames);
        }
    }
}
