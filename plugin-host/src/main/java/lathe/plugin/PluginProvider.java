package lathe.plugin;

import java.util.List;

/**
 * The plugins of a jar. Named in {@code META-INF/services/lathe.plugin.PluginProvider}; needs a public constructor
 * without arguments.
 */
public interface PluginProvider {

    /** The plugins, in the order in which hosts list them. Ids are promises for ever. */
    List<PluginDescriptor> plugins();
}
