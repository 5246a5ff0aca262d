package lathe.jvst;

import java.awt.EventQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import jvst.wrapper.communication.HostAnswers;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The host as one instance of an old plugin sees it. What the plugin wants of the real host (moved parameters, gestures,
 * another size) is kept until somebody on the host's main thread asks for it; nothing waits and nothing is allocated.
 */
final class JvstHost implements HostAnswers {

    private static final int NONE = -1;
    private static final int LEVEL_USER = 1;
    private static final int LEVEL_AUDIO = 2;
    private static final int LEVEL_OFFLINE = 4;

    private final JvstTime time = new JvstTime();
    private final String directory;
    private final AtomicIntegerArray moved;
    private final AtomicIntegerArray movedTo;
    private final AtomicIntegerArray held;
    private final AtomicIntegerArray toldByHost;
    private final AtomicLong eventsSent = new AtomicLong();
    private final AtomicLong wantedSize = new AtomicLong();
    private volatile float sampleRate = 44_100;
    private volatile int blockSize = 1024;
    private volatile boolean offline;
    private volatile boolean displayChanged;
    private volatile boolean idleWanted;
    private volatile boolean interacting;
    private volatile @Nullable Thread audioThread;
    private volatile @Nullable Thread teller;
    private int told = NONE;

    JvstHost(int parameters, String directory) {
        this.directory = directory;
        moved = new AtomicIntegerArray(parameters);
        movedTo = new AtomicIntegerArray(parameters);
        held = new AtomicIntegerArray(parameters);
        toldByHost = new AtomicIntegerArray(parameters);
    }

    // --- what the plugin asks ----------------------------------------------------------------------------------------

    @Override
    public float sampleRate() {
        return sampleRate;
    }

    @Override
    public int blockSize() {
        return blockSize;
    }

    @Override
    public boolean parameterMoved(int index, float value) {
        if (told == index && teller == Thread.currentThread()) {
            return false;
        }
        boolean echo = !interacting && EventQueue.isDispatchThread();
        if (!echo && index >= 0 && index < moved.length()) {
            movedTo.set(index, Float.floatToRawIntBits(value));
            moved.set(index, 1);
        }
        return true;
    }

    @Override
    public boolean beginEdit(int index) {
        return hold(index, 1);
    }

    @Override
    public boolean endEdit(int index) {
        return hold(index, 0);
    }

    private boolean hold(int index, int state) {
        boolean known = index >= 0 && index < held.length();
        if (known) {
            held.set(index, state);
        }
        return known;
    }

    @Override
    public VSTTimeInfo timeInfo() {
        return time;
    }

    @Override
    public boolean takeEvents(VSTEvents events) {
        eventsSent.addAndGet(events.getNumEvents());
        return false;
    }

    @Override
    public boolean resize(int width, int height) {
        if (width <= 0 || height <= 0) {
            return false;
        }
        wantedSize.set((long) width << 32 | height);
        return true;
    }

    @Override
    public void displayChanged() {
        displayChanged = true;
    }

    @Override
    public void wantsIdle() {
        idleWanted = true;
    }

    @Override
    public int processLevel() {
        if (Thread.currentThread() != audioThread) {
            return LEVEL_USER;
        }
        return offline ? LEVEL_OFFLINE : LEVEL_AUDIO;
    }

    @Override
    public String directory() {
        return directory;
    }

    // --- what the bridge tells ---------------------------------------------------------------------------------------

    JvstTime time() {
        return time;
    }

    void prepare(double newSampleRateHz, int newBlockSize, boolean newOffline) {
        sampleRate = (float) newSampleRateHz;
        blockSize = newBlockSize;
        offline = newOffline;
        time.setSampleRate(newSampleRateHz);
    }

    void processingHere() {
        Thread here = Thread.currentThread();
        if (audioThread != here) {
            audioThread = here;
        }
    }

    /** The plugin is being told a value by this thread: what it repeats meanwhile is an echo. */
    void telling(int index) {
        toldByHost.set(index, 1);
        told = index;
        teller = Thread.currentThread();
    }

    void told(int index) {
        told = NONE;
        teller = null;
        toldByHost.set(index, 1);
    }

    /**
     * Whether somebody uses the editor. While nobody does, what moves on Swing's thread only follows the host: a slider of
     * a hundred steps that is set to the host's value must not send back the nearest step.
     */
    void interacting(boolean now) {
        interacting = now;
    }

    // --- what the real host is told, on its main thread
    // ----------------------------------------------------------------

    boolean takeMoved(int index) {
        return moved.getAndSet(index, 0) == 1;
    }

    /** Whether the plugin was told a value since the last call, so that a change is no news. */
    boolean takeToldByHost(int index) {
        return toldByHost.getAndSet(index, 0) == 1;
    }

    float movedTo(int index) {
        return Float.intBitsToFloat(movedTo.get(index));
    }

    boolean isHeld(int index) {
        return held.get(index) == 1;
    }

    boolean takeDisplayChanged() {
        boolean changed = displayChanged;
        displayChanged = false;
        return changed;
    }

    /** Width in the upper half, height in the lower; 0 for none wanted. */
    long takeWantedSize() {
        return wantedSize.getAndSet(0);
    }

    boolean isIdleWanted() {
        return idleWanted;
    }

    void idleNoMore() {
        idleWanted = false;
    }

    /** Events that the plugin sent, which go nowhere. */
    long eventsSent() {
        return eventsSent.get();
    }
}
