package lathe.plugin.ffi;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** Calls of native functions by address. Words that a function does not take are passed as zero; see {@link Shape}. */
@SuppressWarnings("restricted") // calling native code is what this is for
public final class NativeCalls {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final int MANY = 16;
    private static final MethodHandle WORDS = LINKER.downcallHandle(Shape.WORDS.descriptor());
    private static final MethodHandle EDIT =
            LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_DOUBLE));

    /** Made on first use: a host that never opens a window never pays for it. */
    private static final class Many {
        private static final MethodHandle HANDLE = LINKER.downcallHandle(descriptor());

        private static FunctionDescriptor descriptor() {
            MemoryLayout[] words = new MemoryLayout[MANY];
            Arrays.fill(words, JAVA_LONG);
            return FunctionDescriptor.of(JAVA_LONG, words);
        }
    }

    /** Made on first use: only hosts of plugins call functions that take a double in their middle. */
    private static final class WithDouble {
        private static final MethodHandle SECOND = LINKER.downcallHandle(Shape.WORD_DOUBLE.descriptor());
        private static final MethodHandle THIRD = LINKER.downcallHandle(Shape.WORD_WORD_DOUBLE.descriptor());
    }

    private NativeCalls() {}

    /** Address of a function of the C library. */
    static long symbol(String name) {
        return LINKER.defaultLookup().findOrThrow(name).address();
    }

    /** Calls a function of up to five words. */
    public static long call(long function, long a, long b, long c, long d, long e) {
        try {
            return (long) WORDS.invokeExact(MemorySegment.ofAddress(function), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Calls a function of one word. */
    public static long call(long function, long a) {
        return call(function, a, 0, 0, 0, 0);
    }

    /** Calls a function of two words. */
    public static long call(long function, long a, long b) {
        return call(function, a, b, 0, 0, 0);
    }

    /** Calls a function of three words. */
    public static long call(long function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0);
    }

    /** Calls a function of four words. */
    public static long call(long function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0);
    }

    /** Calls a function of two words and a double, such as VST3's {@code performEdit}. */
    public static long callEdit(long function, long a, long b, double value) {
        try {
            return (long) EDIT.invokeExact(MemorySegment.ofAddress(function), a, b, value);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Calls a function whose second argument is a double, such as CLAP's {@code activate}. */
    public static long callWithDouble(long function, long a, double b, long c, long d) {
        try {
            return (long) WithDouble.SECOND.invokeExact(MemorySegment.ofAddress(function), a, b, c, d);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Calls a function whose third argument is a double, such as CLAP's {@code value_to_text}. */
    public static long callWithDouble(long function, long a, long b, double c, long d, long e) {
        try {
            return (long) WithDouble.THIRD.invokeExact(MemorySegment.ofAddress(function), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Made on first use: only those who host VST3 plugins, and tests, call such functions. */
    private static final class ToDouble {
        private static final MethodHandle HANDLE = LINKER.downcallHandle(Shape.TO_DOUBLE.descriptor());
    }

    /** Calls a function of two words and a double that gives a double, such as VST3's conversions. */
    public static double callToDouble(long function, long a, long b, double value) {
        try {
            return (double) ToDouble.HANDLE.invokeExact(MemorySegment.ofAddress(function), a, b, value);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Calls a function of up to sixteen words, the eighth and later on the stack. Not for the audio thread. */
    public static long callMany(long function, long... words) {
        long[] w = Arrays.copyOf(words, MANY);
        try {
            return (long) Many.HANDLE.invokeExact(
                    MemorySegment.ofAddress(function),
                    w[0],
                    w[1],
                    w[2],
                    w[3],
                    w[4],
                    w[5],
                    w[6],
                    w[7],
                    w[8],
                    w[9],
                    w[10],
                    w[11],
                    w[12],
                    w[13],
                    w[14],
                    w[15]);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** The n-th function of the table that an object's first word points to, as in COM. */
    public static long method(long object, int index) {
        return NativeMemory.word(NativeMemory.word(object) + 8L * index);
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
