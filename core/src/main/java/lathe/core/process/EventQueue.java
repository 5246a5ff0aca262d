package lathe.core.process;

import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;

/**
 * Parameter changes on their way to a processor, each with the frame in the coming block at which it takes effect.
 *
 * <p>Fixed in size, filled and played on one thread, allocates nothing after construction.
 */
public final class EventQueue {

    private final int[] frames;
    private final Parameter[] parameters;
    private final double[] values;
    private final Block part = new Block();
    private int size;

    /** @param capacity most changes between two blocks */
    public EventQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity=" + capacity + " must be 1 or more");
        }
        frames = new int[capacity];
        parameters = new Parameter[capacity];
        values = new double[capacity];
    }

    /**
     * Adds a change.
     *
     * @param frame offset from the start of the next block, 0 or more; changes at one frame keep their order
     * @param parameter one of the processor's own
     * @param value in natural units
     * @return false if the queue is full and the change was not taken
     */
    public boolean add(int frame, Parameter parameter, double value) {
        if (size == frames.length) {
            return false;
        }
        int at = size;
        while (at > 0 && frames[at - 1] > frame) {
            frames[at] = frames[at - 1];
            parameters[at] = parameters[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        frames[at] = frame;
        parameters[at] = parameter;
        values[at] = value;
        size++;
        return true;
    }

    /** The same with the parameter's index in the set, as hosts know it. */
    public boolean add(int frame, ParameterSet set, int index, double value) {
        return add(frame, set.list().get(index), value);
    }

    /** Number of changes that wait. */
    public int size() {
        return size;
    }

    /** Runs the processor over the block, cut at each waiting change; those past the block's end take effect there. */
    public void play(Processor processor, Block block) {
        int position = block.from();
        for (int i = 0; i < size; i++) {
            int at = Math.max(position, Math.min(block.to(), block.from() + frames[i]));
            if (at > position) {
                processor.process(part.part(block, position, at));
                position = at;
            }
            parameters[i].set(values[i]);
        }
        size = 0;
        if (position < block.to()) {
            processor.process(part.part(block, position, block.to()));
        }
    }
}
