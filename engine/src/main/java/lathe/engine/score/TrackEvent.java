package lathe.engine.score;

/** What a track says beside notes, as MIDI says it. */
public sealed interface TrackEvent {

    /** When, from the song's start. */
    long tick();

    /** The event elsewhere in time. */
    TrackEvent movedBy(long ticks);

    /**
     * A controller.
     *
     * @param controller 0 to 127
     * @param value 0 to 127
     */
    record Control(long tick, int controller, int value) implements TrackEvent {
        @Override
        public Control movedBy(long ticks) {
            return new Control(tick + ticks, controller, value);
        }
    }

    /**
     * The bend wheel.
     *
     * @param value -8192 to 8191
     */
    record Bend(long tick, int value) implements TrackEvent {
        @Override
        public Bend movedBy(long ticks) {
            return new Bend(tick + ticks, value);
        }
    }

    /**
     * Another program.
     *
     * @param program 0 to 127
     */
    record Program(long tick, int program) implements TrackEvent {
        @Override
        public Program movedBy(long ticks) {
            return new Program(tick + ticks, program);
        }
    }

    /**
     * Pressure on all keys.
     *
     * @param value 0 to 127
     */
    record Pressure(long tick, int value) implements TrackEvent {
        @Override
        public Pressure movedBy(long ticks) {
            return new Pressure(tick + ticks, value);
        }
    }

    /**
     * Pressure on one key.
     *
     * @param pitch 0 to 127
     * @param value 0 to 127
     */
    record KeyPressure(long tick, int pitch, int value) implements TrackEvent {
        @Override
        public KeyPressure movedBy(long ticks) {
            return new KeyPressure(tick + ticks, pitch, value);
        }
    }
}
