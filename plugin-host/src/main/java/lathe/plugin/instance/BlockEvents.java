package lathe.plugin.instance;

/**
 * What happens during the coming block, in order of frames, in plain arrays. Filled and emptied on the audio thread;
 * allocates nothing. Hosts give events nearly sorted, so insertion is cheap.
 */
final class BlockEvents {

    /** What an event is. Plain numbers: they are switched on once an event. */
    static final int VALUE = 0;

    static final int MODULATION = 1;
    static final int NOTE_ON = 2;
    static final int NOTE_OFF = 3;
    static final int NOTE_CHOKE = 4;
    static final int NOTE_EXPRESSION = 5;
    static final int MIDI = 6;

    private final int[] frames;
    private final int[] kinds;
    private final int[] numbers;
    private final int[] channels;
    private final int[] keys;
    private final double[] values;
    private int size;

    BlockEvents(int capacity) {
        frames = new int[capacity];
        kinds = new int[capacity];
        numbers = new int[capacity];
        channels = new int[capacity];
        keys = new int[capacity];
        values = new double[capacity];
    }

    /**
     * Adds an event; those of one frame keep their order.
     *
     * @param number a parameter's index, a note's id, an expression's place
     * @return false if there is no room
     */
    boolean add(int frame, int kind, int number, int channel, int key, double value) {
        if (size == frames.length) {
            return false;
        }
        int at = size++;
        while (at > 0 && frames[at - 1] > frame) {
            frames[at] = frames[at - 1];
            kinds[at] = kinds[at - 1];
            numbers[at] = numbers[at - 1];
            channels[at] = channels[at - 1];
            keys[at] = keys[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        frames[at] = frame;
        kinds[at] = kind;
        numbers[at] = number;
        channels[at] = channel;
        keys[at] = key;
        values[at] = value;
        return true;
    }

    /** Gives the last event of this kind and number another value; false if there is none. */
    boolean replace(int kind, int number, double value) {
        for (int at = size - 1; at >= 0; at--) {
            if (kinds[at] == kind && numbers[at] == number) {
                values[at] = value;
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    int frame(int at) {
        return frames[at];
    }

    int kind(int at) {
        return kinds[at];
    }

    int number(int at) {
        return numbers[at];
    }

    int channel(int at) {
        return channels[at];
    }

    int key(int at) {
        return keys[at];
    }

    double value(int at) {
        return values[at];
    }

    void clear() {
        size = 0;
    }
}
