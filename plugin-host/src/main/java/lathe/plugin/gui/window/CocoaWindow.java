package lathe.plugin.gui.window;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * A view on macOS: a subclass of NSView made through the Objective-C runtime, whose layer shows a CGImage; a timer of the
 * main run loop moves it. Sizes are in points, the picture has as many pixels for each as the screen.
 *
 * <p><b>Untested:</b> written from the documented interfaces of AppKit, Core Graphics and the Objective-C runtime; nobody
 * has run it yet. Only what its keys mean is tested.
 */
final class CocoaWindow implements NativeWindow {

    private static final String NUMBER = "latheNumber";
    private static final double TIMER_SECONDS = 1.0 / 60;
    private static final int CONTEXT_BYTES = 40;
    private static final long SHIFT = 1 << 17;
    private static final long CONTROL = 1 << 18;
    private static final long OPTION = 1 << 19;
    private static final long COMMAND = 1 << 20;
    private static final int TRACKING = 0x01 | 0x02 | 0x80 | 0x200;
    private static final double POINTS_A_NOTCH = 10;

    /** Windows by the number in their view, less one. */
    private static final ObjectTable<CocoaWindow> WINDOWS = new ObjectTable<>();

    /** The class of our views, made when the first is opened. */
    @SuppressWarnings("unused") // methods through their names, arguments as the runtime passes them
    private static final class ViewClass {

        private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
        private static final long TIMER = function("timer");
        private static final long ID = make();
        private static final long NUMBER_OFFSET = ObjectiveC.offset(ID, NUMBER);

        private static long make() {
            // Another copy of this class in the process needs another name.
            String name = "LatheEditorView" + Long.toHexString(TIMER);
            long made = ObjectiveC.newClass(name, "NSView", NUMBER);
            ObjectiveC.addMethod(made, "isFlipped", function("yes"), "c@:");
            ObjectiveC.addMethod(made, "acceptsFirstMouse:", function("yes"), "c@:@");
            ObjectiveC.addMethod(made, "acceptsFirstResponder", function("wantsKeys"), "c@:");
            ObjectiveC.addMethod(made, "resignFirstResponder", function("resigned"), "c@:");
            long press = function("press");
            long release = function("release");
            long drag = function("drag");
            for (String button : new String[] {"mouse", "rightMouse", "otherMouse"}) {
                ObjectiveC.addMethod(made, button + "Down:", press, "v@:@");
                ObjectiveC.addMethod(made, button + "Up:", release, "v@:@");
                ObjectiveC.addMethod(made, button + "Dragged:", drag, "v@:@");
            }
            ObjectiveC.addMethod(made, "mouseMoved:", function("move"), "v@:@");
            ObjectiveC.addMethod(made, "mouseExited:", function("leave"), "v@:@");
            ObjectiveC.addMethod(made, "scrollWheel:", function("wheel"), "v@:@");
            ObjectiveC.addMethod(made, "keyDown:", function("key"), "v@:@");
            ObjectiveC.register(made);
            return made;
        }

        private static long function(String method) {
            return Upcalls.function(HERE, Upcalls.words(method), 0);
        }

        private static CocoaWindow of(long view) {
            return WINDOWS.number((int) NativeMemory.word(view + NUMBER_OFFSET) - 1);
        }

        static long yes(long view, long selector, long a, long b, long c) {
            return 1;
        }

        static long wantsKeys(long view, long selector, long a, long b, long c) {
            return of(view).wantsKeys ? 1 : 0;
        }

        static long resigned(long view, long selector, long a, long b, long c) {
            of(view).waiting.add(Listener::focusLost);
            return 1;
        }

        static long press(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.PRESS, event);
        }

