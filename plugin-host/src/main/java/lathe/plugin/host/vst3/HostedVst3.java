package lathe.plugin.host.vst3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.HostedPlugin;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.vst3.Layout;
import lathe.plugin.vst3.MemoryStream;
import lathe.plugin.vst3.Result;

/** A VST3 plugin of any maker, in one object or in two halves, which are introduced to each other. */
public final class HostedVst3 implements HostedPlugin {

    private static final int STATE_MAGIC = 0x4C565354; // "LVST"

    private final String id;
    private final String name;
    private final Halves halves;
    private final HostedBlock block;
    private final List<HostedParameter> parameters;
    private boolean active;

    private HostedVst3(String id, String name, Halves halves) {
        this.id = id;
        this.name = name;
        this.halves = halves;
        block = new HostedBlock(halves);
        parameters = readParameters();
    }

    /**
     * Makes an instance.
     *
     * @throws HostedPluginException if the plugin will not be made
     */
    public static HostedVst3 create(Vst3Module module, Vst3Class type) {
        return new HostedVst3(type.id().hex(), type.name(), Halves.create(module, type));
    }

    /** An instance of a plugin of our own, through the same native tables as in any host. */
    public static HostedVst3 create(PluginDescriptor descriptor) {
        return new HostedVst3(descriptor.vst3Id(), descriptor.name(), Halves.create(descriptor));
    }

    private List<HostedParameter> readParameters() {
        List<HostedParameter> read = new ArrayList<>();
        long info = NativeMemory.take(Layout.PARAMETER_SIZE);
        try {
            for (int i = 0; i < halves.controller().parameterCount(); i++) {
                if (halves.controller().parameterInfo(i, info) == Result.OK) {
                    read.add(new HostedParameter(
                            NativeMemory.int32(info + Layout.PARAMETER_ID),
                            NativeText.readUtf16(info + Layout.PARAMETER_TITLE),
                            0,
                            1,
                            NativeMemory.float64(info + Layout.PARAMETER_DEFAULT),
                            NativeMemory.int32(info + Layout.PARAMETER_STEPS)));
                }
            }
        } finally {
            NativeMemory.give(info);
        }
        return List.copyOf(read);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<HostedParameter> parameters() {
        return parameters;
    }

    @Override
    public double value(int number) {
        return halves.controller().getNormalized(number);
    }

    @Override
    public String text(int number, double value) {
        String text = halves.controller().text(number, value);
        String unit = unit(number);
        boolean said = unit.isEmpty() || text.toLowerCase(Locale.ROOT).endsWith(unit.toLowerCase(Locale.ROOT));
        return said ? text : text + " " + unit;
    }

    private String unit(int number) {
        long info = NativeMemory.take(Layout.PARAMETER_SIZE);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).number() == number && halves.controller().parameterInfo(i, info) == Result.OK) {
                    return NativeText.readUtf16(info + Layout.PARAMETER_UNITS).strip();
                }
            }
            return "";
        } finally {
            NativeMemory.give(info);
        }
    }

    /** The component takes values with blocks only; while inactive they wait for the first one. */
    @Override
    public void set(int number, double value) {
        halves.controller().setNormalized(number, value);
        halves.changes().add(number, 0, value);
    }

    @Override
    public int inputChannels() {
        return block.inputChannels();
    }

    @Override
    public int outputChannels() {
        return block.outputChannels();
    }

    @Override
    public void activate(ProcessSetup setup) {
        block.prepare(setup, name);
        if (halves.component().setActive(true) != Result.OK) {
            throw new HostedPluginException(name + " cannot be activated at " + setup.sampleRateHz() + " Hz");
        }
        active = true;
        halves.processor().setProcessing(true); // many answer that they do not care
    }

    @Override
    public void noteOn(int channel, int key, double velocity) {
        block.events().noteOn(0, -1, channel, key, velocity, 0);
    }

    @Override
    public void noteOff(int channel, int key) {
        block.events().noteOff(0, -1, channel, key, 0);
    }

    @Override
    public void process(float[][] input, float[][] output, int frames) {
        int result = block.process(input, output, frames);
        if (result != Result.OK) {
            throw new HostedPluginException(name + " failed to process, result " + result);
        }
    }

    @Override
    public void deactivate() {
        if (active) {
            active = false;
            halves.processor().setProcessing(false);
            halves.component().setActive(false);
        }
    }

    @Override
    public int latencyFrames() {
        return (int) Math.min(Integer.MAX_VALUE, halves.processor().latencyFrames());
    }

    @Override
    public long tailFrames() {
        return halves.processor().tailFrames();
    }

    /** The component's state and the controller's, each after its length. */
    @Override
    public byte[] saveState() {
        if (!active) {
            takeWaitingValues();
        }
        byte[] component = written(halves.component()::getState);
        byte[] controller = written(halves.controller()::getState);
        return ByteBuffer.allocate(12 + component.length + controller.length)
                .putInt(STATE_MAGIC)
                .putInt(component.length)
                .put(component)
                .putInt(controller.length)
                .put(controller)
                .array();
    }

    /** Values set while inactive are with the controller only: a block without frames brings them to the component. */
    private void takeWaitingValues() {
        if (halves.changes().size() > 0) {
            activate(ProcessSetup.offline(48_000, 64, block.layout()));
            block.process(new float[0][], new float[0][], 0);
            deactivate();
        }
    }

    @FunctionalInterface
    private interface Save {
        int to(long stream);
    }

    private static byte[] written(Save save) {
        MemoryStream stream = new MemoryStream(new byte[0]);
        try {
            return save.to(stream.address()) == Result.OK ? stream.content() : new byte[0];
        } finally {
            stream.release();
        }
    }

    @Override
    public void loadState(byte[] state) {
        ByteBuffer all = ByteBuffer.wrap(state);
        if (all.remaining() < 12 || all.getInt() != STATE_MAGIC) {
            throw new HostedPluginException(name + ": the state is not one that was saved here");
        }
        byte[] component = part(all);
        byte[] controller = part(all);
        if (component.length > 0) { // plugins without settings write nothing and can read nothing
            if (read(component, halves.component()::setState) != Result.OK) {
                throw new HostedPluginException(name + " refuses the state");
            }
            read(component, halves.controller()::setComponentState);
        }
        if (controller.length > 0) {
            read(controller, halves.controller()::setState);
        }
        halves.changes().clear();
    }

    private byte[] part(ByteBuffer all) {
        int length = all.remaining() < 4 ? -1 : all.getInt();
        if (length < 0 || length > all.remaining()) {
            throw new HostedPluginException(name + ": the state is cut short");
        }
        byte[] part = new byte[length];
        all.get(part);
        return part;
    }

    private static int read(byte[] bytes, Save load) {
        MemoryStream stream = new MemoryStream(bytes);
        try {
            return load.to(stream.address());
        } finally {
            stream.release();
        }
    }

    @Override
    public void close() {
        deactivate();
        block.close();
        halves.close();
    }
}
