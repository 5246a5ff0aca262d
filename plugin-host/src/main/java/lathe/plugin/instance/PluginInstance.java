package lathe.plugin.instance;

import java.util.Arrays;
import java.util.Map;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Preset;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.ExtraState;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.SoundTap;
import org.jspecify.annotations.Nullable;

/**
 * One instance: what a host's calls in either format come to. Knows a processor, its parameters and its place in time;
 * knows no plugin format.
 *
 * <p>Main thread: everything but the methods marked audio thread. Between {@link #activate} and {@link #deactivate} the
 * audio thread fills in the block's events and channels and calls {@link #process}. Whatever a processor throws there
 * silences this instance until it is activated again; the host lives.
 */
public final class PluginInstance implements AutoCloseable {

    /** Events that a block holds. */
    private static final int MOST_EVENTS = 4096;

    /** Room that changes of parameters leave to notes, of which none may be lost. */
    private static final int KEPT_FOR_NOTES = 1024;

    private static final NoteInput.Expression[] EXPRESSIONS = NoteInput.Expression.values();

    private final PluginDescriptor descriptor;
    private final HostLink host;
    private final Processor processor;
    private final ParameterBank bank;
    private final InstanceState state;
    private final @Nullable NoteInput notes;
    private final @Nullable TransportListener follower;
    private final @Nullable ExtraState extra;
    private final Transport transport = new Transport();
    private final SoundTap sound = new SoundTap();
    private final LiveParameters live;
    private final BlockEvents events = new BlockEvents(MOST_EVENTS);
    private final AudioPorts ports = new AudioPorts();
    private final Bypass bypass = new Bypass();
    private final Block block = new Block();
    private final NoteEnds noteEnds = new NoteEnds();

    private float[][] channels = new float[0][];
    private float[][] sideChain = new float[0][];
    private ProcessSetup setup = ProcessSetup.offline(48_000, 1, ChannelLayout.STEREO);
    private volatile boolean active;
    private volatile boolean muted;
    private volatile double sampleRateHz;
    private int maxFrames;

    /** Makes the processor of a new instance, not active yet. */
    public PluginInstance(PluginDescriptor descriptor, HostLink host) {
        this.descriptor = descriptor;
        this.host = host;
        processor = descriptor.newProcessor();
        bank = new ParameterBank(descriptor, processor.parameters());
        live = new LiveParameters(bank, host);
        state = new InstanceState(descriptor, bank);
        notes = processor instanceof NoteInput input ? input : null;
        if (notes != null) {
            notes.tellEndsTo(noteEnds);
        }
        follower = processor instanceof TransportListener listener ? listener : null;
        extra = processor instanceof ExtraState more ? more : null;
    }

    /** What it is an instance of. */
    public PluginDescriptor descriptor() {
        return descriptor;
    }

    /** Parameters as hosts see them. */
    public ParameterBank bank() {
        return bank;
    }

    /** The processor; its parameters' values belong to the audio thread while active. */
    public Processor processor() {
        return processor;
    }

    /** Where the block's sound comes from and goes to; audio thread. */
    public AudioPorts ports() {
        return ports;
    }

    /** Filled by the adapter before each block; audio thread. */
    public Transport transport() {
        return transport;
    }

    /** Notes that ended in the block; the adapter passes them on and clears them. Audio thread. */
    public NoteEnds noteEnds() {
        return noteEnds;
    }

    /** True if a note has begun of which the processor has not told the end; audio thread. */
    public boolean mayStillSound() {
        return noteEnds.sounding() > 0;
    }

    /** True while an editor draws the sound. */
    public boolean isWatched() {
        return sound.isOpen();
    }

    // --- main thread ------------------------------------------------------------------------------------------------

    /**
     * Makes ready to process.
     *
     * @param layout of the main ports, one of the descriptor's
     * @throws IllegalArgumentException if the processor cannot serve that
     */
    public void activate(double newSampleRateHz, int newMaxFrames, ChannelLayout layout, ProcessSetup.Mode mode) {
        live.activate();
        setup = new ProcessSetup(newSampleRateHz, newMaxFrames, layout, mode);
        processor.prepare(setup);
        maxFrames = newMaxFrames;
        channels = new float[layout.channels()][newMaxFrames];
        sideChain =
                new float[descriptor.sideChain().map(ChannelLayout::channels).orElse(0)][newMaxFrames];
        ports.prepare(channels.length, sideChain.length);
        bypass.prepare(channels.length, newMaxFrames, processor.latencyFrames(), newSampleRateHz, isBypassed());
        forgetBlock();
        sampleRateHz = newSampleRateHz;
        active = true;
    }

    private void forgetBlock() {
        events.clear();
        noteEnds.silence();
        transport.clear();
        ports.clear();
        live.forgetChanges();
        muted = false;
    }

