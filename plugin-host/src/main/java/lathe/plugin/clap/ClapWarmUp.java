package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.EditRing;
import lathe.plugin.instance.PluginInstance;
import lathe.plugin.instance.WarmUp;

/** The warm-up in CLAP's structures: calls the instance's own process function as a host does. */
final class ClapWarmUp implements AutoCloseable {

    private static final int MOST_CHANNELS = 32;
    private static final int POINTERS = 8 * MOST_CHANNELS;
    private static final int MOST_EVENTS = 32;
    private static final int UNKNOWN_SPACE = 77;

    private final ClapPlugin plugin;
    private final PluginInstance instance;
    private final EventList events = new EventList(MOST_EVENTS);
    private final EventSink sink = new EventSink(MOST_EVENTS);
    private final EventList transports = new EventList(1);
    private final EditRing edits;

    /** The process structure, two input and one output buffer, three rows of channel pointers. */
    private final long process = NativeMemory.take(BlockCall.BYTES + 3L * Buffer.BYTES + 3L * POINTERS);

    private final long buffers = process + BlockCall.BYTES;
    private final long pointers = buffers + 3L * Buffer.BYTES;

    private ClapWarmUp(ClapPlugin plugin) {
        this.plugin = plugin;
        instance = plugin.instance();
        edits = plugin.edits().rehearse();
        for (int i = 0; i < 3; i++) {
            word(buffers + (long) Buffer.BYTES * i, pointers + (long) POINTERS * i);
        }
    }

    /** Warms an instance that was activated just now. */
    static void run(ClapPlugin plugin, int longestBlock) {
        for (PluginDescriptor stranger : WarmUp.strangers()) {
            ClapPlugin.rehearse(stranger, longestBlock);
        }
        warm(plugin, longestBlock);
    }

    /** Warms this one only. */
    static void warm(ClapPlugin plugin, int longestBlock) {
        try (ClapWarmUp warmUp = new ClapWarmUp(plugin)) {
            WarmUp.run(plugin.instance(), longestBlock, warmUp::play);
        }
    }

    private void play(WarmUp.Round round) {
        connect(round);
        events.clear();
        if (round.parameter() >= 0) {
            values(round);
        }
        if (round.hasNotes()) {
            notes(round);
        }
        if (round.number() % 7 == 0) {
            events.transport(round.frames() / 2, 0, 120, 0);
        }
        if (round.hasEdit()) {
            edits.add((long) ClapEvent.GESTURE_BEGIN << 32 | round.parameter(), 0);
            edits.add((long) ClapEvent.PARAM_VALUE << 32 | round.parameter(), round.value());
            edits.add((long) ClapEvent.GESTURE_END << 32 | round.parameter(), 0);
        }
        transports.clear();
        transports.transport(0, round.number() % 2 == 0 ? -1 : 0, 90 + round.number() % 60, round.number() * 0.01);
        word(process + BlockCall.TRANSPORT, round.hasTransport() ? transports.event(0) : 0);
        sink.refuse(round.number() % 18 == 0);
        sink.clear();
        if (round.number() % 8 == 0) {
            plugin.process().pretendLongQuiet();
        }
        if (round.number() % 17 == 0) {
            plugin.process().flush(events.address(), sink.address());
        }
        NativeCalls.call(word(plugin.address() + Plugin.PROCESS), plugin.address(), process);
        rest(round);
    }

    private void rest(WarmUp.Round round) {
        for (int c = 0; c < instance.ports().channels(); c++) {
            word(pointers + 2L * POINTERS + 8L * c, round.silence());
        }
        plugin.process().rehearseRest(process, round.frames());
    }

    private void connect(WarmUp.Round round) {
        int main = instance.ports().channels();
        int side = instance.ports().sideChannels();
        boolean mainInput = plugin.ports().hasMainInput();
        int sideAt = mainInput ? 1 : 0;
        for (int c = 0; c < main; c++) {
            word(pointers + 8L * c, round.input(c));
            word(pointers + 2L * POINTERS + 8L * c, round.output(c));
        }
        for (int c = 0; c < side; c++) {
            word(pointers + (long) POINTERS * sideAt + 8L * c, round.sideInput(c));
        }
        int32(buffers + Buffer.CHANNELS, mainInput ? main : side);
        int32(buffers + Buffer.BYTES + Buffer.CHANNELS, side);
        int32(buffers + 2L * Buffer.BYTES + Buffer.CHANNELS, main);
        int32(process + BlockCall.FRAMES, round.frames());
        word(process + BlockCall.INPUTS, buffers);
        word(process + BlockCall.OUTPUTS, buffers + 2L * Buffer.BYTES);
        boolean withSide = side > 0 && round.hasSideChain();
        int32(process + BlockCall.INPUT_COUNT, sideAt + (withSide ? 1 : 0));
        int32(process + BlockCall.OUTPUT_COUNT, 1);
        word(process + BlockCall.IN_EVENTS, events.address());
        word(process + BlockCall.OUT_EVENTS, sink.address());
    }

    private void values(WarmUp.Round round) {
        int number = instance.bank().number(round.parameter());
        int last = round.frames() - 1;
        switch (round.number() / 2 % 4) {
            case 0 -> events.value(0, number, round.value());
            case 1 -> events.value(round.frame(), number, round.value());
            case 2 -> {
                boolean fixed = instance.bank().parameter(round.parameter()).isFixedWhileRunning();
                events.modulation(last, number, fixed ? 0 : 0.01 * round.value());
                events.value(last + 10, number, round.value());
            }
            default -> {
                events.value(last, number, round.value());
                events.value(last / 3, ~number, round.value());
                events.modulation(0, ~number, round.value());
                events.modulation(0, number, 0);
                events.inSpace(UNKNOWN_SPACE, number);
            }
        }
    }

    private void notes(WarmUp.Round round) {
        int last = round.frames() - 1;
        int key = 36 + round.number() % 48;
        events.note(ClapEvent.NOTE_ON, 0, round.number(), 0, key, 0.8);
        events.note(ClapEvent.NOTE_ON, last, -1, 1, key, 0.1);
        events.note(ClapEvent.NOTE_ON, last, -1, -1, -1, 0.5);
        for (int kind = -1; kind < 8; kind++) {
            events.expression(last / 2, kind, round.number() % 2 == 0 ? -1 : round.number(), 0, key, 0.5);
        }
        events.note(ClapEvent.NOTE_OFF, last / 2, round.number() % 2 == 0 ? -1 : round.number(), 0, key, 0);
        events.midi(0, 0x90, key + 1, 100);
        events.midi(last / 2, 0x90, key + 1, 0);
        events.midi(last, 0x80, key + 1, 64);
        for (int status = 0xA0; status <= 0xE0; status += 0x10) {
            events.midi(last, status | round.number() % 16, round.number() % 128, 64);
        }
        if (round.number() % 9 == 0) {
            events.note(ClapEvent.NOTE_CHOKE, last, -1, -1, -1, 0);
            events.plain(ClapEvent.MIDI_SYSEX, last);
        }
    }

    @Override
    public void close() {
        plugin.edits().endRehearsal();
        plugin.process().wake();
        events.close();
        transports.close();
        sink.close();
        NativeMemory.give(process);
    }
}
