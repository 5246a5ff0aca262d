package lathe.engine.sound.classic;

/** White noise from -1 to 1, by Marsaglia's xorshift (J. Stat. Soft. 8, 2003): cheap, and the same for the same seed. */
final class Noise {

    private int state;

    Noise(int seed) {
        state = seed == 0 ? 0x9E3779B9 : seed;
    }

    /** The next value. */
    float next() {
        int x = state;
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        state = x;
        return x * 0x1p-31f;
    }
}
