package lathe.app;

import java.io.IOException;
import java.util.Arrays;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;

/** A reader's sound with silence after it, so that what a processor makes of the end is heard. */
final class WithTail implements AudioReader {

    private final AudioReader source;
    private long leftFrames;
    private boolean ended;

    WithTail(AudioReader source, long tailFrames) {
        this.source = source;
        leftFrames = tailFrames;
    }

    @Override
    public AudioInfo info() {
        return source.info();
    }

    @Override
    public int read(float[][] into, int from, int frames) throws IOException {
        if (!ended) {
            int came = source.read(into, from, frames);
            if (came > 0) {
                return came;
            }
            ended = true;
        }
        int silent = (int) Math.min(frames, leftFrames);
        for (float[] channel : into) {
            Arrays.fill(channel, from, from + silent, 0);
        }
        leftFrames -= silent;
        return silent == 0 ? -1 : silent;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
