package lathe.plugin;

import lathe.plugin.gui.Editor;
import lathe.plugin.gui.EditorContext;

/** Makes the picture of a plugin when a host opens its window. */
@FunctionalInterface
public interface EditorFactory {

    /** On the host's main thread; the editor is closed when the window is. */
    Editor create(EditorContext context);
}
