package lathe.postfx.master;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What platforms and broadcasters ask for, read from a dated resource: such numbers drift. */
public final class LoudnessTargets {

    private static final String RESOURCE = "targets-2026-11.json";

    private final String asOf;
    private final Map<String, LoudnessTarget> byName = new LinkedHashMap<>();

    private LoudnessTargets(Map<String, Object> json) {
        asOf = String.valueOf(json.get("as_of"));
        for (Object entry : (List<?>) json.getOrDefault("targets", List.of())) {
            Map<?, ?> target = (Map<?, ?>) entry;
            String name = String.valueOf(target.get("name"));
            byName.put(
                    name,
                    new LoudnessTarget(
                            name,
                            String.valueOf(target.get("label")),
                            Double.parseDouble(String.valueOf(target.get("integrated_lufs"))),
                            Double.parseDouble(String.valueOf(target.get("ceiling_dbtp")))));
        }
    }

    /** The targets that come with Lathe. */
    public static LoudnessTargets builtIn() {
        try {
            return new LoudnessTargets(Resources.json(RESOURCE));
        } catch (IOException damaged) {
            throw new IllegalStateException("resource " + RESOURCE + " is damaged", damaged);
        }
    }

    /** The day these numbers were collected, ISO 8601. */
    public String asOf() {
        return asOf;
    }

    /** All targets, in the order of the resource. */
    public List<LoudnessTarget> list() {
        return List.copyOf(byName.values());
    }

    /**
     * A target by name, or by a number of LUFS.
     *
     * @throws IllegalArgumentException naming the targets there are
     */
    public LoudnessTarget find(String nameOrLufs) {
        String wanted = nameOrLufs.trim().toLowerCase(Locale.ROOT);
        LoudnessTarget known = byName.get(wanted);
        if (known != null) {
            return known;
        }
        double lufs;
        try {
            lufs = Double.parseDouble(wanted.replaceFirst("\\s*lufs$", ""));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "target=" + nameOrLufs + " is neither a loudness such as -14 nor one of "
                            + String.join(", ", byName.keySet()),
                    noNumber);
        }
        return LoudnessTarget.ofLufs(lufs);
    }
}
