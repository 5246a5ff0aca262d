package lathe.engine.sound.classic;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How an instrument is sounded: a model and its settings, one line of {@code patches.tsv}.
 *
 * @param id of the instrument
 * @param settings by name, as written in the table
 * @param gainDb what brings velocity 100 to the common loudness, measured
 */
record Patch(String id, Model model, SequencedMap<String, String> settings, double gainDb) {

    /** What makes the sound. */
    enum Model {
        /** Strings struck or plucked, and left to ring. */
        STRING,
        /** Bars, bells, tines: modes of given ratios. */
        MODAL,
        /** Blown, bowed, sung, electric: a steady spectrum that follows the player. */
        SUSTAINED,
        /** Percussion, a recipe a key. */
        DRUMS
    }

    /** A number, or what holds without one. */
    double number(String name, double otherwise) {
        String text = settings.get(name);
        return text == null ? otherwise : parse(name, text);
    }

    /** A word, or what holds without one. */
    String word(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    /** Rows between commas, cells between colons; none without the setting. */
    double[][] rows(String name) {
        String text = settings.get(name);
        if (text == null || text.isEmpty()) {
            return new double[0][];
        }
        String[] rows = text.split(",", -1);
        double[][] all = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            String[] cells = rows[i].split(":", -1);
            all[i] = new double[cells.length];
            for (int k = 0; k < cells.length; k++) {
                all[i][k] = parse(name, cells[k]);
            }
        }
        return all;
    }

    /** The patch with some settings replaced. */
    Patch with(String newId, Model newModel, SequencedMap<String, String> changes) {
        SequencedMap<String, String> joined = new LinkedHashMap<>(settings);
        joined.putAll(changes);
        return new Patch(newId, newModel, joined, gainDb);
    }

    private double parse(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException failure) {
            throw new IllegalStateException("patches.tsv: " + id + ": " + name + "=" + text, failure);
        }
    }
}
