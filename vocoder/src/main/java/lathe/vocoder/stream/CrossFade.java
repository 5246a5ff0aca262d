package lathe.vocoder.stream;

/**
 * From one rendering of a sound to another of the same sound, with equal gain: the weights add up to 1, and where both agree
 * nothing changes, to the bit. The weight rises as half a period of a cosine, so that the slope has no step either.
 */
final class CrossFade {

    private final float[] weights;

    CrossFade(int samples) {
        weights = new float[samples];
        for (int i = 0; i < samples; i++) {
            weights[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / samples));
        }
    }

    int samples() {
        return weights.length;
    }

    /** Turns the beginning of {@code next} from {@code last} into {@code next}. */
    void blend(float[] last, int lastFrom, float[] next, int nextFrom) {
        for (int i = 0; i < weights.length; i++) {
            float old = last[lastFrom + i];
            next[nextFrom + i] = old + weights[i] * (next[nextFrom + i] - old);
        }
    }

    /** The sample {@code at} of the fade. */
    float between(float last, float next, int at) {
        return last + weights[at] * (next - last);
    }
}
