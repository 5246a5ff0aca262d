package lathe.plugin.gui.window;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeText;

/**
 * Messages to Objective-C objects, and the few functions of Core Foundation and Core Graphics that a view needs. Points and
 * rectangles travel as structures, by the platform's own rules. Untested, see {@link CocoaWindow}.
 */
@SuppressWarnings("restricted") // finding and calling native functions is what this is for
final class ObjectiveC {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Arena FOR_EVER = Arena.global();
    private static final SymbolLookup RUNTIME = SymbolLookup.libraryLookup("/usr/lib/libobjc.A.dylib", FOR_EVER);
    private static final SymbolLookup CORE_FOUNDATION = framework("CoreFoundation");
    private static final SymbolLookup CORE_GRAPHICS = framework("CoreGraphics");

    private static final StructLayout POINT = MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_DOUBLE);
    private static final StructLayout RECT =
            MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE);

    private static final long MESSAGE = find(RUNTIME, "objc_msgSend");
    private static final long SELECTOR = find(RUNTIME, "sel_registerName");
    private static final long CLASS = find(RUNTIME, "objc_getClass");
    private static final long NEW_CLASS = find(RUNTIME, "objc_allocateClassPair");
    private static final long ADD_METHOD = find(RUNTIME, "class_addMethod");
    private static final long ADD_VARIABLE = find(RUNTIME, "class_addIvar");
    private static final long REGISTER_CLASS = find(RUNTIME, "objc_registerClassPair");
    private static final long VARIABLE = find(RUNTIME, "class_getInstanceVariable");
    private static final long VARIABLE_OFFSET = find(RUNTIME, "ivar_getOffset");

    private static final MethodHandle WITH_RECT =
            message(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, RECT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle WITH_SIZE = message(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, POINT));
    private static final MethodHandle GIVES_DOUBLE = message(FunctionDescriptor.of(JAVA_DOUBLE, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle GIVES_POINT = message(FunctionDescriptor.of(POINT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle CONVERT_POINT =
            message(FunctionDescriptor.of(POINT, JAVA_LONG, JAVA_LONG, POINT, JAVA_LONG));
    private static final MethodHandle NEW_TIMER = LINKER.downcallHandle(
            MemorySegment.ofAddress(find(CORE_FOUNDATION, "CFRunLoopTimerCreate")),
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle NEW_IMAGE = LINKER.downcallHandle(
            MemorySegment.ofAddress(find(CORE_GRAPHICS, "CGImageCreate")),
            FunctionDescriptor.of(
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_BOOLEAN,
                    JAVA_INT));

    static final long NEW_DATA = find(CORE_FOUNDATION, "CFDataCreate");
    static final long RELEASE = find(CORE_FOUNDATION, "CFRelease");
    static final long MAIN_LOOP = find(CORE_FOUNDATION, "CFRunLoopGetMain");
    static final long ADD_TIMER = find(CORE_FOUNDATION, "CFRunLoopAddTimer");
    static final long END_TIMER = find(CORE_FOUNDATION, "CFRunLoopTimerInvalidate");
    static final long COMMON_MODES = find(CORE_FOUNDATION, "kCFRunLoopCommonModes");
    static final long NEW_PROVIDER = find(CORE_GRAPHICS, "CGDataProviderCreateWithCFData");
    static final long NEW_COLOURS = find(CORE_GRAPHICS, "CGColorSpaceCreateDeviceRGB");

    private ObjectiveC() {}

    private static SymbolLookup framework(String name) {
        return SymbolLookup.libraryLookup("/System/Library/Frameworks/" + name + ".framework/" + name, FOR_EVER);
    }

    private static long find(SymbolLookup library, String name) {
        return library.findOrThrow(name).address();
    }

    private static MethodHandle message(FunctionDescriptor shape) {
        return LINKER.downcallHandle(MemorySegment.ofAddress(MESSAGE), shape);
    }

    /** The number of a message's name. */
    static long selector(String name) {
        return NativeCalls.call(SELECTOR, NativeText.forEver(name));
    }

    /** A class by name, 0 if there is none. */
    static long named(String name) {
        return NativeCalls.call(CLASS, NativeText.forEver(name));
    }

    /** A class under another with a variable of one word, to be given methods and registered. */
    static long newClass(String name, String parent, String variable) {
        long made = NativeCalls.call(NEW_CLASS, named(parent), NativeText.forEver(name), 0);
        int wordAlignment = 3;
        NativeCalls.call(ADD_VARIABLE, made, NativeText.forEver(variable), 8, wordAlignment, NativeText.forEver("q"));
        return made;
    }

    static void addMethod(long ofClass, String selector, long function, String types) {
        NativeCalls.call(ADD_METHOD, ofClass, selector(selector), function, NativeText.forEver(types));
    }

    static void register(long newClass) {
        NativeCalls.call(REGISTER_CLASS, newClass);
    }

    /** Where a variable stands in the objects of a class. */
    static long offset(long ofClass, String variable) {
        return NativeCalls.call(VARIABLE_OFFSET, NativeCalls.call(VARIABLE, ofClass, NativeText.forEver(variable)));
    }

    static long send(long object, String selector) {
        return NativeCalls.call(MESSAGE, object, selector(selector));
    }

    static long send(long object, String selector, long argument) {
        return NativeCalls.call(MESSAGE, object, selector(selector), argument);
    }

    /** A message with a rectangle and up to three words after it. */
    static long sendRect(
            long object, String selector, double width, double height, long first, long second, long third) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rect = arena.allocate(RECT);
            rect.setAtIndex(JAVA_DOUBLE, 2, width);
            rect.setAtIndex(JAVA_DOUBLE, 3, height);
            return (long) WITH_RECT.invokeExact(object, selector(selector), rect, first, second, third);
        } catch (Throwable thrown) {
            throw new IllegalStateException(selector, thrown);
        }
    }

    static void sendSize(long object, String selector, double width, double height) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(POINT);
            size.setAtIndex(JAVA_DOUBLE, 0, width);
            size.setAtIndex(JAVA_DOUBLE, 1, height);
            WITH_SIZE.invokeExact(object, selector(selector), size);
        } catch (Throwable thrown) {
            throw new IllegalStateException(selector, thrown);
        }
    }

    static double real(long object, String selector) {
        try {
            return (double) GIVES_DOUBLE.invokeExact(object, selector(selector));
        } catch (Throwable thrown) {
            throw new IllegalStateException(selector, thrown);
        }
    }

    /** Where an event happened, in a view's own coordinates; x and y. */
    static double[] placeIn(long view, long event) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment inWindow = (MemorySegment)
                    GIVES_POINT.invokeExact((SegmentAllocator) arena, event, selector("locationInWindow"));
            MemorySegment inView = (MemorySegment) CONVERT_POINT.invokeExact(
                    (SegmentAllocator) arena, view, selector("convertPoint:fromView:"), inWindow, 0L);
            return new double[] {inView.getAtIndex(JAVA_DOUBLE, 0), inView.getAtIndex(JAVA_DOUBLE, 1)};
        } catch (Throwable thrown) {
            throw new IllegalStateException("locationInWindow", thrown);
        }
    }

    /** A timer for a run loop, to be added to one. */
    static long newTimer(double firstSeconds, double everySeconds, long function, long context) {
        try {
            return (long) NEW_TIMER.invokeExact(0L, firstSeconds, everySeconds, 0L, 0L, function, context);
        } catch (Throwable thrown) {
            throw new IllegalStateException("CFRunLoopTimerCreate", thrown);
        }
    }

    /** A picture of 0xRRGGBB pixels. */
    static long newImage(int width, int height, long colours, long provider) {
        int noAlphaLittleEndian = 6 | 2 << 12;
        try {
            return (long) NEW_IMAGE.invokeExact(
                    (long) width,
                    (long) height,
                    8L,
                    32L,
                    4L * width,
                    colours,
                    noAlphaLittleEndian,
                    provider,
                    0L,
                    false,
                    0);
        } catch (Throwable thrown) {
            throw new IllegalStateException("CGImageCreate", thrown);
        }
    }
}
