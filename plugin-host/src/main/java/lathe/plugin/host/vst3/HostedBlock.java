package lathe.plugin.host.vst3;

import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.vst3.ChangeList;
import lathe.plugin.vst3.EventList;
import lathe.plugin.vst3.Layout;
import lathe.plugin.vst3.Result;
import lathe.plugin.vst3.SpeakerArrangement;

/** The structures of a block for a plugin of any maker: buses as it has them, its first of each direction connected. */
final class HostedBlock implements AutoCloseable {

    private static final int MOST_BUSES = 32;
    private static final int TEMPO_AND_PLAYING = 1 << 1 | 1 << 10;

    private final Halves halves;
    private final EventList events = new EventList(256);
    private final ChangeList answers = new ChangeList(256, 4);
    private final long data = NativeMemory.take(Layout.DATA_SIZE + Layout.CONTEXT_SIZE);
    private final long context = data + Layout.DATA_SIZE;
    private ChannelLayout layout = ChannelLayout.STEREO;
    private SpeakerArrangement order = new SpeakerArrangement(layout);
    private long memory;
    private long inputs;
    private long outputs;
    private long songFrames;

    HostedBlock(Halves halves) {
        this.halves = halves;
    }

    EventList events() {
        return events;
    }

    ChannelLayout layout() {
        return layout;
    }

    int inputChannels() {
        return channels(ComponentCalls.INPUT, 0);
    }

    int outputChannels() {
        return channels(ComponentCalls.OUTPUT, 0);
    }

    private int buses(int direction) {
        return Math.min(MOST_BUSES, halves.component().busCount(ComponentCalls.AUDIO, direction));
    }

    private int channels(int direction, int bus) {
        if (bus >= buses(direction)) {
            return 0;
        }
        long info = NativeMemory.take(Layout.BUS_SIZE);
        try {
            int result = halves.component().busInfo(ComponentCalls.AUDIO, direction, bus, info);
            return result == Result.OK ? NativeMemory.int32(info + Layout.BUS_CHANNELS) : 0;
        } finally {
            NativeMemory.give(info);
        }
    }

    /** Agrees on channels, rate and length of blocks. */
    void prepare(ProcessSetup setup, String name) {
        layout = setup.layout();
        order = new SpeakerArrangement(layout);
        arrange();
        long structure = NativeMemory.take(Layout.SETUP_SIZE);
        try {
            NativeMemory.int32(structure + Layout.SETUP_MODE, setup.mode() == ProcessSetup.Mode.OFFLINE ? 2 : 0);
            NativeMemory.int32(structure + Layout.SETUP_MAX_FRAMES, setup.maxFrames());
            NativeMemory.float64(structure + Layout.SETUP_RATE, setup.sampleRateHz());
            if (halves.processor().setup(structure) != Result.OK) {
                throw new HostedPluginException(name + " refuses " + setup.sampleRateHz() + " Hz");
            }
        } finally {
            NativeMemory.give(structure);
        }
        activateBuses(ComponentCalls.INPUT);
        activateBuses(ComponentCalls.OUTPUT);
        allocate(setup);
    }

    private void arrange() {
        int in = buses(ComponentCalls.INPUT);
        int out = buses(ComponentCalls.OUTPUT);
        long wishes = NativeMemory.take(8L * 2 * MOST_BUSES);
        try {
            long outWishes = wishes + 8L * MOST_BUSES;
            for (int i = 0; i < in; i++) {
                halves.processor().getBusArrangement(ComponentCalls.INPUT, i, wishes + 8L * i);
            }
            for (int i = 0; i < out; i++) {
                halves.processor().getBusArrangement(ComponentCalls.OUTPUT, i, outWishes + 8L * i);
            }
            NativeMemory.word(wishes, order.bits());
            NativeMemory.word(outWishes, order.bits());
            halves.processor().setBusArrangements(wishes, in, outWishes, out); // refused: what it has stays
        } finally {
            NativeMemory.give(wishes);
        }
    }

    /** The first bus carries our sound; side chains and further outputs stay off. */
    private void activateBuses(int direction) {
        for (int i = 0; i < buses(direction); i++) {
            halves.component().activateBus(ComponentCalls.AUDIO, direction, i, i == 0);
        }
        if (halves.component().busCount(ComponentCalls.EVENTS, direction) > 0) {
            halves.component().activateBus(ComponentCalls.EVENTS, direction, 0, true);
        }
    }

