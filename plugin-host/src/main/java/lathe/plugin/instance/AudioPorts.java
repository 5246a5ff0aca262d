package lathe.plugin.instance;

import java.util.Arrays;
import lathe.plugin.ffi.NativeMemory;

/**
 * Addresses of the host's 32-bit float channels for one block: main input, main output, side chain. An address of 0 is a
 * channel that is not there: it reads as silence and is not written. Input and output may be the same memory.
 */
public final class AudioPorts {

    private static final float[] NOTHING = new float[1024];
    private static final float[][] NOT_CONNECTED = new float[0][];

    private long[] inputs = new long[0];
    private long[] outputs = new long[0];
    private long[] sideInputs = new long[0];

    void prepare(int channels, int sideChannels) {
        inputs = new long[channels];
        outputs = new long[channels];
        sideInputs = new long[sideChannels];
    }

    /** Channels of the main ports. */
    public int channels() {
        return outputs.length;
    }

    /** Channels of the side chain. */
    public int sideChannels() {
        return sideInputs.length;
    }

    /** Forgets all addresses; before each block. */
    public void clear() {
        Arrays.fill(inputs, 0);
        Arrays.fill(outputs, 0);
        Arrays.fill(sideInputs, 0);
    }

    /** Names a channel of the main input; channels that this instance does not have are ignored. */
    public void input(int channel, long address) {
        if (channel < inputs.length) {
            inputs[channel] = address;
        }
    }

    /** Names a channel of the main output. */
    public void output(int channel, long address) {
        if (channel < outputs.length) {
            outputs[channel] = address;
        }
    }

    /** Names a channel of the side chain. */
    public void sideInput(int channel, long address) {
        if (channel < sideInputs.length) {
            sideInputs[channel] = address;
        }
    }

    void read(float[][] channels, int at, int frames) {
        for (int c = 0; c < channels.length; c++) {
            fill(channels[c], inputs[c], at, frames);
        }
    }

    /** The side chain's channels, or none where nothing is connected. */
    float[][] readSideChain(float[][] channels, int at, int frames) {
        if (channels.length == 0 || sideInputs[0] == 0) {
            return NOT_CONNECTED;
        }
        for (int c = 0; c < channels.length; c++) {
            fill(channels[c], sideInputs[c], at, frames);
        }
        return channels;
    }

    private static void fill(float[] channel, long address, int at, int frames) {
        if (address == 0) {
            Arrays.fill(channel, 0, frames, 0);
        } else {
            NativeMemory.copy(address + 4L * at, channel, 0, frames);
        }
    }

    /** Writes the output; numbers below the normal range become 0, as no host wants them. */
    void write(float[][] channels, int at, int frames) {
        for (int c = 0; c < channels.length; c++) {
            float[] channel = channels[c];
            for (int i = 0; i < frames; i++) {
                channel[i] = Math.abs(channel[i]) < Float.MIN_NORMAL ? 0f : channel[i];
            }
            if (outputs[c] != 0) {
                NativeMemory.copy(channel, 0, outputs[c] + 4L * at, frames);
            }
        }
    }

    void silence(int frames) {
        for (long output : outputs) {
            for (int at = 0; output != 0 && at < frames; at += NOTHING.length) {
                NativeMemory.copy(NOTHING, 0, output + 4L * at, Math.min(NOTHING.length, frames - at));
            }
        }
    }
}
