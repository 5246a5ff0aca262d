package lathe.postfx.dynamics;

/** Which side of the threshold a {@link Compressor} works on. The order is that of the choices and never changes. */
public enum DynamicsMode {
    /** Turns down what is above the threshold. */
    COMPRESS,
    /** Turns down what is below the threshold, by {@code ratio - 1} dB for each dB, {@code range} at most. */
    EXPAND,
    /** Turns down by {@code range} from the level's fall below the threshold less hysteresis to its rise above it. */
    GATE;

    private static final DynamicsMode[] ALL = values();

    static DynamicsMode of(int choice) {
        return ALL[choice];
    }
}
