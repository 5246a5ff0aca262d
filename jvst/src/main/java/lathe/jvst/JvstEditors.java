package lathe.jvst;

import jvst.wrapper.VSTPluginGUIAdapter;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.generic.GenericEditor;

/** Opens old editors; where one insists on a window of its own, the one made from the parameters, and says so in the log. */
final class JvstEditors {

    private JvstEditors() {}

    static Editor open(String className, EditorContext context) {
        if (context.processor() instanceof JvstProcessor processor) {
            try {
                VSTPluginGUIAdapter editor = processor.gui().editor(className);
                return new JvstEditor(processor, editor, context);
            } catch (JvstException windowWanted) {
                BridgeLog.note(String.valueOf(windowWanted.getMessage()));
            } catch (RuntimeException | LinkageError failed) {
                BridgeLog.note(className + " cannot be shown; an editor made from the parameters is", failed);
            }
        }
        return new GenericEditor(context);
    }
}
