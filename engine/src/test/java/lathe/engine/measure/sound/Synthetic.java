package lathe.engine.measure.sound;

import java.util.random.RandomGenerator;
import lathe.core.audio.AudioBuffer;
import lathe.engine.seed.Seed;

/** Sounds whose tempo, key and sections are known because they were made so. */
final class Synthetic {

    static final int RATE_HZ = 44_100;

    private final float[] x;

    Synthetic(double seconds) {
        x = new float[(int) Math.round(seconds * RATE_HZ)];
    }

    AudioBuffer sound() {
        return AudioBuffer.of(RATE_HZ, x, x.clone());
    }

    float[] samples() {
        return x;
    }

    /** Short bursts of noise, one a beat, the first of each bar louder. */
    static AudioBuffer clicks(double bpm, double seconds, int beatsInBar, Seed seed) {
        Synthetic made = new Synthetic(seconds);
        int beat = 0;
        for (double at = 0.3; at < seconds - 0.1; at = 0.3 + 60 / bpm * ++beat) {
            made.burst(at, 0.03, beat % beatsInBar == 0 ? 0.6 : 0.35, seed.child(beat));
        }
        return made.sound();
    }

    void burst(double at, double length, double level, Seed seed) {
        RandomGenerator random = seed.random();
        int from = (int) Math.round(at * RATE_HZ);
        int frames = (int) (length * RATE_HZ);
        for (int i = 0; i < frames && from + i < x.length; i++) {
            x[from + i] += (float) (level * (2 * random.nextDouble() - 1) * Math.exp(-5.0 * i / frames));
        }
    }

    /** A tone of six falling harmonics with a plucked envelope. */
    void tone(double at, double length, int pitch, double level, double cents) {
        double hz = 440 * Math.pow(2, (pitch - 69 + cents / 100) / 12);
        int from = (int) Math.round(at * RATE_HZ);
        int frames = (int) (length * RATE_HZ);
        for (int i = 0; i < frames && from + i < x.length; i++) {
            double t = i / (double) RATE_HZ;
            double envelope = Math.min(1, t / 0.005) * Math.exp(-1.5 * t) * Math.min(1, (frames - i) / 400.0);
            double sum = 0;
            for (int h = 1; h <= 6; h++) {
                sum += Math.sin(2 * Math.PI * hz * h * t) / (h * h);
            }
            x[from + i] += (float) (level * envelope * sum);
        }
    }
}
