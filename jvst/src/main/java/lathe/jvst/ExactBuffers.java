package lathe.jvst;

/**
 * Arrays for a plugin's channels that are exactly as long as the stretch it is given: some old plugins write to the end of
 * the array instead of counting frames. There is a set for the longest block and one for each power of two below, so that
 * any block is a few stretches and nothing is allocated on the audio thread.
 */
final class ExactBuffers {

    private final int maxFrames;
    private final float[][][] inputs;
    private final float[][][] outputs;

    ExactBuffers(int inputChannels, int outputChannels, int maxFrames) {
        this.maxFrames = maxFrames;
        int powers = Integer.SIZE - Integer.numberOfLeadingZeros(maxFrames);
        inputs = new float[powers + 1][][];
        outputs = new float[powers + 1][][];
        for (int i = 0; i <= powers; i++) {
            int frames = i == powers ? maxFrames : 1 << i;
            inputs[i] = new float[inputChannels][frames];
            outputs[i] = new float[outputChannels][frames];
        }
    }

    /** The longest stretch of no more than some frames, of which there is at least one. */
    int stretch(int frames) {
        return frames >= maxFrames ? maxFrames : Integer.highestOneBit(frames);
    }

    float[][] inputs(int stretch) {
        return inputs[place(stretch)];
    }

    float[][] outputs(int stretch) {
        return outputs[place(stretch)];
    }

    private int place(int stretch) {
        return stretch == maxFrames ? inputs.length - 1 : Integer.numberOfTrailingZeros(stretch);
    }
}
