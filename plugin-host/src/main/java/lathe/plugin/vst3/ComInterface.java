package lathe.plugin.vst3;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.ShimGuards;
import lathe.plugin.ffi.Upcalls;

/**
 * One interface as Java serves it: its id and its table of functions. The table is made when the first host asks for the
 * interface, so that those nobody asks for cost no start-up time; from then on all objects share it.
 */
public final class ComInterface {

    private static final ConcurrentHashMap<String, Long> MADE = new ConcurrentHashMap<>();

    private final MethodHandles.Lookup owner;
    private final Iid id;
    private final List<Function> functions;
    private volatile long table;

    /**
     * A function of the table.
     *
     * @param body the static method behind it
     * @param onError what the host gets if the method throws
     * @param processes true for the one that audio threads call for each block
     */
    public record Function(Upcalls.Body body, long onError, boolean processes) {

        Function(Upcalls.Body body, long onError) {
            this(body, onError, false);
        }
    }

    /**
     * @param owner class of the static methods
     * @param functions those after the three that every interface begins with
     */
    public ComInterface(MethodHandles.Lookup owner, Iid id, Function... functions) {
        this.owner = owner;
        this.id = id;
        this.functions = List.of(functions);
    }

    /** A function that answers a result code. */
    public static Function result(String method) {
        return new Function(Upcalls.words(method), Result.INTERNAL_ERROR);
    }

    /** The function for blocks: threads with too small a stack never get to Java. */
    static Function process(String method) {
        return new Function(Upcalls.words(method), Result.INTERNAL_ERROR, true);
    }

    /** A function that answers a result code and whose third argument is a double. */
    public static Function resultOfDouble(String method) {
        return new Function(new Upcalls.Body(method, Shape.WORD_WORD_DOUBLE), Result.INTERNAL_ERROR);
    }

    /** A function that answers a number or an object, and nothing if it fails. */
    public static Function value(String method) {
        return new Function(Upcalls.words(method), 0);
    }

    /** A function from an id and a double to a double. */
    public static Function toDouble(String method) {
        return new Function(new Upcalls.Body(method, Shape.TO_DOUBLE), 0);
    }

    /** The id. */
    public Iid id() {
        return id;
    }

    long table() {
        long made = table;
        return made != 0 ? made : make();
    }

    private synchronized long make() {
        if (table == 0) {
            List<Function> first = ComObject.BASE;
            long address = Arena.global()
                    .allocate(8L * (first.size() + functions.size()), 16)
                    .address();
            for (int i = 0; i < first.size(); i++) {
                NativeMemory.word(address + 8L * i, function(ComObject.LOOKUP, first.get(i)));
            }
            for (int i = 0; i < functions.size(); i++) {
                NativeMemory.word(address + 8L * (first.size() + i), function(owner, functions.get(i)));
            }
            table = address;
        }
        return table;
    }

    private static long function(MethodHandles.Lookup owner, Function function) {
        String name = owner.lookupClass().getName() + "." + function.body() + function.onError();
        return MADE.computeIfAbsent(name, absent -> make(owner, function));
    }

    private static long make(MethodHandles.Lookup owner, Function function) {
        long stub = Upcalls.function(owner, function.body(), function.onError());
        return function.processes() ? ShimGuards.guard(ShimGuards.Kind.VST3_PROCESS, stub) : stub;
    }
}
