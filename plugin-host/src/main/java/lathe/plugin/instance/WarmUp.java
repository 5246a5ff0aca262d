package lathe.plugin.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;

/**
 * Plays made-up blocks through a format's real entry before the first true one, so that the compiler has seen every
 * branch: a branch that it has seen go one way only is compiled as a trap, and at one call a block it takes seconds to
 * recover from the first time it goes the other way.
 *
 * <p>Each round mixes another signal, parameter, value and event; the format's adapter turns it into its own structures.
 * Afterwards values, transport and processor are as before. The compiler works once a process and plugin for all
 * instances, so that only the first warm-up is long.
 */
public final class WarmUp {

    private static final long FIRST_NANOS = 200_000_000;
    private static final long FIRST_MOST_NANOS = 800_000_000;
    private static final int FIRST_ROUNDS = 12_000;
    private static final int STRANGERS_TURNS = 12;
    private static final long LATER_NANOS = 2_000_000;
    private static final int[] LENGTHS = {64, 64, 33, 1, 64, 256};
    private static final int LONGEST = 256;
    private static final int ROUNDS_WATCHED = 64;

    /** Channels read the same signals a little later each. */
    private static final int CHANNEL_STEP = 7;

    private static final int MOST_CHANNELS = 24;
    private static final int SIGNAL_FRAMES = LONGEST + CHANNEL_STEP * MOST_CHANNELS;

    /** Plugins that this process has warmed, by id. What the compiler knows is the process's too. */
    private static final Set<String> WARMED = ConcurrentHashMap.newKeySet();

    /** Plays one made-up block through the format's entry. */
    @FunctionalInterface
    public interface Entry {

        /** Turns the round into the host's structures and calls process. */
        void play(Round round);
    }

    private WarmUp() {}

    /**
     * Plugins to be made, warmed and closed before the process's first true one: the code that all plugins share then knows
     * more than one kind, however slow the first is. They take short turns, so that no kind is alone when code is compiled. Empty
     * ever after.
     */
    public static List<PluginDescriptor> strangers() {
        List<PluginDescriptor> turns = new ArrayList<>();
        for (int turn = 0; turn < STRANGERS_TURNS && WARMED.isEmpty(); turn++) {
            turns.addAll(Strangers.all());
        }
        return turns;
    }

    /**
     * Warms an instance that was activated just now.
     *
     * @param longestBlock the host's
     */
    public static void run(PluginInstance instance, int longestBlock, Entry entry) {
        boolean first = WARMED.add(instance.descriptor().id());
        boolean stranger = instance.descriptor().id().startsWith(Strangers.ID);
        boolean whole = first && !stranger;
        long least = whole ? FIRST_NANOS : LATER_NANOS;
        try (Round round = new Round(instance, Math.min(LONGEST, longestBlock))) {
            instance.rehearse(() -> {
                long began = System.nanoTime();
                boolean more = true;
                while (more) {
                    round.begin();
                    entry.play(round);
                    if (whole && round.number % ROUNDS_WATCHED == 0) {
                        instance.rehearseWatching(round.number % (2 * ROUNDS_WATCHED) == 0);
                    }
                    long passed = System.nanoTime() - began;
                    more = passed < least || (whole && round.number < FIRST_ROUNDS && passed < FIRST_MOST_NANOS);
                }
                instance.rehearseWatching(false);
            });
        }
    }

    /** What one made-up block is made of. */
    public static final class Round implements AutoCloseable {

        private static final int SIGNALS = 5;
        private static final int SILENCE = 2;

        private final PluginInstance instance;
        private final int longest;
        private final Random random = new Random(1);
        private final long signals = NativeMemory.take(4L * SIGNALS * SIGNAL_FRAMES);
        private final long outputs = NativeMemory.take(4L * MOST_CHANNELS * LONGEST);
        private int number;
        private int parameter;
        private double value;

        private Round(PluginInstance instance, int longest) {
            this.instance = instance;
            this.longest = longest;
            fill();
        }

        private void fill() {
            float[] noise = new float[SIGNAL_FRAMES];
            for (int signal = 0; signal < SIGNALS; signal++) {
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = sample(signal, i);
                }
                NativeMemory.copy(noise, 0, signals + 4L * signal * SIGNAL_FRAMES, noise.length);
            }
        }

        private float sample(int signal, int frame) {
            double noise = 2 * random.nextDouble() - 1;
            return switch (signal) {
                case 0 -> (float) (4 * noise); // hotter than full scale: limiters and clips work
                case 1 -> (float) (0.1 * noise);
                case SILENCE -> 0;
                case 3 -> (float) (noise * Math.pow(10, -45.0 * frame / SIGNAL_FRAMES)); // down into the denormals
                default -> frame % 50 == 9 ? Float.NaN : frame % 50 == 33 ? Float.NEGATIVE_INFINITY : (float) noise;
            };
        }

        private void begin() {
            number++;
            parameter = -1;
            if (instance.bank().count() > 0 && number % 2 == 0) {
                parameter = number / 2 % instance.bank().count();
                value = chooseValue();
            }
            if (number % 13 == 0) {
                instance.rehearseReload();
            }
            if (hasEdit()) {
                instance.rehearseEdit(parameter, value);
            }
        }

        private double chooseValue() {
            var declared = instance.bank().parameter(parameter);
            if (declared.isFixedWhileRunning()) {
                return instance.bank().value(parameter);
            }
            return switch (random.nextInt(4)) {
                case 0 -> declared.min();
                case 1 -> declared.max();
                case 2 -> declared.initial();
                default -> declared.valueAt(random.nextDouble());
            };
        }

        /** Counts rounds. */
        public int number() {
            return number;
        }

        /** Length of the block. */
        public int frames() {
            return Math.min(longest, LENGTHS[number % LENGTHS.length]);
        }

        /** Some frame of the block. */
        public int frame() {
            return random.nextInt(frames());
        }

        /** Index of the parameter that moves, or -1. */
        public int parameter() {
            return parameter;
        }

        /** Where it moves to, natural units. */
        public double value() {
            return value;
        }

        /** Address of a main input channel's samples, to be left alone. */
        public long input(int channel) {
            return signal(number / 3, channel);
        }

        /** Address of a side-chain channel's samples, to be left alone. One input sounds while the other is silent, and back. */
        public long sideInput(int channel) {
            return signal(number / 4, channel);
        }

        private long signal(int turn, int channel) {
            return signals + 4L * (turn % SIGNALS * SIGNAL_FRAMES + CHANNEL_STEP * (channel % MOST_CHANNELS));
        }

        /** Address of silence, to be left alone. */
        public long silence() {
            return signals + 4L * SILENCE * SIGNAL_FRAMES;
        }

        /** Address of an output channel's samples. */
        public long output(int channel) {
            return outputs + 4L * LONGEST * (channel % MOST_CHANNELS);
        }

        /** Whether the side chain is connected. */
        public boolean hasSideChain() {
            return number % 4 < 2;
        }

        /** Whether an edit of the parameter by hand goes out. */
        public boolean hasEdit() {
            return parameter >= 0 && number % 6 == 0;
        }

        /** Whether notes come. */
        public boolean hasNotes() {
            return number % 3 == 0;
        }

        /** Whether the host tells its song's place. */
        public boolean hasTransport() {
            return number % 5 < 3;
        }

        @Override
        public void close() {
            NativeMemory.give(signals);
            NativeMemory.give(outputs);
        }
    }
}
