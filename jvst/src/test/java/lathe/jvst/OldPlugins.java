package lathe.jvst;

import java.util.List;
import java.util.Optional;

/** Loads the old plugins of these tests. */
final class OldPlugins {

    private OldPlugins() {}

    static JvstPlugin load(Class<?> plugin) throws JvstException {
        return load(plugin, Optional.empty());
    }

    static JvstPlugin load(Class<?> plugin, Class<?> editor) throws JvstException {
        return load(plugin, Optional.of(editor.getName()));
    }

    private static JvstPlugin load(Class<?> plugin, Optional<String> editor) throws JvstException {
        JvstIni ini = new JvstIni(plugin.getName(), editor, List.of(), false, List.of());
        return JvstPlugin.load(ini, OldPlugins.class.getClassLoader());
    }
}
