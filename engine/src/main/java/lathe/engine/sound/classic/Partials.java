package lathe.engine.sound.classic;

import java.util.Arrays;

/** A note's partials before they sound. */
final class Partials {

    private double[] hz = new double[128];
    private double[] amplitude = new double[128];
    private double[] t60 = new double[128];
    private int count;

    /** Forgets all. */
    void clear() {
        count = 0;
    }

    /** Adds one. */
    void add(double newHz, double newAmplitude, double newT60) {
        if (count == hz.length) {
            hz = Arrays.copyOf(hz, 2 * count);
            amplitude = Arrays.copyOf(amplitude, 2 * count);
            t60 = Arrays.copyOf(t60, 2 * count);
        }
        hz[count] = newHz;
        amplitude[count] = newAmplitude;
        t60[count] = newT60;
        count++;
    }

    int count() {
        return count;
    }

    double hz(int i) {
        return hz[i];
    }

    double amplitude(int i) {
        return amplitude[i];
    }

    double t60(int i) {
        return t60[i];
    }

    /** Weighted mean square of all, as if their phases had nothing to do with each other. */
    double loudness() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Loudness.of(hz[i], amplitude[i], t60[i]);
        }
        return sum;
    }
}
