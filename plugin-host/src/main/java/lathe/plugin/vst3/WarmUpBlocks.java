package lathe.plugin.vst3;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;
import lathe.plugin.instance.WarmUp;

/** The made-up blocks of a warm-up in a host's structures, through the very function that the host will call. */
final class WarmUpBlocks {

    private static final int PROCESS = 9;
    private static final int STRUCTURES = 512;
    private static final int INPUTS = 128;
    private static final int OUTPUTS = 192;
    private static final int CONTEXT = 224;
    private static final int KEY = 60;

    private final Vst3Plugin plugin;

    WarmUpBlocks(Vst3Plugin plugin) {
        this.plugin = plugin;
    }

    /** Warms the instance, which was activated just now. */
    void run(int longestBlock) {
        boolean side = plugin.buses().isSideActive();
        plugin.handler().quiet(true);
        try (Host host = new Host(plugin)) {
            WarmUp.run(plugin.instance(), longestBlock, host::play);
        } finally {
            plugin.handler().quiet(false);
            plugin.buses().sideActive(side);
        }
    }

    /** A host's structures for one block. */
    private static final class Host implements AutoCloseable {

        private final PluginInstance instance;
        private final ParameterBank bank;
        private final Buses buses;
        private final ChangeList changes = new ChangeList(2, 4);
        private final EventList events = new EventList(8);
        private final int channels;
        private final int sideChannels;
        private final long data;
        private final long pointers;
        private final long entry;
        private final long processor;

        Host(Vst3Plugin plugin) {
            instance = plugin.instance();
            bank = instance.bank();
            buses = plugin.buses();
            channels = buses.main().channels();
            SpeakerArrangement side = buses.side();
            sideChannels = side == null ? 0 : side.channels();
            data = NativeMemory.take(STRUCTURES + 8L * (2 * channels + sideChannels));
            pointers = data + STRUCTURES;
            processor = plugin.address(Ids.AUDIO_PROCESSOR);
            entry = NativeCalls.method(processor, PROCESS);
            connect();
        }

        private void connect() {
            int inputs = buses.count(Buses.AUDIO, Buses.INPUT);
            NativeMemory.int32(data + Layout.DATA_INPUTS, inputs);
            NativeMemory.int32(data + Layout.DATA_OUTPUTS, 1);
            NativeMemory.word(data + Layout.DATA_INPUT_BUFFERS, data + INPUTS);
            NativeMemory.word(data + Layout.DATA_OUTPUT_BUFFERS, data + OUTPUTS);
            if (buses.hasMainInput()) {
                bus(data + INPUTS, channels, pointers);
            }
            if (sideChannels > 0) {
                long last = data + INPUTS + (long) Layout.BUFFERS_SIZE * (inputs - 1);
                bus(last, sideChannels, pointers + 8L * channels);
            }
            bus(data + OUTPUTS, channels, pointers + 8L * (channels + sideChannels));
            NativeMemory.float64(data + CONTEXT + Layout.CONTEXT_RATE, 48_000);
            NativeMemory.float64(data + CONTEXT + Layout.CONTEXT_TEMPO, 120);
        }

        private static void bus(long at, int channels, long pointers) {
            NativeMemory.int32(at + Layout.BUFFERS_CHANNELS, channels);
            NativeMemory.word(at + Layout.BUFFERS_POINTERS, pointers);
        }

        void play(WarmUp.Round round) {
            for (int c = 0; c < channels; c++) {
                NativeMemory.word(pointers + 8L * c, round.input(c));
            }
            for (int c = 0; c < sideChannels; c++) {
                NativeMemory.word(pointers + 8L * (channels + c), round.sideInput(c));
            }
            for (int c = 0; c < channels; c++) {
                NativeMemory.word(pointers + 8L * (channels + sideChannels + c), round.output(c));
            }
            NativeMemory.int32(data + Layout.DATA_FRAMES, round.frames());
            NativeMemory.word(data + Layout.DATA_CONTEXT, round.hasTransport() ? data + CONTEXT : 0);
            NativeMemory.int32(data + CONTEXT + Layout.CONTEXT_STATE, round.number() % 2 == 0 ? -1 : 0);
            buses.sideActive(round.hasSideChain());
            change(round);
            notes(round);
            NativeCalls.call(entry, processor, data);
        }

        private void change(WarmUp.Round round) {
            changes.clear();
            int index = round.parameter();
            if (index >= 0) {
                double knob = bank.parameter(index).knobOf(round.value());
                changes.add(bank.number(index), round.number() % 3, knob);
                if (round.number() % 4 == 0 && !bank.parameter(index).isFixedWhileRunning()) { // a line
                    changes.add(bank.number(index), round.frames() - 1, 1 - knob);
                }
            }
            NativeMemory.word(data + Layout.DATA_CHANGES, index < 0 && round.hasNotes() ? 0 : changes.address());
        }

        private void notes(WarmUp.Round round) {
            events.clear();
            int id = round.number() / 6;
            if (round.hasNotes() && round.number() % 2 == 0) {
                events.noteOn(0, id, 0, KEY, 0.8, round.number() % 4);
                events.expression(1, round.number() % 8, id, 0.25);
                events.pressure(1, id, 0, KEY, 0.5);
                events.controller(2, 1 + round.number() % 130, 0, 64, 0);
            } else if (round.hasNotes()) {
                events.noteOff(0, id, 0, KEY, 0.5);
            }
            NativeMemory.word(data + Layout.DATA_EVENTS, round.number() % 7 == 0 ? 0 : events.address());
        }

        @Override
        public void close() {
            changes.release();
            events.release();
            NativeMemory.give(data);
        }
    }
}
