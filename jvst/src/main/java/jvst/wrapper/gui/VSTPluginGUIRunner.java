package jvst.wrapper.gui;

import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import org.jspecify.annotations.Nullable;

/** Makes an editor from its class's name and passes calls on to it; on Swing's thread. */
public class VSTPluginGUIRunner implements VSTPluginGUI {

    /** Once true where the editor's window sat in the host's; now always, as the bridge paints it there. */
    @SuppressWarnings("MemberName") // editors know it by this name
    public boolean WindowAttached = true;

    /** Once true where the native library for embedding was found; no library is needed now. */
    public boolean libraryOk = true;

    /** The editor, once it is loaded. */
    protected @Nullable VSTPluginGUIAdapter gui;

    /** A runner without an editor. */
    public VSTPluginGUIRunner() {}

    /**
     * Makes the editor.
     *
     * @param className with dots or slashes; a public constructor takes this runner and the plugin
     * @throws Exception what loading and the constructor throw
     */
    public void loadVSTGUI(String className, VSTPluginAdapter plugin) throws Exception {
        gui = Class.forName(className.replace('/', '.'), true, plugin.getClass().getClassLoader())
                .asSubclass(VSTPluginGUIAdapter.class)
                .getConstructor(VSTPluginGUIRunner.class, VSTPluginAdapter.class)
                .newInstance(this, plugin);
    }

    /** The editor, or null before it is loaded. */
    public final @Nullable VSTPluginGUIAdapter editor() {
        return gui;
    }

    @Override
    public void open() {
        if (gui != null) {
            gui.open();
        }
    }

    @Override
    public void close() {
        if (gui != null) {
            gui.close();
        }
    }

    @Override
    public void idle() {
        if (gui != null) {
            gui.idle();
        }
    }

    @Override
    public void destroy() {
        if (gui != null) {
            gui.destroy();
        }
    }

    /** Takes the frame's border away, which it has not. */
    public void undecorate() {
        if (gui != null) {
            gui.undecorate();
        }
    }

    /** Width in pixels, 0 without an editor. */
    public int getWidth() {
        return gui == null ? 0 : gui.getWidth();
    }

    /** Height in pixels, 0 without an editor. */
    public int getHeight() {
        return gui == null ? 0 : gui.getHeight();
    }

    /** Notes a sentence in the log. */
    protected void log(String message) {
        VSTPluginAdapter.log(message);
    }
}
