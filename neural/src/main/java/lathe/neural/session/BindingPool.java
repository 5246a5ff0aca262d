package lathe.neural.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Bindings of one session for shapes that come again: decoders cut their input into windows of a few sizes, and each
 * size finds its memory ready. As many threads may borrow as like; each gets a binding of its own.
 */
public final class BindingPool implements AutoCloseable {

    /** What is done with a borrowed binding. */
    public interface Use<T> {
        T with(Binding binding) throws InferenceException;
    }

    private record Entry(String shapes, Binding binding) {}

    private final InferenceSession session;
    private final int maxIdle;
    private final Deque<Entry> idle = new ArrayDeque<>();
    private final Set<Binding> borrowed = new HashSet<>();
    private boolean closed;

    /** @param maxIdle how many bindings are kept when nobody uses them; the longest unused goes first */
    public BindingPool(InferenceSession session, int maxIdle) {
        if (maxIdle < 0) {
            throw new IllegalArgumentException("maxIdle=" + maxIdle + " must not be negative");
        }
        this.session = session;
        this.maxIdle = maxIdle;
    }

    /**
     * Lends a binding for these shapes. What the inputs hold from an earlier use is not cleared.
     *
     * @throws InferenceException if the pool is closed, or from the use
     */
    public <T> T with(Map<String, long[]> shapes, Use<T> use) throws InferenceException {
        Entry entry = borrow(shapes);
        boolean well = false;
        try {
            T result = use.with(entry.binding());
            well = true;
            return result;
        } finally {
            giveBack(entry, well);
        }
    }

    /** Ends the runs of all bindings that are borrowed now. */
    public synchronized void cancel() {
        borrowed.forEach(Binding::cancel);
    }

    /** Frees the memory of all bindings, those in use when they come back. The session stays open. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(entry -> entry.binding().close());
        idle.clear();
    }

    private Entry borrow(Map<String, long[]> shapes) throws InferenceException {
        String key = key(shapes);
        synchronized (this) {
            if (closed) {
                throw new InferenceException(session.name() + ": the decoder is closed", null);
            }
            for (Iterator<Entry> entries = idle.iterator(); entries.hasNext(); ) {
                Entry entry = entries.next();
                if (entry.shapes().equals(key)) {
                    entries.remove();
                    borrowed.add(entry.binding());
                    return entry;
                }
            }
        }
        Entry entry = new Entry(key, session.bind(shapes));
        synchronized (this) {
            borrowed.add(entry.binding());
        }
        return entry;
    }

    private synchronized void giveBack(Entry entry, boolean well) {
        borrowed.remove(entry.binding());
        if (closed || !well) {
            entry.binding().close();
            return;
        }
        idle.addFirst(entry);
        while (idle.size() > maxIdle) {
            idle.removeLast().binding().close();
        }
    }

    private static String key(Map<String, long[]> shapes) {
        StringBuilder key = new StringBuilder();
        shapes.forEach((port, shape) -> key.append(port).append(Arrays.toString(shape)));
        return key.toString();
    }
}