        static long release(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.RELEASE, event);
        }

        static long drag(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.DRAG, event);
        }

        static long move(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.MOVE, event);
        }

        static long leave(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.LEAVE, event);
        }

        static long wheel(long view, long selector, long event, long b, long c) {
            return of(view).mouse(MouseInput.Kind.WHEEL, event);
        }

        static long key(long view, long selector, long event, long b, long c) {
            return of(view).key(event);
        }

        static long timer(long runLoopTimer, long number, long a, long b, long c) {
            WINDOWS.number((int) number - 1).onTimer.run();
            return 0;
        }
    }

    private final Queue<Consumer<Listener>> waiting = new ArrayDeque<>();
    private final Runnable onTimer;
    private final int number;
    private final long view;
    private final long timer;
    private int[] picture = new int[0];
    private int stride;
    private long pixelMemory;
    private boolean wantsKeys;

    private CocoaWindow(long parent, int width, int height, Runnable onTimer) {
        this.onTimer = onTimer;
        number = WINDOWS.add(this);
        long allocated = ObjectiveC.send(ViewClass.ID, "alloc");
        view = ObjectiveC.sendRect(allocated, "initWithFrame:", width, height, 0, 0, 0);
        NativeMemory.word(view + ViewClass.NUMBER_OFFSET, number + 1L);
        ObjectiveC.send(view, "setWantsLayer:", 1);
        ObjectiveC.send(view, "setHidden:", 1);
        long area = ObjectiveC.send(ObjectiveC.named("NSTrackingArea"), "alloc");
        area = ObjectiveC.sendRect(area, "initWithRect:options:owner:userInfo:", width, height, TRACKING, view, 0);
        ObjectiveC.send(view, "addTrackingArea:", area);
        ObjectiveC.send(area, "release");
        ObjectiveC.send(parent, "addSubview:", view);
        long context = NativeMemory.take(CONTEXT_BYTES);
        NativeMemory.word(context + 8, number + 1L);
        timer = ObjectiveC.newTimer(0, TIMER_SECONDS, ViewClass.TIMER, context);
        NativeMemory.give(context);
        long loop = NativeCalls.call(ObjectiveC.MAIN_LOOP, 0);
        NativeCalls.call(ObjectiveC.ADD_TIMER, loop, timer, NativeMemory.word(ObjectiveC.COMMON_MODES));
    }

    /** Opens a view inside an NSView. */
    static @Nullable CocoaWindow open(long parent, int width, int height, Runnable timer) {
        if (parent == 0) {
            BridgeLog.note("no editor: the host gave no view");
            return null;
        }
        return new CocoaWindow(parent, width, height, timer);
    }

    private long mouse(MouseInput.Kind kind, long event) {
        double[] place = ObjectiveC.placeIn(view, event);
        int x = (int) Math.floor(place[0]);
        int y = (int) Math.floor(place[1]);
        boolean ofButton = kind == MouseInput.Kind.PRESS || kind == MouseInput.Kind.RELEASE;
        int button = ofButton ? button((int) ObjectiveC.send(event, "buttonNumber")) : 0;
        double notches = kind == MouseInput.Kind.WHEEL ? notches(event) : 0;
        long held = ObjectiveC.send(event, "modifierFlags");
        Modifiers modifiers =
                new Modifiers((held & SHIFT) != 0, (held & (CONTROL | COMMAND)) != 0, (held & OPTION) != 0);
        long timeMs = (long) (ObjectiveC.real(event, "timestamp") * 1000);
        waiting.add(to -> to.mouse(kind, x, y, button, notches, modifiers, timeMs));
        return 0;
    }

    private static int button(int number) {
        return switch (number) {
            case 0 -> 1;
            case 1 -> 3;
            default -> 2;
        };
    }

    private static double notches(long event) {
        double delta = ObjectiveC.real(event, "scrollingDeltaY");
        boolean inPoints = (byte) ObjectiveC.send(event, "hasPreciseScrollingDeltas") != 0;
        return inPoints ? delta / POINTS_A_NOTCH : delta;
    }

    private long key(long event) {
        long held = ObjectiveC.send(event, "modifierFlags");
        int code = (int) ObjectiveC.send(event, "keyCode") & 0xFFFF;
        String typed = NativeText.read(ObjectiveC.send(ObjectiveC.send(event, "characters"), "UTF8String"));
        KeyInput input = meaning(code, typed, (held & SHIFT) != 0, (held & (CONTROL | COMMAND)) != 0);
        if (input != null) {
            waiting.add(to -> to.key(input));
        }
        return 0;
    }

    /** A key press by its code on the keyboard (Carbon's kVK constants) and what it types. */
    static @Nullable KeyInput meaning(int keyCode, String typed, boolean shift, boolean control) {
        KeyInput.Code code = switch (keyCode) {
            case 36, 76 -> KeyInput.Code.ENTER;
            case 53 -> KeyInput.Code.ESCAPE;
            case 51 -> KeyInput.Code.BACKSPACE;
            case 117 -> KeyInput.Code.DELETE;
            case 48 -> KeyInput.Code.TAB;
            case 123 -> KeyInput.Code.LEFT;
            case 124 -> KeyInput.Code.RIGHT;
            case 125 -> KeyInput.Code.DOWN;
            case 126 -> KeyInput.Code.UP;
            case 115 -> KeyInput.Code.HOME;
            case 119 -> KeyInput.Code.END;
            default -> KeyInput.Code.CHARACTER;
        };
        if (code != KeyInput.Code.CHARACTER) {
            return new KeyInput(code, (char) 0, shift, control);
        }
        boolean types = typed.length() == 1 && !Character.isISOControl(typed.charAt(0));
        return types ? new KeyInput(code, typed.charAt(0), shift, control) : null;
    }

    @Override
    public double density() {
        long window = ObjectiveC.send(view, "window");
        return window == 0 ? 1 : Math.max(1, ObjectiveC.real(window, "backingScaleFactor"));
    }

    @Override
    public boolean pump(Listener listener) {
        for (Consumer<Listener> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.accept(listener);
        }
        return ObjectiveC.send(view, "superview") != 0;
    }

    @Override
    public void resize(int width, int height) {
        ObjectiveC.sendSize(view, "setFrameSize:", width, height);
    }

    @Override
    public void show(boolean on) {
        ObjectiveC.send(view, "setHidden:", on ? 0 : 1);
    }

    @Override
    public void takeKeys(boolean on) {
        wantsKeys = on;
        long window = ObjectiveC.send(view, "window");
        if (window != 0) {
            ObjectiveC.send(window, "makeFirstResponder:", on ? view : 0);
        }
    }

    /** A layer takes whole pictures only: what is put is shown all at once by {@link #flush}. */
    @Override
    public void put(int[] pixels, int newStride, int x, int y, int width, int height) {
        picture = pixels;
        stride = newStride;
    }

    @Override
    public void flush() {
        if (stride == 0) {
            return;
        }
        long bytes = 4L * picture.length;
        NativeMemory.give(pixelMemory);
        pixelMemory = NativeMemory.take(bytes);
        NativeMemory.copy(picture, 0, pixelMemory, picture.length);
        long data = NativeCalls.call(ObjectiveC.NEW_DATA, 0, pixelMemory, bytes);
        long provider = NativeCalls.call(ObjectiveC.NEW_PROVIDER, data);
        long colours = NativeCalls.call(ObjectiveC.NEW_COLOURS, 0);
        long image = ObjectiveC.newImage(stride, picture.length / stride, colours, provider);
        ObjectiveC.send(ObjectiveC.send(view, "layer"), "setContents:", image);
        for (long made : new long[] {image, colours, provider, data}) {
            NativeCalls.call(ObjectiveC.RELEASE, made);
        }
        stride = 0;
    }

    @Override
    public void close() {
        NativeCalls.call(ObjectiveC.END_TIMER, timer);
        NativeCalls.call(ObjectiveC.RELEASE, timer);
        ObjectiveC.send(view, "removeFromSuperview");
        ObjectiveC.send(view, "release");
        WINDOWS.remove(number);
        NativeMemory.give(pixelMemory);
        pixelMemory = 0;
    }
}
