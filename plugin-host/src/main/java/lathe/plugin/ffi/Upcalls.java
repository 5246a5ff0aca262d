package lathe.plugin.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;

/**
 * Native functions whose bodies are static Java methods, made once per process and shared by all instances. Whatever a
 * method throws is noted and answered with an error value: an exception that left an upcall would end the host.
 */
@SuppressWarnings("restricted") // being called by native code is what this is for
public final class Upcalls {

    private static final MethodHandle FAILED = failure("failed", long.class, long.class);
    private static final MethodHandle FAILED_DOUBLE = failure("failedDouble", double.class);

    private Upcalls() {}

    /**
     * A body.
     *
     * @param method name of a static method of the lookup's class, of the shape's type
     */
    public record Body(String method, Shape shape) {}

    /** A body of the all-integer shape. */
    public static Body words(String method) {
        return new Body(method, Shape.WORDS);
    }

    /**
     * A native function.
     *
     * @param owner who may see the method
     * @param onError what the caller gets if the method throws; 0 for those that give a double
     */
    public static long function(MethodHandles.Lookup owner, Body body, long onError) {
        Shape shape = body.shape();
        try {
            MethodHandle target = owner.findStatic(owner.lookupClass(), body.method(), shape.type());
            MethodHandle caught =
                    shape.givesDouble() ? FAILED_DOUBLE : MethodHandles.insertArguments(FAILED, 0, onError);
            MethodHandle safe = MethodHandles.catchException(target, Throwable.class, caught);
            return Linker.nativeLinker()
                    .upcallStub(safe, shape.descriptor(), Arena.global())
                    .address();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(body + " of " + owner.lookupClass(), missing);
        }
    }

    /** A table of native functions that all take words. */
    public static long table(MethodHandles.Lookup owner, long onError, String... methods) {
        return table(owner, onError, Arrays.stream(methods).map(Upcalls::words).toList());
    }

    /** A table of native functions. */
    public static long table(MethodHandles.Lookup owner, long onError, List<Body> bodies) {
        long table = Arena.global().allocate(8L * bodies.size(), 16).address();
        for (int i = 0; i < bodies.size(); i++) {
            NativeMemory.word(table + 8L * i, function(owner, bodies.get(i), onError));
        }
        return table;
    }

    private static MethodHandle failure(String name, Class<?> result, Class<?>... before) {
        try {
            MethodType type = MethodType.methodType(result, before).appendParameterTypes(Throwable.class);
            return MethodHandles.lookup().findStatic(Upcalls.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @SuppressWarnings("unused") // through FAILED
    private static long failed(long onError, Throwable thrown) {
        BridgeLog.note("caught at the border to the host", thrown);
        return onError;
    }

    @SuppressWarnings("unused") // through FAILED_DOUBLE
    private static double failedDouble(Throwable thrown) {
        BridgeLog.note("caught at the border to the host", thrown);
        return 0;
    }
}
