package lathe.plugin.host.vst3;

import lathe.plugin.vst3.Iid;

/**
 * A class of a VST3 module.
 *
 * @param id by which it is made
 * @param category {@code Audio Module Class} for plugins
 * @param name for people
 * @param vendor who makes it; empty where the module does not say
 * @param version of the plugin; empty where the module does not say
 * @param subCategories such as {@code Fx|EQ}; empty where the module does not say
 */
public record Vst3Class(Iid id, String category, String name, String vendor, String version, String subCategories) {

    /** True for an effect or instrument. */
    public boolean isPlugin() {
        return category.equals("Audio Module Class");
    }
}
