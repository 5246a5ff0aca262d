package lathe.plugin.vst3;

import java.util.Arrays;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.host.vst3.ComponentCalls;
import lathe.plugin.host.vst3.ControllerCalls;
import lathe.plugin.host.vst3.ProcessorCalls;

/** A host with one plugin on it: everything goes through the native tables, as a host's calls do. */
final class Bench implements AutoCloseable {

    static final int MOST_FRAMES = 1 << 15;
    private static final int MOST_CHANNELS = 8;

    final ComponentCalls component;
    final ProcessorCalls processor;
    final ControllerCalls controller;
    final HandlerLog handler = new HandlerLog();
    final ChangeList changes = new ChangeList(64, 1024);
    final EventList events = new EventList(256);
    final Vst3Plugin plugin;

    private final long memory = NativeMemory.take(4096 + 3L * MOST_CHANNELS * MOST_FRAMES * 4);
    private final long data = memory;
    private final long context = memory + 128;
    private final long inputs = memory + 256;
    private final long outputs = memory + 320;
    private final long pointers = memory + 384;
    private final long scratch = memory + 1024;
    private final long sound = memory + 4096;

    Bench(PluginDescriptor descriptor) {
        long iid = scratch;
        long out = scratch + 16;
        Ids.COMPONENT.write(iid);
        if (Vst3Plugin.create(descriptor, iid, out) != Result.OK) {
            throw new IllegalStateException("not made");
        }
        component = new ComponentCalls(NativeMemory.word(out));
        plugin = Vst3Plugin.of(component.object());
        processor = new ProcessorCalls(Unknown.query(component.object(), Ids.AUDIO_PROCESSOR));
        controller = new ControllerCalls(Unknown.query(component.object(), Ids.EDIT_CONTROLLER));
        component.initialize(0);
        controller.setHandler(handler.address());
    }

    long scratch() {
        return scratch;
    }

    long context() {
        return context;
    }

    long data() {
        return data;
    }

    int setup(double rate, int maxFrames, int mode) {
        NativeMemory.int32(scratch + Layout.SETUP_MODE, mode);
        NativeMemory.int32(scratch + Layout.SETUP_SAMPLE_SIZE, 0);
        NativeMemory.int32(scratch + Layout.SETUP_MAX_FRAMES, maxFrames);
        NativeMemory.float64(scratch + Layout.SETUP_RATE, rate);
        return processor.setup(scratch);
    }

    Bench activate(double rate, int maxFrames) {
        if (setup(rate, maxFrames, 0) != Result.OK
                || component.setActive(true) != Result.OK
                || processor.setProcessing(true) != Result.OK) {
            throw new IllegalStateException("not active");
        }
        return this;
    }

    /** A bus's structure: 0 and 1 are the inputs. */
    long inputBus(int index) {
        return inputs + (long) Layout.BUFFERS_SIZE * index;
    }

    long outputBus() {
        return outputs;
    }

    long channelAddress(int place) {
        return sound + 4L * MOST_FRAMES * place;
    }

    private void bus(long at, int channels, int firstPlace) {
        NativeMemory.int32(at + Layout.BUFFERS_CHANNELS, channels);
        NativeMemory.word(at + Layout.BUFFERS_SILENCE, 0);
        NativeMemory.word(at + Layout.BUFFERS_POINTERS, pointers + 8L * firstPlace);
        for (int c = 0; c < channels; c++) {
            NativeMemory.word(pointers + 8L * (firstPlace + c), channelAddress(firstPlace + c));
        }
    }

    /** Processes a block; the changes and events added before go with it and are forgotten. */
    float[][] process(float[][] input, float[][] side, int channelsOut, int frames) {
        prepareBlock(input, side, channelsOut, frames);
        lastResult = processor.process(data);
        changes.clear();
        events.clear();
        float[][] out = new float[channelsOut][Math.max(0, frames)];
        for (int c = 0; c < channelsOut; c++) {
            NativeMemory.copy(channelAddress(2 * MOST_CHANNELS + c), out[c], 0, out[c].length);
        }
        return out;
    }

    int lastResult;

    void prepareBlock(float[][] input, float[][] side, int channelsOut, int frames) {
        NativeMemory.clear(data, Layout.DATA_SIZE);
        for (int c = 0; c < input.length; c++) {
            NativeMemory.copy(input[c], 0, channelAddress(c), frames);
        }
        for (int c = 0; c < side.length; c++) {
            NativeMemory.copy(side[c], 0, channelAddress(MOST_CHANNELS + c), frames);
        }
        bus(inputs, input.length, 0);
        bus(inputs + Layout.BUFFERS_SIZE, side.length, MOST_CHANNELS);
        bus(outputs, channelsOut, 2 * MOST_CHANNELS);
        for (int c = 0; c < channelsOut; c++) {
            float[] rubbish = new float[Math.max(0, frames)];
            Arrays.fill(rubbish, 123);
            NativeMemory.copy(rubbish, 0, channelAddress(2 * MOST_CHANNELS + c), rubbish.length);
        }
        NativeMemory.int32(data + Layout.DATA_FRAMES, frames);
        NativeMemory.int32(data + Layout.DATA_INPUTS, (input.length > 0 ? 1 : 0) + (side.length > 0 ? 1 : 0));
        NativeMemory.int32(data + Layout.DATA_OUTPUTS, channelsOut > 0 ? 1 : 0);
        NativeMemory.word(data + Layout.DATA_INPUT_BUFFERS, inputs);
        NativeMemory.word(data + Layout.DATA_OUTPUT_BUFFERS, outputs);
        NativeMemory.word(data + Layout.DATA_CHANGES, changes.address());
        NativeMemory.word(data + Layout.DATA_EVENTS, events.address());
        NativeMemory.word(data + Layout.DATA_CONTEXT, context);
    }

    float[][] process(float[][] input) {
        return process(input, new float[0][], input.length, input[0].length);
    }

    /** A block without sound: parameters only. */
    int flush() {
        prepareBlock(new float[0][], new float[0][], 0, 0);
        int result = processor.process(data);
        changes.clear();
        return result;
    }

    int id(String parameterId) {
        return plugin.instance().bank().number(plugin.instance().bank().indexOf(parameterId));
    }

    byte[] state() {
        MemoryStream stream = new MemoryStream(new byte[0]);
        component.getState(stream.address());
        byte[] saved = stream.content();
        stream.release();
        return saved;
    }

    int load(byte[] state) {
        MemoryStream stream = new MemoryStream(state);
        int result = component.setState(stream.address());
        stream.release();
        if (result == Result.OK) {
            stream = new MemoryStream(state);
            controller.setComponentState(stream.address());
            stream.release();
        }
        return result;
    }

    @Override
    public void close() {
        processor.setProcessing(false);
        component.setActive(false);
        controller.setHandler(0);
        component.terminate();
        abandon();
    }

    /** Lets go of everything without a word, as hosts do that quit. */
    void abandon() {
        Unknown.release(controller.object());
        Unknown.release(processor.object());
        Unknown.release(component.object());
        handler.release();
        changes.release();
        events.release();
        NativeMemory.give(memory);
    }
}
