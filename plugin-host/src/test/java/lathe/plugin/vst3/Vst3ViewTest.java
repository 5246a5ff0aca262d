package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The view without a window: what a host asks before it attaches it. Windows themselves are tested with the gui. */
class Vst3ViewTest {

    private static final int SUPPORTED = 3;
    private static final int ATTACHED = 4;
    private static final int REMOVED = 5;
    private static final int KEY_DOWN = 7;
    private static final int GET_SIZE = 9;
    private static final int ON_SIZE = 10;
    private static final int SET_FRAME = 12;
    private static final int CAN_RESIZE = 13;
    private static final int CONSTRAINT = 14;

    private final Bench bench = new Bench(TestGain.declare(TestGain::new).build());
    private final FrameLog frame = new FrameLog();
    private final long view = bench.controller.createView();
    private final long rect = bench.scratch();

    @AfterEach
    void close() {
        Unknown.release(view);
        bench.close();
        frame.release();
    }

    private int call(int function, long a, long b, long c) {
        return (int) NativeCalls.call(NativeCalls.method(view, function), view, a, b, c);
    }

    private int[] size() {
        assertThat(call(GET_SIZE, rect, 0, 0)).isEqualTo(Result.OK);
        return new int[] {
            NativeMemory.int32(rect + Layout.RECT_RIGHT) - NativeMemory.int32(rect + Layout.RECT_LEFT),
            NativeMemory.int32(rect + Layout.RECT_BOTTOM) - NativeMemory.int32(rect + Layout.RECT_TOP)
        };
    }

    private void rect(int left, int top, int right, int bottom) {
        NativeMemory.int32(rect + Layout.RECT_LEFT, left);
        NativeMemory.int32(rect + Layout.RECT_TOP, top);
        NativeMemory.int32(rect + Layout.RECT_RIGHT, right);
        NativeMemory.int32(rect + Layout.RECT_BOTTOM, bottom);
    }

    @Test
    void onlyTheEditorIsAView() {
        long create = NativeCalls.method(bench.controller.object(), 17);
        assertThat(NativeCalls.call(create, bench.controller.object(), NativeText.forEver("mixer")))
                .isZero();
        assertThat(view).isNotZero();
    }

    @Test
    void theWindowSystemOfThisMachineIsSupportedAndNoOther() {
        String own = System.getProperty("os.name").startsWith("Windows")
                ? "HWND"
                : System.getProperty("os.name").startsWith("Mac") ? "NSView" : "X11EmbedWindowID";
        for (String type : new String[] {"HWND", "NSView", "X11EmbedWindowID", "WaylandSurfaceID", "HIView"}) {
            int expected = type.equals(own) ? Result.OK : Result.FALSE;
            assertThat(call(SUPPORTED, NativeText.forEver(type), 0, 0)).as(type).isEqualTo(expected);
        }
        assertThat(call(ATTACHED, 1, NativeText.forEver("HIView"), 0)).isEqualTo(Result.FALSE);
        assertThat(call(REMOVED, 0, 0, 0)).isEqualTo(Result.OK);
    }

    @Test
    void sizesAreFittedTakenAndRememberedForTheNextView() {
        int[] preferred = size();
        assertThat(call(CAN_RESIZE, 0, 0, 0)).isEqualTo(Result.OK);
        rect(10, 20, 11, 21);
        assertThat(call(CONSTRAINT, rect, 0, 0)).isEqualTo(Result.OK);
        assertThat(NativeMemory.int32(rect + Layout.RECT_LEFT)).isEqualTo(10);
        assertThat(NativeMemory.int32(rect + Layout.RECT_RIGHT)).isGreaterThan(100);
        rect(0, 0, preferred[0] + 40, preferred[1] + 30);
        assertThat(call(ON_SIZE, rect, 0, 0)).isEqualTo(Result.OK);
        assertThat(size()).containsExactly(preferred[0] + 40, preferred[1] + 30);
        long second = bench.controller.createView();
        NativeCalls.call(NativeCalls.method(second, GET_SIZE), second, rect);
        assertThat(NativeMemory.int32(rect + Layout.RECT_RIGHT)).isEqualTo(preferred[0] + 40);
        Unknown.release(second);
    }

    @Test
    void theEditorsWishForAnotherSizeGoesToTheFrameWhichMayRefuse() {
        int[] preferred = size();
        call(SET_FRAME, frame.address(), 0, 0);
        var editor = bench.plugin.instance().editorContext();
        assertThat(editor.requestSize(preferred[0] + 8, preferred[1] + 8)).isTrue();
        assertThat(frame.told).containsExactly("resize " + (preferred[0] + 8) + "x" + (preferred[1] + 8));
        assertThat(size()).containsExactly(preferred[0] + 8, preferred[1] + 8);
        frame.grants = false;
        assertThat(editor.requestSize(preferred[0], preferred[1])).isFalse();
        call(SET_FRAME, 0, 0, 0);
        assertThat(editor.requestSize(preferred[0], preferred[1])).isFalse();
    }

    /** The scale is a C float, which the stub reads out of a register for doubles: so call it as C does. */
    @Test
    @SuppressWarnings("restricted") // a native call
    void aScaleInFloatingPointOf32BitsArrives() throws Throwable {
        int[] before = size();
        long scale = Unknown.query(view, Ids.CONTENT_SCALE_SUPPORT);
        var handle = Linker.nativeLinker()
                .downcallHandle(
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_FLOAT));
        MemorySegment function = MemorySegment.ofAddress(NativeCalls.method(scale, 3));
        assertThat((int) handle.invokeExact(function, scale, 1.5f)).isEqualTo(Result.OK);
        assertThat(size()).containsExactly((int) Math.ceil(before[0] * 1.5), (int) Math.ceil(before[1] * 1.5));
        assertThat((int) handle.invokeExact(function, scale, 0f)).isEqualTo(Result.FALSE);
        Unknown.release(scale);
    }

    @Test
    void allInterfacesOfTheViewAreOneObject() {
        Iid[] all = {Ids.PLUG_VIEW, Ids.CONTENT_SCALE_SUPPORT, Ids.TIMER_HANDLER, Ids.EVENT_HANDLER};
        for (Iid from : all) {
            long one = Unknown.query(view, from);
            for (Iid to : all) {
                long other = Unknown.query(one, to);
                assertThat(other).isEqualTo(Unknown.query(view, to)).isNotZero();
                Unknown.release(other);
                Unknown.release(other);
            }
            Unknown.release(one);
        }
    }

    @Test
    void theViewKeepsItsPluginAlive() {
        int before = ComObject.alive();
        Bench other = new Bench(TestGain.declare(TestGain::new).build());
        long left = other.controller.createView();
        other.close();
        NativeCalls.call(NativeCalls.method(left, GET_SIZE), left, rect);
        assertThat(NativeMemory.int32(rect + Layout.RECT_RIGHT)).isPositive();
        Unknown.release(left);
        assertThat(ComObject.alive()).isEqualTo(before);
    }

    @Test
    void keysThatNobodyWantsAreTheHosts() {
        assertThat(call(KEY_DOWN, ' ', 7, 0)).isEqualTo(Result.FALSE);
        assertThat(ViewKeys.read('a', 0, 1)).isNotNull().satisfies(key -> {
            assertThat(key.character()).isEqualTo('a');
            assertThat(key.shift()).isTrue();
        });
        assertThat(ViewKeys.read((char) 0, 69, 0)).as("F1").isNull();
    }
}