    /** Lets made-up blocks run through, between {@link #activate} and the first true block; nothing of them is left. */
    void rehearse(Runnable blocks) {
        double[] kept = new double[bank.count()];
        Arrays.setAll(kept, bank::value);
        try {
            blocks.run();
        } finally {
            for (int i = 0; i < kept.length; i++) {
                live.restore(i, kept[i]);
            }
            processor.prepare(setup); // a reset keeps settings, and filters on their way to them
            bypass.reset(isBypassed());
            forgetBlock();
        }
    }

    /** As if an editor had moved a parameter. */
    void rehearseEdit(int index, double value) {
        live.edit(index, value);
    }

    /** As if a state had been loaded. */
    void rehearseReload() {
        live.reload();
    }

    /** As if an editor that draws the sound had been opened, or closed. */
    void rehearseWatching(boolean watched) {
        if (watched != sound.isOpen()) {
            if (watched) {
                sound.open();
            } else {
                sound.close();
            }
        }
    }

    /** Ends processing; the settings stay. */
    public void deactivate() {
        active = false;
        sampleRateHz = 0;
    }

    /** True between activate and deactivate. */
    public boolean isActive() {
        return active;
    }

    /** True after the processor has thrown: silent until activated again. */
    public boolean isMuted() {
        return muted;
    }

    /** Frames by which the output is late; valid while active. */
    public int latencyFrames() {
        return processor.latencyFrames();
    }

    /** Frames until silence after the input has ended, {@link Long#MAX_VALUE} for never; valid while active. */
    public long tailFrames() {
        return processor.tailFrames();
    }

    /** The state for the host's session. */
    public byte[] saveState() {
        return state.save(extra);
    }

    /** @throws IllegalArgumentException saying what is wrong; nothing has changed then */
    public void loadState(byte[] saved) {
        state.load(saved, extra);
        afterLoading();
    }

    /** Sets what a preset has values for; the rest stays. */
    public void loadPreset(Preset preset) {
        for (Map.Entry<String, Object> value : preset.values().entrySet()) {
            int index = bank.indexOf(value.getKey());
            if (index >= 0) {
                bank.store(index, bank.read(index, value.getValue()));
            }
        }
        afterLoading();
    }

    private void afterLoading() {
        live.reload();
        if (active && live.needsRestart()) {
            host.requestRestart();
        }
        host.valuesChanged();
    }

    /**
     * Keeps a value that the host tells outside of processing. While active the audio thread gets it as an event of its own,
     * as hosts send it both ways; otherwise {@link #activate} passes it on.
     */
    public void setFromHost(int index, double value) {
        bank.store(index, value);
    }

    /** An editor has moved a parameter; gives what is kept now. */
    double editFromEditor(int index, double value) {
        return active ? live.edit(index, value) : bank.store(index, value);
    }

    /** What an editor looks at. */
    SoundTap sound() {
        return sound;
    }

    /** 0 while inactive; any thread. */
    double sampleRateHz() {
        return sampleRateHz;
    }

    /** What an editor works with. */
    public EditorContext editorContext() {
        return new InstanceEditorContext(this, host);
    }

    @Override
    public void close() {
        active = false;
        processor.close();
    }

    // --- audio thread -----------------------------------------------------------------------------------------------

    /** A parameter's value from a frame of the coming block on. */
    public void addValue(int frame, int index, double value) {
        addChange(frame, BlockEvents.VALUE, index, value);
    }

    /** An offset to a parameter's value, which the host may take away again: CLAP's modulation. */
    public void addModulation(int frame, int index, double offset) {
        addChange(frame, BlockEvents.MODULATION, index, offset);
    }

    /** Where there is no room the parameter's last change in this block gets the value: where it ends is right then. */
    private void addChange(int frame, int kind, int index, double value) {
        boolean full = events.size() >= MOST_EVENTS - KEPT_FOR_NOTES;
        if (!full) {
            events.add(frame, kind, index, 0, 0, value);
        } else if (!events.replace(kind, index, value)) {
            apply(kind, index, 0, 0, value);
        }
    }

    /** A note begins; see {@link NoteInput} for the numbers. */
    public void addNoteOn(int frame, int noteId, int channel, int key, double velocity) {
        addNote(frame, BlockEvents.NOTE_ON, noteId, channel, key, velocity);
    }

    /** A note is released. */
    public void addNoteOff(int frame, int noteId, int channel, int key, double velocity) {
        addNote(frame, BlockEvents.NOTE_OFF, noteId, channel, key, velocity);
    }

    /** A note ends at once. */
    public void addNoteChoke(int frame, int noteId, int channel, int key) {
        addNote(frame, BlockEvents.NOTE_CHOKE, noteId, channel, key, 0);
    }

