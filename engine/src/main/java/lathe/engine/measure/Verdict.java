package lathe.engine.measure;

import java.util.Locale;

/** What came of a check. */
public enum Verdict {
    /** As asked. */
    AGREES,
    /** Not as asked. */
    DIFFERS,
    /** Nothing was asked, or it cannot be told. */
    NOTED;

    /** The word in reports and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