    private void allocate(ProcessSetup setup) {
        free();
        int in = buses(ComponentCalls.INPUT);
        int out = buses(ComponentCalls.OUTPUT);
        long channels = 0;
        for (int i = 0; i < in; i++) {
            channels += channels(ComponentCalls.INPUT, i);
        }
        for (int i = 0; i < out; i++) {
            channels += channels(ComponentCalls.OUTPUT, i);
        }
        long structures = (long) Layout.BUFFERS_SIZE * (in + out);
        memory = NativeMemory.take(structures + channels * (8 + 4L * setup.maxFrames()) + 16);
        inputs = memory;
        outputs = memory + (long) Layout.BUFFERS_SIZE * in;
        long pointer = memory + structures;
        long sound = pointer + 8 * channels;
        for (int i = 0; i < in + out; i++) {
            int own = i < in ? channels(ComponentCalls.INPUT, i) : channels(ComponentCalls.OUTPUT, i - in);
            long bus = memory + (long) Layout.BUFFERS_SIZE * i;
            NativeMemory.int32(bus + Layout.BUFFERS_CHANNELS, own);
            NativeMemory.word(bus + Layout.BUFFERS_POINTERS, pointer);
            for (int c = 0; c < own; c++, pointer += 8, sound += 4L * setup.maxFrames()) {
                NativeMemory.word(pointer, sound);
            }
        }
        fillIn(in, out, setup);
    }

    private void fillIn(int in, int out, ProcessSetup setup) {
        NativeMemory.int32(data + Layout.DATA_MODE, setup.mode() == ProcessSetup.Mode.OFFLINE ? 2 : 0);
        NativeMemory.int32(data + Layout.DATA_INPUTS, in);
        NativeMemory.int32(data + Layout.DATA_OUTPUTS, out);
        NativeMemory.word(data + Layout.DATA_INPUT_BUFFERS, inputs);
        NativeMemory.word(data + Layout.DATA_OUTPUT_BUFFERS, outputs);
        NativeMemory.word(data + Layout.DATA_CHANGES, halves.changes().address());
        NativeMemory.word(data + Layout.DATA_OUTPUT_CHANGES, answers.address());
        NativeMemory.word(data + Layout.DATA_EVENTS, events.address());
        NativeMemory.word(data + Layout.DATA_CONTEXT, context);
        NativeMemory.int32(context + Layout.CONTEXT_STATE, TEMPO_AND_PLAYING);
        NativeMemory.float64(context + Layout.CONTEXT_RATE, setup.sampleRateHz());
        NativeMemory.float64(context + Layout.CONTEXT_TEMPO, 120);
        NativeMemory.int32(context + Layout.CONTEXT_METER_NUMERATOR, 4);
        NativeMemory.int32(context + Layout.CONTEXT_METER_DENOMINATOR, 4);
        songFrames = 0;
    }

    /** The result code. */
    int process(float[][] input, float[][] output, int frames) {
        for (int c = 0; c < input.length; c++) {
            NativeMemory.copy(input[c], 0, sound(inputs, c, input.length), frames);
        }
        NativeMemory.int32(data + Layout.DATA_FRAMES, frames);
        NativeMemory.word(context + Layout.CONTEXT_SONG_FRAMES, songFrames);
        answers.clear();
        int result = halves.processor().process(data);
        songFrames += frames;
        halves.changes().clear();
        events.clear();
        for (int c = 0; c < output.length; c++) {
            NativeMemory.copy(sound(outputs, c, output.length), output[c], 0, frames);
        }
        for (int i = 0; i < answers.size(); i++) { // such as meters: their controller shows them
            int last = answers.queue(i).size() - 1;
            if (last >= 0) {
                halves.controller()
                        .setNormalized(answers.queue(i).id(), answers.queue(i).normalized(last));
            }
        }
        return result;
    }

    private long sound(long bus, int channel, int channels) {
        int place = channels == order.channels() ? order.placeOf(channel) : channel;
        return NativeMemory.word(NativeMemory.word(bus + Layout.BUFFERS_POINTERS) + 8L * place);
    }

    private void free() {
        if (memory != 0) {
            NativeMemory.give(memory);
            memory = 0;
        }
    }

    @Override
    public void close() {
        free();
        NativeMemory.give(data);
        events.release();
        answers.release();
    }
}