    /** @param expression its place in {@link NoteInput.Expression} */
    public void addNoteExpression(int frame, int expression, int noteId, int channel, int key, double value) {
        addNote(frame, BlockEvents.NOTE_EXPRESSION | expression << 8, noteId, channel, key, value);
    }

    /** A MIDI 1.0 channel message; note-on and note-off arrive as notes. */
    public void addMidi(int frame, int status, int data1, int data2) {
        int channel = status & 0x0F;
        switch (status & 0xF0) {
            case 0x80 -> addNoteOff(frame, -1, channel, data1, data2 / 127.0);
            case 0x90 -> {
                if (data2 == 0) {
                    addNoteOff(frame, -1, channel, data1, 0);
                } else {
                    addNoteOn(frame, -1, channel, data1, data2 / 127.0);
                }
            }
            default -> addNote(frame, BlockEvents.MIDI, status, data1, data2, 0);
        }
    }

    private void addNote(int frame, int kind, int number, int channel, int key, double value) {
        if (notes != null && !events.add(frame, kind, number, channel, key, value)) {
            apply(kind, number, channel, key, value);
        }
    }

    /** Takes what was added to the block without processing any sound: CLAP's flush, VST3's empty blocks. */
    public void flush() {
        live.takeChanges();
        for (int i = 0; i < events.size(); i++) {
            applyEvent(i);
        }
        events.clear();
    }

    /** Silences the past and keeps the settings. */
    public void reset() {
        processor.reset();
        bypass.reset(isBypassed());
        events.clear();
        noteEnds.silence();
    }

    /**
     * Processes a block of any length, from and to the memory that {@link #ports} names; it may be longer than was
     * agreed.
     *
     * @return false if this instance is silent because its processor threw
     */
    public boolean process(int frames) {
        if (muted) {
            events.clear();
            ports.silence(frames);
            return false;
        }
        try {
            run(frames);
            return true;
        } catch (Throwable thrown) {
            muted = true;
            events.clear();
            ports.silence(frames);
            BridgeLog.note(descriptor.id() + " threw while processing and is silent now", thrown);
            return false;
        }
    }

    private void run(int frames) {
        live.takeChanges();
        if (follower != null) {
            follower.transport(transport);
        }
        int event = 0;
        for (int done = 0; done < frames; ) {
            int stretch = Math.min(frames - done, maxFrames);
            ports.read(channels, done, stretch);
            float[][] key = ports.readSideChain(sideChain, done, stretch);
            bypass.keep(channels, stretch);
            boolean looked = sound.isOpen();
            if (looked) {
                sound.before(channels, 0, stretch);
            }
            int position = 0;
            while (event < events.size() && events.frame(event) < done + stretch) {
                int at = events.frame(event) - done;
                if (at > position) {
                    noteEnds.at(done + at - 1);
                    part(key, position, at);
                    position = at;
                }
                noteEnds.at(done + position);
                applyEvent(event++);
            }
            noteEnds.at(done + stretch - 1);
            part(key, position, stretch);
            if (looked) {
                sound.after(channels, 0, stretch);
            }
            ports.write(channels, done, stretch);
            done += stretch;
        }
        while (event < events.size()) {
            applyEvent(event++);
        }
        events.clear();
    }

    private void part(float[][] key, int from, int to) {
        processor.process(block.set(channels, key, from, to));
        bypass.mix(channels, from, to, isBypassed());
    }

    private void applyEvent(int at) {
        apply(events.kind(at), events.number(at), events.channel(at), events.key(at), events.value(at));
    }

    private void apply(int kind, int number, int channel, int key, double value) {
        switch (kind & 0xFF) {
            case BlockEvents.VALUE -> live.set(number, value);
            case BlockEvents.MODULATION -> live.modulate(number, value);
            default -> tell(kind, number, channel, key, value);
        }
    }

    private void tell(int kind, int number, int channel, int key, double value) {
        if (notes == null) {
            return;
        }
        switch (kind & 0xFF) {
            case BlockEvents.NOTE_ON -> {
                noteEnds.noteBegan();
                notes.noteOn(number, channel, key, value);
            }
            case BlockEvents.NOTE_OFF -> notes.noteOff(number, channel, key, value);
            case BlockEvents.NOTE_CHOKE -> notes.noteChoke(number, channel, key);
            case BlockEvents.NOTE_EXPRESSION ->
                notes.noteExpression(EXPRESSIONS[kind >> 8], number, channel, key, value);
            default -> notes.midi(number, channel, key);
        }
    }

    boolean isBypassed() {
        return bank.bypassIndex() >= 0 && bank.value(bank.bypassIndex()) >= 0.5;
    }
}
