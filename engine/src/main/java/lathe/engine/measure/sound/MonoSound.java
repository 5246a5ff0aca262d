package lathe.engine.measure.sound;

import lathe.core.audio.AudioBuffer;

/**
 * The mean of all channels, for analysis: what is no finite number counts as silence.
 *
 * @param rateHz frames per second
 */
record MonoSound(Samples samples, int rateHz) {

    /** Keeps an array out of the record's equality. */
    static final class Samples {
        private final float[] x;

        private Samples(float[] x) {
            this.x = x;
        }
    }

    static MonoSound of(AudioBuffer sound) {
        float[] mean = new float[sound.frames()];
        float scale = 1f / sound.channels();
        for (float[] channel : sound.channelArrays()) {
            for (int i = 0; i < mean.length; i++) {
                float sample = channel[i];
                mean[i] += Math.abs(sample) <= Float.MAX_VALUE ? sample * scale : 0;
            }
        }
        return new MonoSound(new Samples(mean), sound.sampleRateHz());
    }

    float[] x() {
        return samples.x;
    }

    int length() {
        return samples.x.length;
    }

    double seconds() {
        return length() / (double) rateHz;
    }

    /** The power of two nearest to a time. */
    int powerOfTwo(double seconds) {
        return 1 << (int) Math.clamp(Math.round(Math.log(seconds * rateHz) / Math.log(2)), 4L, 16L);
    }
}
