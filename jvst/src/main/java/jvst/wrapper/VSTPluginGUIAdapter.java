package jvst.wrapper;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.LayoutManager;
import java.awt.event.WindowListener;
import javax.swing.JRootPane;
import javax.swing.WindowConstants;
import jvst.wrapper.gui.VSTPluginGUI;
import jvst.wrapper.gui.VSTPluginGUIRunner;

/**
 * What an editor extends. Once a window of its own, now a Swing component that the bridge paints into the host's window;
 * it keeps the methods of a frame that editors call, so that classes compiled against the frame still link.
 */
public abstract class VSTPluginGUIAdapter extends JRootPane implements VSTPluginGUI {

    /** True on macOS, where windows once had to be opened by the editor itself; never true now. */
    public static final boolean RUNNING_MAC_X = false;

    private static final long serialVersionUID = 1;

    /** Who opened this editor. */
    public transient VSTPluginGUIRunner runner;

    /** The plugin. */
    protected transient VSTPluginAdapter plugin;

    private final boolean complete;
    private String title = "";
    private boolean resizable = true;
    private boolean undecorated;
    private int defaultCloseOperation = WindowConstants.HIDE_ON_CLOSE;
    private int extendedState;

    /** An empty editor. */
    public VSTPluginGUIAdapter(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
        this.runner = runner;
        this.plugin = plugin;
        complete = true;
    }

    /** Once took the frame's border away. */
    public void undecorate() {
        undecorated = true;
    }

    @Override
    public void open() {
        setVisible(true);
    }

    @Override
    public void close() {
        setVisible(false);
    }

    @Override
    public void destroy() {}

    @Override
    public void idle() {}

    /** Notes a sentence in the log. */
    protected void log(String message) {
        VSTPluginAdapter.log(message);
    }

    // --- as a frame has them -----------------------------------------------------------------------------------------

    /** The title, which nobody shows: the host's window has its own. */
    public String getTitle() {
        return title;
    }

    /** Keeps the title. */
    public void setTitle(String newTitle) {
        title = newTitle;
    }

    /** Whether it can be laid out at another size. */
    public boolean isResizable() {
        return resizable;
    }

    /** Allows or forbids other sizes. */
    public void setResizable(boolean newResizable) {
        resizable = newResizable;
    }

    /** Whether it asked for no border. */
    public boolean isUndecorated() {
        return undecorated;
    }

    /** Asks for no border; it has none anyway. */
    public void setUndecorated(boolean newUndecorated) {
        undecorated = newUndecorated;
    }

    /** What closing would do to a frame. */
    public int getDefaultCloseOperation() {
        return defaultCloseOperation;
    }

    /** Keeps what closing would do to a frame; the host closes. */
    public void setDefaultCloseOperation(int operation) {
        defaultCloseOperation = operation;
    }

    /** Kept as set; the host decides. */
    public int getExtendedState() {
        return extendedState;
    }

    /** Minimised or maximised; the host decides. */
    public void setExtendedState(int state) {
        extendedState = state;
    }

    /** As {@link #getExtendedState}. */
    public int getState() {
        return extendedState;
    }

    /** As {@link #setExtendedState}. */
    public void setState(int state) {
        extendedState = state;
    }

    /** An icon, which nobody shows. */
    public void setIconImage(Image image) {}

    /** Takes its preferred size. */
    public void pack() {
        Dimension preferred = getPreferredSize();
        setSize(preferred.width, preferred.height);
    }

    /** Frees what a frame holds of the screen: nothing here. */
    public void dispose() {}

    /** Raises a frame; the host decides. */
    public void toFront() {}

    /** Lowers a frame; the host decides. */
    public void toBack() {}

    /** Keeps a frame above others; the host decides. */
    public void setAlwaysOnTop(boolean onTop) {}

    /** Places a frame; the host decides. */
    public void setLocationRelativeTo(Component other) {}

    /** Places a frame; the host decides. */
    public void setLocationByPlatform(boolean byPlatform) {}

    /** Nothing happens to a window that is not there. */
    public void addWindowListener(WindowListener listener) {}

    /** There is nothing to take away. */
    public void removeWindowListener(WindowListener listener) {}

    /** True: whoever asks draws. */
    public boolean isActive() {
        return isVisible();
    }

    @Override
    protected void addImpl(Component component, Object constraints, int index) {
        if (belongsInContent(component)) {
            getContentPane().add(component, constraints, index);
        } else {
            super.addImpl(component, constraints, index);
        }
    }

    @Override
    public void remove(Component component) {
        if (component.getParent() == this) {
            super.remove(component);
        } else {
            getContentPane().remove(component);
        }
    }

    @Override
    public void setLayout(LayoutManager layout) {
        Container content = complete ? getContentPane() : null;
        if (content == null) {
            super.setLayout(layout);
        } else {
            content.setLayout(layout);
        }
    }

    private boolean belongsInContent(Component component) {
        return complete && component != getLayeredPane() && component != getGlassPane();
    }
}
