package lathe.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.HostLink;
import lathe.plugin.instance.PluginInstance;

/** An instance with a host that counts, and memory that stands for the host's. */
public final class Rig implements AutoCloseable {

    private static final int MOST_CHANNELS = 16;

    /** A value at a frame of the whole sound. */
    public record Change(int frame, int index, double value) {}

    /** The instance. */
    public final PluginInstance instance;

    /** How often it asked for a restart. */
    public int restarts;

    /** Edits that it told the host, parameter by parameter. */
    public final List<Integer> edited = new ArrayList<>();

    private long memory;
    private int room;

    /** A new instance. */
    public Rig(PluginDescriptor descriptor) {
        instance = new PluginInstance(descriptor, new Host());
    }

    /** Index of a parameter. */
    public int index(String id) {
        return instance.bank().indexOf(id);
    }

    /** Sets a value as a host does before it activates. */
    public Rig set(String id, double value) {
        instance.setFromHost(index(id), value);
        return this;
    }

    /** Ready for stereo at 48 kHz. */
    public Rig activate(int maxFrames) {
        return activate(48_000, maxFrames, ChannelLayout.STEREO);
    }

    /** Ready. */
    public Rig activate(double rateHz, int maxFrames, ChannelLayout layout) {
        instance.activate(rateHz, maxFrames, layout, ProcessSetup.Mode.LIVE);
        return this;
    }

    /** One block in place, {@code channels[c][from..to)}. */
    public boolean block(float[][] channels, int from, int to) {
        int frames = to - from;
        reserve(frames);
        instance.ports().clear();
        for (int c = 0; c < channels.length; c++) {
            long address = memory + 4L * room * c;
            NativeMemory.copy(channels[c], from, address, frames);
            instance.ports().input(c, address);
            instance.ports().output(c, address);
        }
        boolean alive = instance.process(frames);
        for (int c = 0; c < channels.length; c++) {
            NativeMemory.copy(memory + 4L * room * c, channels[c], from, frames);
        }
        return alive;
    }

    private void reserve(int frames) {
        if (frames > room) {
            if (memory != 0) {
                NativeMemory.give(memory);
            }
            room = frames;
            memory = NativeMemory.take(4L * room * MOST_CHANNELS);
        }
    }

    /** Renders a copy of the input in blocks of up to some length, random ones if a source is given, with changes on their way. */
    public float[][] render(
            float[][] input, int most, @org.jspecify.annotations.Nullable Random random, List<Change> changes) {
        float[][] out = new float[input.length][];
        for (int c = 0; c < out.length; c++) {
            out[c] = input[c].clone();
        }
        int next = 0;
        for (int from = 0; from < out[0].length; ) {
            int to = Math.min(out[0].length, from + (random == null ? most : random.nextInt(most + 1)));
            while (next < changes.size() && changes.get(next).frame() < to) {
                Change change = changes.get(next++);
                instance.addValue(change.frame() - from, change.index(), change.value());
            }
            block(out, from, to);
            from = to;
        }
        return out;
    }

    @Override
    public void close() {
        instance.close();
        if (memory != 0) {
            NativeMemory.give(memory);
        }
    }

    private final class Host implements HostLink {

        @Override
        public void beginEdit(int index) {}

        @Override
        public void edit(int index, double value) {
            edited.add(index);
        }

        @Override
        public void endEdit(int index) {}

        @Override
        public void requestRestart() {
            restarts++;
        }

        @Override
        public void valuesChanged() {}

        @Override
        public boolean requestEditorSize(int width, int height) {
            return false;
        }
    }
}
