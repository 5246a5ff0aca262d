package lathe.engine.arrange;

import java.util.Locale;

/**
 * How far a variation goes, layer by layer: 0 for as it is, 1 for everything.
 *
 * @param rhythm of tune and band
 * @param pitch of the tune
 * @param chords exchanged for their relatives
 * @param timbre instruments exchanged for others of their family
 */
public record Strengths(double rhythm, double pitch, double chords, double timbre) {

    /** Nothing changes. */
    public static final Strengths NONE = new Strengths(0, 0, 0, 0);

    /** Refuses what is not from 0 to 1. */
    public Strengths {
        check("rhythm", rhythm);
        check("pitch", pitch);
        check("chords", chords);
        check("timbre", timbre);
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + "=" + value + ": choose from 0 to 1");
        }
    }

    /**
     * Reads {@code rhythm=0.3,pitch=0.1}; a layer that is not named stays as it is.
     *
     * @throws IllegalArgumentException saying which part is wrong
     */
    public static Strengths parse(String text) {
        Strengths strengths = NONE;
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("vary=" + part + ": write such as rhythm=0.3,pitch=0.1");
            }
            strengths = strengths.with(sides[0].strip().toLowerCase(Locale.ROOT), number(sides[1].strip()));
        }
        return strengths;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("vary=" + text + ": write a number from 0 to 1", noNumber);
        }
    }

    private Strengths with(String layer, double value) {
        return switch (layer) {
            case "rhythm" -> new Strengths(value, pitch, chords, timbre);
            case "pitch" -> new Strengths(rhythm, value, chords, timbre);
            case "chords" -> new Strengths(rhythm, pitch, value, timbre);
            case "timbre" -> new Strengths(rhythm, pitch, chords, value);
            default ->
                throw new IllegalArgumentException("vary=" + layer + ": layers are rhythm, pitch, chords, timbre");
        };
    }
}
