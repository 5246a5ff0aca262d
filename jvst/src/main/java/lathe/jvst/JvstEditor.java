package lathe.jvst;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.Arrays;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/**
 * An old Swing editor in the host's window. Swing lives on its own thread; this side, on the host's main thread, shows the
 * last finished picture, passes on mouse and keys, and tells the host what the editor moved. Neither side waits for the
 * other.
 */
final class JvstEditor implements Editor {

    private static final int TICKS_BETWEEN_IDLE = 6;
    private static final int TICKS_OF_USE = 30;
    private static final double SAME = 1e-6;
    private static final float UNSEEN = Float.NaN;

    private final VSTPluginAdapter instance;
    private final JvstHost host;
    private final EditorContext context;
    private final VSTPluginGUIAdapter gui;
    private final SwingSurface surface;
    private final int naturalWidth;
    private final int naturalHeight;
    private final boolean[] inGesture;
    private final float[] seen;
    private double zoom = 1;
    private boolean pressed;
    private int ticksOfUse;
    private int ticks;

    JvstEditor(JvstProcessor processor, VSTPluginGUIAdapter gui, EditorContext context) {
        instance = processor.instance();
        host = processor.host();
        this.context = context;
        this.gui = gui;
        inGesture = new boolean[processor.parameters().list().size()];
        seen = new float[inGesture.length];
        Arrays.fill(seen, UNSEEN);
        Dimension natural = gui.getWidth() > 0 && gui.getHeight() > 0 ? gui.getSize() : gui.getPreferredSize();
        naturalWidth = Math.max(1, natural.width);
        naturalHeight = Math.max(1, natural.height);
        gui.open();
        surface = new SwingSurface(gui, naturalWidth, naturalHeight);
    }

    @Override
    public int preferredWidth() {
        return naturalWidth;
    }

    @Override
    public int preferredHeight() {
        return naturalHeight;
    }

    @Override
    public int minimumWidth() {
        return gui.isResizable() ? Math.min(naturalWidth, Math.max(1, gui.getMinimumSize().width)) : naturalWidth / 2;
    }

    @Override
    public int minimumHeight() {
        return gui.isResizable()
                ? Math.min(naturalHeight, Math.max(1, gui.getMinimumSize().height))
                : naturalHeight / 2;
    }

    /** An editor that cannot be laid out anew is magnified. */
    @Override
    public void resize(int width, int height) {
        if (gui.isResizable()) {
            surface.resize(width, height);
        } else {
            zoom = Math.max(0.1, Math.min((double) width / naturalWidth, (double) height / naturalHeight));
        }
    }

    @Override
    public boolean tick() {
        ticksOfUse = pressed ? TICKS_OF_USE : Math.max(0, ticksOfUse - 1);
        host.interacting(ticksOfUse > 0);
        for (int i = 0; i < inGesture.length; i++) {
            tellMoves(i);
        }
        if (host.takeDisplayChanged()) {
            tellWhatChanged();
        }
        long wanted = host.takeWantedSize();
        if (wanted != 0) {
            context.requestSize((int) (wanted >>> 32), (int) wanted);
        }
        if (++ticks % TICKS_BETWEEN_IDLE == 0) {
            surface.later(this::idle);
        }
        return surface.tick(ticksOfUse > 0);
    }

    private void tellMoves(int index) {
        if (host.takeMoved(index)) {
            tell(index, host.movedTo(index));
            seen[index] = UNSEEN;
        } else if (movedInSilence(index)) {
            tell(index, seen[index]);
        } else if (host.isHeld(index)) {
            begin(index);
        }
        if (inGesture[index] && !host.isHeld(index) && !pressed) {
            inGesture[index] = false;
            context.endEdit(index);
        }
    }

    private void tell(int index, double value) {
        begin(index);
        context.edit(index, value);
    }

    /** Many old editors set the plugin's value and never tell the host, so while they are used values are compared. */
    private boolean movedInSilence(int index) {
        if (ticksOfUse == 0) {
            seen[index] = UNSEEN;
            return false;
        }
        float now = instance.getParameter(index);
        boolean news = !host.takeToldByHost(index) && !Float.isNaN(seen[index]) && now != seen[index];
        seen[index] = now;
        return news;
    }

    private void begin(int index) {
        if (!inGesture[index]) {
            inGesture[index] = true;
            context.beginEdit(index);
        }
    }

    private void tellWhatChanged() {
        for (int i = 0; i < inGesture.length; i++) {
            float now = instance.getParameter(i);
            if (Math.abs(now - context.value(i)) > SAME) {
                tell(i, now);
            }
        }
    }

    private void idle() {
        gui.idle();
        if (host.isIdleWanted() && instance.fxIdle() == 0) {
            host.idleNoMore();
        }
    }

    @Override
    public void paint(Graphics2D graphics) {
        surface.paint(graphics, zoom);
    }

    @Override
    public void mouse(MouseInput input) {
        pressed = switch (input.kind()) {
            case PRESS -> true;
            case RELEASE -> false;
            default -> pressed;
        };
        if (input.kind() != MouseInput.Kind.MOVE && input.kind() != MouseInput.Kind.LEAVE) {
            ticksOfUse = TICKS_OF_USE;
            host.interacting(true);
        }
        lookAtValues();
        surface.mouse(input, (int) (input.x() / zoom), (int) (input.y() / zoom));
    }

    /** Before the editor hears of the mouse, so that what it moves at once is seen as moved. */
    private void lookAtValues() {
        for (int i = 0; i < seen.length; i++) {
            if (ticksOfUse > 0 && Float.isNaN(seen[i])) {
                seen[i] = instance.getParameter(i);
            }
        }
    }

    @Override
    public boolean key(KeyInput input) {
        ticksOfUse = TICKS_OF_USE;
        host.interacting(true);
        lookAtValues();
        return surface.key(input);
    }

    @Override
    public void close() {
        for (int i = 0; i < inGesture.length; i++) {
            if (inGesture[i]) {
                inGesture[i] = false;
                context.endEdit(i);
            }
        }
        host.interacting(false);
        surface.close();
        try {
            gui.close();
        } catch (RuntimeException | LinkageError thrown) {
            BridgeLog.note(gui.getClass().getName() + " threw when it was closed", thrown);
        }
    }
}
