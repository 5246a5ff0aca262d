package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float32;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.instance.AudioPorts;
import lathe.plugin.instance.PluginInstance;

/**
 * One instance's blocks: connects the channels, hands on the events, cuts the block where the transport changes in its
 * middle, says which channels came out constant and whether the host may stop calling until something happens.
 */
final class ClapProcess {

    private static final int MOST_CHANNELS_IN_MASK = 64;

    private final PluginInstance instance;
    private final ClapPorts ports;
    private final ClapEvents events;
    private final ClapEdits edits;
    private long quietFrames;

    ClapProcess(PluginInstance instance, ClapPorts ports, ClapEdits edits) {
        this.instance = instance;
        this.ports = ports;
        this.edits = edits;
        events = new ClapEvents(instance);
    }

    /** Forgets how long it has been quiet. */
    void wake() {
        quietFrames = 0;
    }

    /** As if nothing had come in for very long; for the warm-up. */
    void pretendLongQuiet() {
        quietFrames = Long.MAX_VALUE / 2;
    }

    /** A block; gives CLAP's status. */
    long run(long process) {
        int frames = int32(process + BlockCall.FRAMES);
        long in = word(process + BlockCall.IN_EVENTS);
        long out = word(process + BlockCall.OUT_EVENTS);
        int count = ClapEvents.count(in);
        boolean silentInput = isSilent(process, frames);
        edits.send(out);
        ClapTransport.read(word(process + BlockCall.TRANSPORT), instance.transport());
        int next = 0;
        int start = 0;
        do {
            next = events.read(in, next, count, start);
            int end = frames;
            if (next < count) {
                long change = ClapEvents.get(in, next++);
                end = Math.max(start, Math.min(frames, ClapEvents.time(change)));
                part(process, start, end, out);
                ClapTransport.read(change, instance.transport());
            } else {
                part(process, start, end, out);
            }
            start = end;
        } while (start < frames || next < count);
        boolean zero = markConstant(process, frames);
        quietFrames = silentInput && count == 0 ? Math.min(quietFrames, Long.MAX_VALUE / 2) + frames : 0;
        return status(zero);
    }

    private void part(long process, int start, int end, long out) {
        connect(process, start);
        instance.process(end - start);
        edits.send(instance.noteEnds(), start, out);
    }

    /** Events outside of a block, on the audio thread. */
    void flush(long in, long out) {
        int count = ClapEvents.count(in);
        for (int next = 0; next < count; next++) {
            next = events.read(in, next, count, 0);
        }
        instance.flush();
        edits.send(out);
        wake();
    }

    /** The same on the main thread while inactive. */
    void flushInactive(long in, long out) {
        events.keep(in);
        edits.send(out);
    }

    private void connect(long process, int start) {
        AudioPorts to = instance.ports();
        to.clear();
        long main = ports.mainInput(process);
        for (int c = 0; c < channels(main); c++) {
            to.input(c, channel(main, c, start));
        }
        long side = ports.sideInput(process);
        for (int c = 0; c < channels(side); c++) {
            to.sideInput(c, channel(side, c, start));
        }
        long output = ports.mainOutput(process);
        for (int c = 0; c < channels(output); c++) {
            to.output(c, channel(output, c, start));
        }
    }

    private static int channels(long buffer) {
        return buffer == 0 || word(buffer + Buffer.DATA32) == 0 ? 0 : int32(buffer + Buffer.CHANNELS);
    }

    private static long channel(long buffer, int index, int start) {
        long address = word(word(buffer + Buffer.DATA32) + 8L * index);
        return address == 0 ? 0 : address + 4L * start;
    }

    /** True if no sample that comes in is other than zero. */
    private boolean isSilent(long process, int frames) {
        return isSilentBuffer(ports.mainInput(process), frames) && isSilentBuffer(ports.sideInput(process), frames);
    }

    private static boolean isSilentBuffer(long buffer, int frames) {
        for (int c = 0; c < channels(buffer); c++) {
            long address = channel(buffer, c, 0);
            if (address != 0 && !isAll(address, frames, 0)) {
                return false;
            }
        }
        return true;
    }

    /** Sets the bits of output channels that hold one value all through; true if that is zero in all of them. */
    private boolean markConstant(long process, int frames) {
        long output = ports.mainOutput(process);
        int count = Math.min(MOST_CHANNELS_IN_MASK, channels(output));
        long mask = 0;
        boolean zero = true;
        for (int c = 0; c < count; c++) {
            long address = channel(output, c, 0);
            if (address != 0 && frames > 0) {
                float first = float32(address);
                boolean constant = isAll(address, frames, first);
                mask |= constant ? 1L << c : 0;
                zero &= constant && first == 0;
            }
        }
        if (output != 0) {
            word(output + Buffer.CONSTANT_MASK, mask);
        }
        return zero;
    }

    private static boolean isAll(long address, int frames, float value) {
        int at = 0;
        while (at < frames && float32(address + 4L * at) == value) {
            at++;
        }
        return at >= frames;
    }

    /**
     * Sleep only where nothing can come of nothing: the past has rung out, the output is zero to the bit, no note sounds,
     * and nobody watches a picture that falls back.
     */
    private long status(boolean zero) {
        boolean mayMove = instance.mayStillSound() || instance.isWatched();
        return decide(zero, mayMove, quietFrames, instance.tailFrames(), instance.latencyFrames());
    }

    private static long decide(boolean zero, boolean mayMove, long quietFrames, long tailFrames, int latencyFrames) {
        boolean rungOut = tailFrames < Long.MAX_VALUE / 4 && quietFrames > tailFrames + latencyFrames;
        return zero && !mayMove && rungOut ? BlockCall.SLEEP : BlockCall.CONTINUE;
    }

    /** For the warm-up: the ways to the answer that few plugins take soon after they were activated. */
    void rehearseRest(long processOfSilence, int frames) {
        boolean silent = markConstant(processOfSilence, frames);
        for (int i = 0; i < 16; i++) {
            boolean zero = silent && (i & 1) == 0;
            decide(zero, (i & 8) == 0, (i & 2) == 0 ? 1000 : 1, (i & 4) == 0 ? 10 : Long.MAX_VALUE, 0);
        }
    }
}
