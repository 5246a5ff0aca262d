package lathe.jvst;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.communication.PluginLink;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.ExtraState;
import lathe.plugin.NoteInput;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/**
 * One instance of an old plugin as a processor. It is called as VST 2 hosts called it: suspend, rate, block length, resume,
 * then values, MIDI and sound.
 *
 * <p>This adapter allocates nothing while processing; what the plugin does is its own. Mono plugins in stereo get the mean
 * of both sides and sound on both. The bypass is the bridge's: the plugin runs on and its own {@code setBypass} is not needed.
 */
final class JvstProcessor implements Processor, NoteInput, TransportListener, ExtraState {

    private static final int STATE_MARK = 0x4A565354; // JVST
    private static final int NO_CHUNK = -1;
    private static final int ALL_NOTES_OFF = 123;

    private final JvstPlugin plugin;
    private final JvstTexts texts;
    private final VSTPluginAdapter instance;
    private final PluginLink link;
    private final JvstHost host;
    private final ParameterSet parameters;
    private final Parameter[] inOrder;
    private final float[] told;
    private final JvstEvents events = new JvstEvents();
    private final JvstGui gui;

    private ExactBuffers buffers;
    private volatile boolean tellAll;
    private volatile boolean valuesAreTold;
    private boolean running;

    private JvstProcessor(JvstPlugin plugin, JvstTexts texts, VSTPluginAdapter instance) {
        this.plugin = plugin;
        this.texts = texts;
        this.instance = instance;
        link = PluginLink.of(instance);
        parameters = JvstParameters.of(instance, texts);
        inOrder = parameters.list().toArray(Parameter[]::new);
        told = new float[inOrder.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = (float) inOrder[i].value();
        }
        host = new JvstHost(inOrder.length, plugin.directory());
        link.attach(host);
        gui = new JvstGui(instance);
        buffers = new ExactBuffers(link.inputs(), link.outputs(), 1);
    }

