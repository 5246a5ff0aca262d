package lathe.core.audio;

import java.io.IOException;
import java.util.Arrays;

/** Opens any audio file by what is in it, and creates one by its name. */
public final class AudioFiles {

    private AudioFiles() {}

    static AudioBuffer readAll(AudioReader reader) throws IOException {
        AudioInfo info = reader.info();
        int channels = info.channels();
        float[][] samples = new float[channels][1 << 16];
        int frames = 0;
        while (true) {
            if (frames == samples[0].length) {
                for (int c = 0; c < channels; c++) {
                    samples[c] = Arrays.copyOf(samples[c], Math.multiplyExact(frames, 2));
                }
            }
            int came = reader.read(samples, frames, samples[0].length - frames);
            if (came < 0) {
                break;
            }
            frames += came;
        }
        for (int c = 0; c < channels; c++) {
            samples[c] = Arrays.copyOf(samples[c], frames);
        }
        return new AudioBuffer(samples, info.sampleRateHz(), info.layout());
    }
}
