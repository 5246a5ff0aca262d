package lathe.plugin.isolation;

import java.util.Locale;

/**
 * A parameter of a plugin in another process.
 *
 * @param number by which the plugin knows it
 * @param id its name in lower case with {@code _}, unique in the plugin
 * @param name as the plugin says it
 * @param min smallest value
 * @param max largest value
 * @param initial value of a new instance
 */
public record RemoteParameter(int number, String id, String name, double min, double max, double initial) {

    /** A name as an id: lower case, digits and {@code _}; "parameter" where nothing is left of it. */
    static String idOf(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return id.isEmpty() ? "parameter" : id;
    }
}
