package lathe.engine.sound.classic;

/** Band-passed noise that goes on: breath over a mouthpiece, a bow's hair. The filter is that of {@link NoiseBurst}. */
final class BreathNoise {

    private final Noise noise;
    private final double g;
    private final double a1;
    private final double scale;
    private double z1;
    private double z2;

    BreathNoise(double hz, double q, double rate, int seed) {
        double centre = Math.min(hz, 0.45 * rate);
        noise = new Noise(seed);
        g = Math.tan(Math.PI * centre / rate);
        double k = 1 / q;
        a1 = 1 / (1 + g * (g + k));
        scale = k * Math.sqrt(0.5 * rate / (Math.PI / 2 * centre / q)) * Math.sqrt(3.0);
    }

    /** Adds a stretch whose amplitude goes from one value to another. */
    void add(float[] out, int at, int frames, float from, float to) {
        double gain = from * scale;
        double slope = (to - from) * scale / frames;
        for (int i = 0; i < frames; i++) {
            double v3 = noise.next() - z2;
            double v1 = a1 * z1 + a1 * g * v3;
            double v2 = z2 + g * v1;
            z1 = 2 * v1 - z1;
            z2 = 2 * v2 - z2;
            out[at + i] += (float) (v1 * gain);
            gain += slope;
        }
    }
}
