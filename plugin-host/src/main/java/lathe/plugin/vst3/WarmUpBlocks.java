package lathe.plugin.vst3;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;

/**
 * Blocks through the very function that the host will call, before it does: with noise, silence and numbers below the
 * normal range, with and without points and notes, so that the compiler has seen every branch and need not take code back
 * in the middle of a song.
 */
final class WarmUpBlocks {

    private static final int PROCESS = 9;
    private static final int FRAMES = 64;
    private static final int SOUNDS = 4;
    private static final int POINTS = 4;
    private static final long FIRST_NANOS = 300_000_000;
    private static final long NEXT_NANOS = 3_000_000;

    /** What has been warmed in this process: how often code ran is a property of the process, as its code is. */
    private static final Set<String> WARM = ConcurrentHashMap.newKeySet();

    private final Vst3Plugin plugin;

    WarmUpBlocks(Vst3Plugin plugin) {
        this.plugin = plugin;
    }

    /** Runs; true if the instance has to be activated anew. */
    boolean run(Buses buses) {
        PluginInstance instance = plugin.instance();
        ParameterBank bank = instance.bank();
        long least = WARM.add(instance.descriptor().id()) ? FIRST_NANOS : NEXT_NANOS;
        double[] before = new double[bank.count()];
        for (int i = 0; i < before.length; i++) {
            before[i] = bank.value(i);
        }
        plugin.handler().quiet(true);
        try (Song song = new Song(buses, bank)) {
            long end = System.nanoTime() + least;
            long entry = NativeCalls.method(plugin.address(Ids.AUDIO_PROCESSOR), PROCESS);
            for (int block = 0; System.nanoTime() < end; block++) {
                song.next(block);
                NativeCalls.call(entry, plugin.address(Ids.AUDIO_PROCESSOR), song.data());
            }
        } finally {
            plugin.handler().quiet(false);
            for (int i = 0; i < before.length; i++) {
                instance.setFromHost(i, before[i]);
            }
        }
        return true;
    }

    /** A host's structures for one block, with something else in them each time. */
    private static final class Song implements AutoCloseable {

        private final Buses buses;
        private final ParameterBank bank;
        private final ChangeList changes = new ChangeList(2, POINTS);
        private final EventList events = new EventList(8);
        private final int channels;
        private final int sideChannels;
        private final long memory;
        private final long sounds;

        Song(Buses buses, ParameterBank bank) {
            this.buses = buses;
            this.bank = bank;
            ChannelLayout layout = buses.layout();
            channels = layout.channels();
            SpeakerArrangement side = buses.side();
            sideChannels = side == null ? 0 : side.channels();
            int structures = 512 + 8 * (2 * channels + sideChannels);
            memory = NativeMemory.take(structures + 4L * FRAMES * (SOUNDS + channels));
            sounds = memory + structures;
            Random random = new Random(1);
            for (int i = 0; i < FRAMES; i++) {
                NativeMemory.float32(sounds + 4L * i, random.nextFloat() - 0.5f);
                NativeMemory.float32(sounds + 4L * (FRAMES + i), Float.MIN_NORMAL * random.nextFloat());
                NativeMemory.float32(sounds + 4L * (2 * FRAMES + i), (float) Math.exp(-i) * random.nextFloat());
            }
            fillIn();
        }

        long data() {
            return memory;
        }

        private void fillIn() {
            long inputs = memory + 128;
            long outputs = memory + 192;
            long context = memory + 224;
            int inputBuses = buses.count(Buses.AUDIO, Buses.INPUT);
            NativeMemory.int32(memory + Layout.DATA_INPUTS, inputBuses);
            NativeMemory.int32(memory + Layout.DATA_OUTPUTS, 1);
            NativeMemory.word(memory + Layout.DATA_INPUT_BUFFERS, inputs);
            NativeMemory.word(memory + Layout.DATA_OUTPUT_BUFFERS, outputs);
            NativeMemory.word(memory + Layout.DATA_CONTEXT, context);
            NativeMemory.float64(context + Layout.CONTEXT_RATE, 48_000);
            NativeMemory.float64(context + Layout.CONTEXT_TEMPO, 120);
            long pointers = memory + 512;
            if (buses.hasMainInput()) {
                bus(inputs, channels, pointers);
            }
            if (sideChannels > 0) {
                long place = inputs + (long) Layout.BUFFERS_SIZE * (inputBuses - 1);
                bus(place, sideChannels, pointers + 8L * channels);
            }
            long outputPointers = pointers + 8L * (channels + sideChannels);
            bus(outputs, channels, outputPointers);
            for (int c = 0; c < channels; c++) {
                NativeMemory.word(outputPointers + 8L * c, sounds + 4L * FRAMES * (SOUNDS + c));
            }
        }

        private static void bus(long at, int channels, long pointers) {
            NativeMemory.int32(at + Layout.BUFFERS_CHANNELS, channels);
            NativeMemory.word(at + Layout.BUFFERS_POINTERS, pointers);
        }

        void next(int block) {
            long sound = sounds + 4L * FRAMES * ((block >> 3) % SOUNDS);
            for (int c = 0; c < channels + sideChannels; c++) {
                NativeMemory.word(memory + 512 + 8L * c, sound);
            }
            NativeMemory.int32(memory + Layout.DATA_FRAMES, (block & 7) == 0 ? FRAMES / 2 + 1 : FRAMES);
            NativeMemory.int32(memory + 224 + Layout.CONTEXT_STATE, (block & 1) == 0 ? -1 : 0);
            changes.clear();
            events.clear();
            if ((block & 3) == 0 && bank.count() > 0) {
                int index = (block >> 2) % bank.count();
                Parameter parameter = bank.parameter(index);
                if (!parameter.isFixedWhileRunning()) {
                    double knob = parameter.knobOf(parameter.initial());
                    changes.add(bank.number(index), 0, (block & 64) == 0 ? knob : 0.5);
                    changes.add(bank.number(index), FRAMES - 1, knob);
                }
            }
            if ((block & 15) == 1) {
                events.noteOn(3, block, 0, 60, 0.8, 1);
                events.expression(4, 0, block, 0.25);
                events.pressure(5, block, 0, 60, 0.5);
                events.controller(6, 1, 0, 64, 0);
            } else if ((block & 15) == 9) {
                events.noteOff(7, block - 8, 0, 60, 0.5);
            }
            NativeMemory.word(memory + Layout.DATA_CHANGES, (block & 1) == 0 ? changes.address() : 0);
            NativeMemory.word(memory + Layout.DATA_EVENTS, (block & 1) == 1 ? events.address() : 0);
        }

        @Override
        public void close() {
            changes.release();
            events.release();
            NativeMemory.give(memory);
        }
    }
}
