package lathe.engine.sound.classic;

/** How loud a partial is beside others: the frequency weighting of ITU-R BS.1770-5 in closed form, and the time it lasts. */
final class Loudness {

    /** Mean square of a note at velocity 100 over its first 0.4 s, weighted. */
    static final double TARGET = 0.01;

    private static final double SECONDS = 0.4;
    private static final double HIGH_PASS_HZ = 38;
    private static final double SHELF_HZ = 1500;
    private static final double SHELF_GAIN = 1.585;

    private Loudness() {}

    /** The weighting as a power: a second-order high-pass at 38 Hz, and a shelf of 4 dB above 1.5 kHz; within 0.5 dB. */
    static double weight(double hz) {
        double low = square(hz / HIGH_PASS_HZ);
        double highPass = square(low / (1 + low));
        double high = square(square(hz / SHELF_HZ));
        double shelf = (1 + square(SHELF_GAIN) * high) / (1 + high);
        return highPass * shelf;
    }

    /** Weighted mean square, over the first 0.4 s, of a partial that falls by 60 dB in {@code t60} seconds. */
    static double of(double hz, double amplitude, double t60) {
        double rate = 2 * Math.log(1000) * SECONDS / t60;
        double lasting = rate < 1e-6 ? 1 : -Math.expm1(-rate) / rate;
        return 0.5 * amplitude * amplitude * weight(hz) * lasting;
    }

    /** What velocity does to the level: 100 leaves it, half of it is 10 dB less. */
    static double velocity(double force) {
        return Math.pow(force, 1.66);
    }

    private static double square(double x) {
        return x * x;
    }
}
