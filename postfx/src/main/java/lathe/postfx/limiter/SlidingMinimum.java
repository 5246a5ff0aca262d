package lathe.postfx.limiter;

/** The smallest of the last {@code window} values, in constant time on average: a monotonic queue (Lemire, 2006). */
final class SlidingMinimum {

    private final double[] values;
    private final long[] positions;
    private final int window;

    private int head;
    private int size;
    private long position;

    SlidingMinimum(int window) {
        this.window = window;
        values = new double[window];
        positions = new long[window];
    }

    void reset() {
        head = 0;
        size = 0;
        position = 0;
    }

    /** Takes a value and gives the smallest of it and the {@code window - 1} before it. */
    double next(double value) {
        if (size > 0 && positions[head] <= position - window) {
            head = wrapped(head + 1);
            size--;
        }
        while (size > 0 && values[wrapped(head + size - 1)] >= value) {
            size--;
        }
        int tail = wrapped(head + size);
        values[tail] = value;
        positions[tail] = position++;
        size++;
        return values[head];
    }

    private int wrapped(int index) {
        return index >= window ? index - window : index;
    }
}
