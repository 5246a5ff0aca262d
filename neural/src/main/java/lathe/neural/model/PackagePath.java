package lathe.neural.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import lathe.neural.session.ModelException;

/** Names of files within a package: relative, downward, and the same file on every system. */
final class PackagePath {

    private static final int MOST_CHARACTERS = 400;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private PackagePath() {}

    /**
     * Where a name within a package leads.
     *
     * @throws ModelException if it leads elsewhere, or would on another system
     */
    static Path resolve(String where, Path folder, String name) throws ModelException {
        require(where, name);
        return folder.resolve(name);
    }

    static void require(String where, String name) throws ModelException {
        if (name.isEmpty() || name.length() > MOST_CHARACTERS) {
            throw new ModelException(
                    where, "names a file \"" + Shown.text(name) + "\"", "give names of 1 to 400 characters");
        }
        boolean hasForbidden = name.chars().anyMatch(c -> c < ' ' || c == 0x7f || "\\:*?\"<>|".indexOf(c) >= 0);
        if (name.startsWith("/") || hasForbidden) {
            throw unsafe(where, name);
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.endsWith(".") || part.endsWith(" ") || isDevice(part)) {
                throw unsafe(where, name);
            }
        }
    }

    private static boolean isDevice(String part) {
        String stem = part.toLowerCase(Locale.ROOT);
        int dot = stem.indexOf('.');
        stem = dot < 0 ? stem : stem.substring(0, dot);
        return DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
    }

    private static ModelException unsafe(String where, String name) {
        return new ModelException(
                where,
                "names a file \"" + Shown.text(name) + "\", which may lead out of the package",
                "use plain relative names with / between folders; do not trust this package otherwise");
    }
}