    /** @throws IllegalStateException if no instance can be made; with what its constructor threw */
    static JvstProcessor of(JvstPlugin plugin, JvstTexts texts) {
        try {
            return new JvstProcessor(plugin, texts, plugin.newInstance());
        } catch (JvstException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    VSTPluginAdapter instance() {
        return instance;
    }

    JvstHost host() {
        return host;
    }

    JvstGui gui() {
        return gui;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        halt();
        buffers = new ExactBuffers(link.inputs(), link.outputs(), setup.maxFrames());
        host.prepare(setup.sampleRateHz(), setup.maxFrames(), setup.mode() == ProcessSetup.Mode.OFFLINE);
        texts.setSampleRate((float) setup.sampleRateHz());
        parameters.prepare(setup.sampleRateHz());
        instance.setSampleRate((float) setup.sampleRateHz());
        instance.setBlockSize(setup.maxFrames());
        events.clear();
        instance.resume();
        instance.startProcess();
        running = true;
        tellValues();
    }

    private void halt() {
        if (running) {
            instance.stopProcess();
        }
        instance.suspend();
        running = false;
    }

    @Override
    public void process(Block block) {
        host.processingHere();
        tellValues();
        events.deliver(instance);
        int at = block.from();
        while (at < block.to()) {
            int frames = buffers.stretch(block.to() - at);
            process(block, at, frames);
            host.time().advance(frames);
            at += frames;
        }
    }

    private void process(Block block, int at, int frames) {
        float[][] inputs = buffers.inputs(frames);
        float[][] outputs = buffers.outputs(frames);
        read(block, at, frames, inputs);
        for (float[] output : outputs) {
            Arrays.fill(output, 0);
        }
        if (link.replaces()) {
            instance.processReplacing(inputs, outputs, frames);
        } else {
            instance.process(inputs, outputs, frames);
        }
        write(block, at, frames, outputs);
    }

    private static void read(Block block, int at, int frames, float[][] inputs) {
        if (inputs.length == 1 && block.channels() == 2) {
            float[] left = block.channel(0);
            float[] right = block.channel(1);
            for (int i = 0; i < frames; i++) {
                inputs[0][i] = 0.5f * (left[at + i] + right[at + i]);
            }
            return;
        }
        for (int c = 0; c < inputs.length; c++) {
            if (c < block.channels()) {
                System.arraycopy(block.channel(c), at, inputs[c], 0, frames);
            } else {
                Arrays.fill(inputs[c], 0);
            }
        }
    }

    private static void write(Block block, int at, int frames, float[][] outputs) {
        for (int c = 0; c < block.channels(); c++) {
            int source = outputs.length == 1 ? 0 : c;
            if (source < outputs.length) {
                System.arraycopy(outputs[source], 0, block.channel(c), at, frames);
            } else {
                Arrays.fill(block.channel(c), at, at + frames, 0);
            }
        }
    }

    /** Tells the plugin the values that have changed since it was told. */
    private void tellValues() {
        boolean all = tellAll;
        boolean none = valuesAreTold;
        if (all) {
            tellAll = false;
        }
        if (none) {
            valuesAreTold = false;
        }
        for (int i = 0; i < inOrder.length; i++) {
            float value = (float) inOrder[i].value();
            if (none) {
                told[i] = value;
            } else if (all || value != told[i]) {
                told[i] = value;
                host.telling(i);
                instance.setParameter(i, value);
                host.told(i);
            }
        }
    }

    @Override
    public void reset() {
        halt();
        events.clear();
        instance.resume();
        instance.startProcess();
        running = true;
    }

    @Override
    public int latencyFrames() {
        return Math.max(0, link.initialDelay());
    }

    /** Where the plugin knows no tail of its own it may go on for ever, as VST 2 hosts never stopped calling. */
    @Override
    public long tailFrames() {
        int tail = instance.getGetTailSize();
        if (link.isWithoutTail() || tail == 1) {
            return 0;
        }
        return tail > 1 ? tail : Long.MAX_VALUE;
    }

    // --- notes and transport
    // -------------------------------------------------------------------------------------------

    @Override
    public void noteOn(int noteId, int channel, int key, double velocity) {
        if (key >= 0) {
            send(0x90 | Math.max(0, channel), key, Math.max(1, midi(velocity)));
        }
    }

    @Override
    public void noteOff(int noteId, int channel, int key, double velocity) {
        if (key >= 0) {
            send(0x80 | Math.max(0, channel), key, midi(velocity));
        } else if (channel >= 0) {
            send(0xB0 | channel, ALL_NOTES_OFF, 0);
        } else {
            for (int each = 0; each < 16; each++) {
                send(0xB0 | each, ALL_NOTES_OFF, 0);
            }
        }
    }

    @Override
    public void noteExpression(Expression expression, int noteId, int channel, int key, double value) {
        if (expression == Expression.PRESSURE && key >= 0) {
            send(0xA0 | Math.max(0, channel), key, midi(value));
        }
    }

    @Override
    public void midi(int status, int data1, int data2) {
        send(status, data1, data2);
    }

    private static int midi(double share) {
        return (int) Math.max(0, Math.min(127, Math.round(share * 127)));
    }

    private void send(int status, int data1, int data2) {
        if (events.isFull()) {
            events.deliver(instance);
        }
        events.add(status, data1, data2);
    }

    @Override
    public void transport(Transport transport) {
        host.time().start(transport);
    }

    // --- state
    // -----------------------------------------------------------------------------------------------------------

    /** The chosen program, and the bank as a chunk where the plugin keeps one. */
    @Override
    public byte[] saveState() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(STATE_MARK);
            out.writeInt(instance.getProgram());
            byte[] chunk = chunk();
            out.writeInt(chunk == null ? NO_CHUNK : chunk.length);
            if (chunk != null) {
                out.write(chunk);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private byte @org.jspecify.annotations.Nullable [] chunk() {
        if (!link.programsAreChunks()) {
            return null;
        }
        byte[][] data = new byte[1][];
        int length = instance.getChunk(data, false);
        return data[0] == null || length <= 0 ? null : Arrays.copyOf(data[0], Math.min(length, data[0].length));
    }

    @Override
    public void loadState(byte[] state, int version) {
        int program;
        byte[] chunk;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            if (in.readInt() != STATE_MARK) {
                throw new IllegalArgumentException("what the state keeps for " + name() + " is not its own");
            }
            program = in.readInt();
            int length = in.readInt();
            chunk = in.readNBytes(Math.max(0, length));
            if (length < NO_CHUNK || (length > 0 && chunk.length != length)) {
                throw new IllegalArgumentException("what the state keeps for " + name() + " is cut off");
            }
        } catch (IOException cut) {
            throw new IllegalArgumentException("what the state keeps for " + name() + " is cut off", cut);
        }
        boolean taken = chunk.length > 0 && link.programsAreChunks();
        if (taken) {
            instance.setChunk(chunk, chunk.length, false);
        }
        if (program >= 0 && program < instance.getNumPrograms() && program != instance.getProgram()) {
            instance.beginSetProgram();
            instance.setProgram(program);
            instance.endSetProgram();
        }
        // A chunk holds the values; without one the values that come with the state are told again.
        valuesAreTold = taken;
        tellAll = !taken;
    }

    private String name() {
        return plugin.ini().pluginClass();
    }

    @Override
    public void close() {
        gui.destroy();
        halt();
        instance.close();
    }
}
