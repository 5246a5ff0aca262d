package lathe.postfx.reverb;

/** Which input a response listens to and which output it feeds, for each response of a set. */
final class Routing {

    private final int[] inputs;
    private final int[] outputs;
    private final int channels;

    private Routing(int channels, int[] inputs, int[] outputs) {
        this.channels = channels;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Each channel by itself. */
    static Routing straight(int channels) {
        int[] same = new int[channels];
        for (int c = 0; c < channels; c++) {
            same[c] = c;
        }
        return new Routing(channels, same, same);
    }

    /** Left to left, left to right, right to left, right to right. */
    static Routing trueStereo() {
        return new Routing(2, new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1});
    }

    /** Number of responses. */
    int paths() {
        return inputs.length;
    }

    /** Number of inputs, and of outputs. */
    int channels() {
        return channels;
    }

    int input(int path) {
        return inputs[path];
    }

    int output(int path) {
        return outputs[path];
    }
}
