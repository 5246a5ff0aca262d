package lathe.plugin.vst3;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.ObjectTable;

/**
 * A Java object that native code holds by the rules of COM: counted references and interfaces by id. Each interface is a
 * native pair {table of functions, number of the object}; asking any of them gives the same answers.
 */
public abstract class ComObject {

    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** What every table begins with. */
    static final List<ComInterface.Function> BASE =
            List.of(ComInterface.result("queryInterface"), ComInterface.value("addRef"), ComInterface.value("release"));

    private static final ObjectTable<ComObject> ALL = new ObjectTable<>();
    private static final int PAIR = 16;

    private final List<ComInterface> interfaces;
    private final AtomicInteger references = new AtomicInteger(1);
    private final long memory;
    private final int number;

    /** With one reference, which belongs to the maker. The first interface stands for the object as such. */
    protected ComObject(ComInterface... interfaces) {
        this(List.of(interfaces));
    }

    /** The same of a list. */
    @SuppressWarnings("this-escape") // nobody has its address before the subclass is made
    protected ComObject(List<ComInterface> interfaces) {
        this.interfaces = interfaces;
        memory = NativeMemory.take((long) PAIR * interfaces.size());
        number = ALL.add(this);
        for (int i = 0; i < interfaces.size(); i++) {
            NativeMemory.word(memory + (long) PAIR * i + 8, number);
        }
    }

    /** The object behind an interface's address. */
    public static ComObject at(long self) {
        return ALL.at(self);
    }

    /** Number of objects that native code or Java still holds. */
    public static int alive() {
        return ALL.size();
    }

    /** The address of an interface, not counted; 0 if the object does not have it. */
    public final long address(Iid id) {
        if (id.equals(Ids.UNKNOWN)) {
            return pair(0);
        }
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).id().equals(id)) {
                return pair(i);
            }
        }
        return 0;
    }

    private long pair(int index) {
        long address = memory + (long) PAIR * index;
        NativeMemory.word(address, interfaces.get(index).table()); // whoever asks first makes it
        return address;
    }

    /** One more reference. */
    public final int retain() {
        return references.incrementAndGet();
    }

    /** One reference less; with the last the object is gone. */
    public final int release() {
        int left = references.decrementAndGet();
        if (left == 0) {
            try {
                destroyed();
            } finally {
                ALL.remove(number);
                NativeMemory.give(memory);
            }
        }
        return left;
    }

    /** The last reference is gone: gives back what the object holds. */
    protected abstract void destroyed();

    /** As {@code queryInterface}: writes the address, counted, or 0. */
    final int query(long iid, long out) {
        long found = address(alias(Iid.read(iid)));
        NativeMemory.word(out, found);
        if (found == 0) {
            return Result.NO_INTERFACE;
        }
        retain();
        return Result.OK;
    }

    /** The id of the interface that serves another: for interfaces that extend one another. */
    protected Iid alias(Iid id) {
        return id;
    }

    // --- called by native code --------------------------------------------------------------------------------------

    @SuppressWarnings("unused") // by name
    private static long queryInterface(long self, long iid, long out, long d, long e) {
        return at(self).query(iid, out);
    }

    @SuppressWarnings("unused") // by name
    private static long addRef(long self, long b, long c, long d, long e) {
        return at(self).retain();
    }

    @SuppressWarnings("unused") // by name
    private static long release(long self, long b, long c, long d, long e) {
        return at(self).release();
    }
}
