package lathe.jvst;

import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import jvst.wrapper.gui.VSTPluginGUIRunner;
import lathe.plugin.ffi.BridgeLog;
import org.jspecify.annotations.Nullable;

/**
 * The editor of one instance, made when it is opened for the first time and kept until the instance is closed, as plugins
 * hold on to theirs. Host's main thread.
 */
final class JvstGui {

    private final VSTPluginAdapter instance;
    private @Nullable VSTPluginGUIRunner runner;

    JvstGui(VSTPluginAdapter instance) {
        this.instance = instance;
    }

    /**
     * The editor.
     *
     * @throws JvstException if it cannot be made without a window; with what was thrown
     */
    VSTPluginGUIAdapter editor(String className) throws JvstException {
        VSTPluginGUIAdapter made = runner == null ? null : runner.editor();
        return made == null ? make(className) : made;
    }

    private VSTPluginGUIAdapter make(String className) throws JvstException {
        VSTPluginGUIRunner newRunner = new VSTPluginGUIRunner();
        try {
            newRunner.loadVSTGUI(className, instance);
        } catch (Exception | LinkageError failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new JvstException(
                    className,
                    "its editor needs a window of its own or fails: " + cause,
                    "the plugin works with an editor made from its parameters",
                    failed);
        }
        VSTPluginGUIAdapter made = newRunner.editor();
        if (made == null) {
            throw new JvstException(className, "made no editor", "the plugin works with one made from its parameters");
        }
        runner = newRunner;
        return made;
    }

    void destroy() {
        if (runner != null) {
            try {
                runner.destroy();
            } catch (RuntimeException | LinkageError failed) {
                BridgeLog.note(instance.getClass().getName() + " threw when its editor was destroyed", failed);
            }
            runner = null;
        }
    }
}
