package lathe.plugin.vst3;

import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.AudioPorts;

/**
 * The channels of a block, on the audio thread. Silence flags of inputs are not believed but heard: the buffers hold the
 * silence too, and some hosts forget a flag. Flags of outputs are exact.
 */
final class BlockSound {

    private final Buses buses;

    BlockSound(Buses buses) {
        this.buses = buses;
    }

    /** Names the host's channels to the instance. */
    void connect(long data, AudioPorts ports) {
        ports.clear();
        int inputs = NativeMemory.int32(data + Layout.DATA_INPUTS);
        long buffers = NativeMemory.word(data + Layout.DATA_INPUT_BUFFERS);
        SpeakerArrangement main = buses.main();
        int sideBus = 0;
        if (buses.hasMainInput()) {
            sideBus = 1;
            for (int c = 0; c < main.channels(); c++) {
                ports.input(c, channel(buffers, inputs, 0, main.placeOf(c)));
            }
        }
        SpeakerArrangement side = buses.side();
        if (side != null && buses.isSideActive()) {
            for (int c = 0; c < side.channels(); c++) {
                ports.sideInput(c, channel(buffers, inputs, sideBus, side.placeOf(c)));
            }
        }
        for (int c = 0; c < main.channels(); c++) {
            ports.output(c, output(data, main.placeOf(c)));
        }
    }

    /** Says which output channels are silent. */
    void flagSilence(long data, int frames) {
        if (NativeMemory.int32(data + Layout.DATA_OUTPUTS) < 1) {
            return;
        }
        long bus = NativeMemory.word(data + Layout.DATA_OUTPUT_BUFFERS);
        if (bus == 0) {
            return;
        }
        long flags = 0;
        int channels = Math.min(Long.SIZE, NativeMemory.int32(bus + Layout.BUFFERS_CHANNELS));
        for (int c = 0; c < channels; c++) {
            long address = output(data, c);
            if (address != 0 && isSilent(address, frames)) {
                flags |= 1L << c;
            }
        }
        NativeMemory.word(bus + Layout.BUFFERS_SILENCE, flags);
    }

    /** Writes silence: for a host that processes before it has activated. */
    void silence(long data, int frames) {
        for (int c = 0; c < buses.main().channels(); c++) {
            long address = output(data, c);
            if (address != 0) {
                NativeMemory.clear(address, 4L * frames);
            }
        }
    }

    private static boolean isSilent(long address, int frames) {
        for (int i = 0; i < frames; i++) {
            if (NativeMemory.int32(address + 4L * i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static long output(long data, int place) {
        int outputs = NativeMemory.int32(data + Layout.DATA_OUTPUTS);
        return channel(NativeMemory.word(data + Layout.DATA_OUTPUT_BUFFERS), outputs, 0, place);
    }

    private static long channel(long buffers, int count, int bus, int place) {
        if (buffers == 0 || bus >= count) {
            return 0;
        }
        long at = buffers + (long) Layout.BUFFERS_SIZE * bus;
        long pointers = NativeMemory.word(at + Layout.BUFFERS_POINTERS);
        boolean there = pointers != 0 && place < NativeMemory.int32(at + Layout.BUFFERS_CHANNELS);
        return there ? NativeMemory.word(pointers + 8L * place) : 0;
    }
}
