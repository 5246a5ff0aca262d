package lathe.engine.blueprint;

import java.util.List;
import java.util.Optional;
import lathe.engine.score.Meter;

/** The time signatures that a blueprint may have. */
public final class Meters {

    /** As users write them. */
    public static final List<String> NAMES = List.of("2/4", "3/4", "4/4", "6/8");

    private Meters() {}

    /** Reads {@code 3/4}; nothing for a metre that no style can play. */
    public static Optional<Meter> parse(String text) {
        String trimmed = text.strip();
        if (!NAMES.contains(trimmed)) {
            return Optional.empty();
        }
        return Optional.of(new Meter(trimmed.charAt(0) - '0', trimmed.charAt(2) - '0'));
    }
}
