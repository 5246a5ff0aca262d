package lathe.plugin.ffi;

import java.util.Arrays;

/**
 * Java objects by number. A native object that a host holds is {pointer to functions, number}: so one native function
 * serves all instances. Adding and removing copies; looking up on the audio thread only reads.
 */
public final class ObjectTable<T> {

    private volatile Object[] all = new Object[0];

    /** Adds an object and gives its number. */
    public synchronized int add(T object) {
        Object[] old = all;
        int number = 0;
        while (number < old.length && old[number] != null) {
            number++;
        }
        Object[] copy = Arrays.copyOf(old, Math.max(old.length, number + 1));
        copy[number] = object;
        all = copy;
        return number;
    }

    /** Forgets an object; its number may be given to another. */
    @SuppressWarnings("NullAway") // an empty place is null
    public synchronized void remove(int number) {
        Object[] copy = all.clone();
        copy[number] = null;
        all = copy;
    }

    /** Number of objects. */
    public int size() {
        return (int) Arrays.stream(all).filter(object -> object != null).count();
    }

    /** The object whose number stands in the second word of the native object. */
    public T at(long nativeObject) {
        return number((int) NativeMemory.word(nativeObject + 8));
    }

    /** The object of a number. */
    @SuppressWarnings("unchecked") // only T goes in
    public T number(int number) {
        return (T) all[number];
    }
}
