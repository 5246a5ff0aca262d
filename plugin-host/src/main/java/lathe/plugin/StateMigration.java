package lathe.plugin;

import java.util.Map;

/** Brings a state that an older version of the plugin saved to the present one. */
@FunctionalInterface
public interface StateMigration {

    /**
     * Changes the values in place: renames ids, converts units.
     *
     * @param version the state version that saved them, older than the present one
     * @param values parameter ids and values in natural units
     */
    void migrate(int version, Map<String, Double> values);
}
