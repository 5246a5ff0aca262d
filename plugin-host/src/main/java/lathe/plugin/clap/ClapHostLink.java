package lathe.plugin.clap;

import java.util.function.IntUnaryOperator;
import lathe.plugin.clap.ClapAbi.Host;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.HostLink;
import org.jspecify.annotations.Nullable;

/** The host in CLAP's words. Its extensions may be asked for from {@link #init} on; one that it lacks is not called. */
final class ClapHostLink implements HostLink {

    private static final int VALUES = 1;

    private final long host;
    private long params;
    private long state;
    private long latency;
    private long gui;
    private long presetLoad;
    private @Nullable ClapEdits edits;
    private IntUnaryOperator pixels = IntUnaryOperator.identity();

    ClapHostLink(long host) {
        this.host = host;
    }

    /** Where edits wait for the audio thread. */
    void sendThrough(ClapEdits newEdits) {
        edits = newEdits;
    }

    /** How lengths in an editor's units become the host's. */
    void scaleBy(IntUnaryOperator newPixels) {
        pixels = newPixels;
    }

    /** Main thread: asks for what the host has. */
    void init() {
        params = extension("clap.params");
        state = extension("clap.state");
        latency = extension("clap.latency");
        gui = extension("clap.gui");
        presetLoad = extension("clap.preset-load/2");
    }

    long address() {
        return host;
    }

    /** Address of an extension's functions, 0 if the host lacks it; main thread. */
    long extension(String id) {
        return ClapTexts.with(id, text -> NativeCalls.call(NativeMemory.word(host + Host.GET_EXTENSION), host, text));
    }

    private void call(long extension, int function, long argument) {
        if (extension != 0) {
            NativeCalls.call(NativeMemory.word(extension + 8L * function), host, argument);
        }
    }

    @Override
    public void beginEdit(int index) {
        send(ClapEvent.GESTURE_BEGIN, index, 0);
    }

    @Override
    public void edit(int index, double value) {
        send(ClapEvent.PARAM_VALUE, index, value);
    }

    @Override
    public void endEdit(int index) {
        send(ClapEvent.GESTURE_END, index, 0);
        call(state, 0, 0); // mark_dirty
    }

    private void send(int type, int index, double value) {
        if (edits == null || !edits.add(type, index, value)) {
            valuesChanged();
        }
        call(params, 2, 0); // request_flush
    }

    @Override
    public void requestRestart() {
        NativeCalls.call(NativeMemory.word(host + Host.REQUEST_RESTART), host);
    }

    @Override
    public void valuesChanged() {
        call(params, 0, VALUES); // rescan
    }

    @Override
    public boolean requestEditorSize(int width, int height) {
        return gui != 0
                && (byte) NativeCalls.call(
                                NativeMemory.word(gui + 8), host, pixels.applyAsInt(width), pixels.applyAsInt(height))
                        != 0;
    }

    /** While being activated: the latency is another than before. */
    void latencyChanged() {
        call(latency, 0, 0);
    }

    /** A preset has been loaded, or with a message has not. */
    void presetLoaded(int kind, long location, long loadKey, @Nullable String problem) {
        if (presetLoad == 0) {
            return;
        }
        if (problem == null) {
            NativeCalls.call(NativeMemory.word(presetLoad + 8), host, kind, location, loadKey);
        } else {
            ClapTexts.with(
                    problem,
                    text -> NativeCalls.callMany(
                            NativeMemory.word(presetLoad), host, kind, location, loadKey, 0, text));
        }
    }
}
