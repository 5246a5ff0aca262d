package lathe.engine.sound.classic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;

/** All patches, from {@code patches.tsv}, with their measured levels from {@code levels.tsv}. */
final class PatchBook {

    private static final SequencedMap<String, Patch> ALL = read();

    private PatchBook() {}

    /** The patch of an instrument; an unknown id gets that of the program, as files name instruments as they like. */
    static Patch of(String instrument, int program, boolean percussion) {
        Patch own = ALL.get(instrument);
        if (own != null && (own.model() == Patch.Model.DRUMS) == percussion) {
            return own;
        }
        return percussion ? kit(program) : get(Orchestra.byProgram(program));
    }

    /** The patch of a General MIDI program. */
    static Patch ofProgram(int program, boolean percussion) {
        return percussion ? kit(program) : get(Orchestra.byProgram(program));
    }

    private static Patch kit(int program) {
        int group = program / 8;
        return get(Orchestra.get(
                switch (group) {
                    case 3 -> "electronic-drums";
                    case 4, 5 -> "jazz-drums";
                    default -> "drums";
                }));
    }

    private static Patch get(InstrumentSpec spec) {
        Patch patch = ALL.get(spec.id());
        if (patch == null) {
            throw new IllegalStateException("patches.tsv has no " + spec.id());
        }
        return patch;
    }

    private static SequencedMap<String, Patch> read() {
        SequencedMap<String, Double> levels = new LinkedHashMap<>();
        for (String line : lines("levels.tsv")) {
            String[] cells = line.split("\t", -1);
            levels.put(cells[0], Double.parseDouble(cells[1]));
        }
        SequencedMap<String, Patch> all = new LinkedHashMap<>();
        for (String line : lines("patches.tsv")) {
            Patch patch = parse(line, all, levels);
            if (all.put(patch.id(), patch) != null) {
                throw new IllegalStateException("patches.tsv has " + patch.id() + " twice");
            }
        }
        return Collections.unmodifiableSequencedMap(all);
    }

    private static Patch parse(String line, SequencedMap<String, Patch> before, SequencedMap<String, Double> levels) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            throw new IllegalStateException("patches.tsv: " + cells.length + " cells in: " + line);
        }
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        for (String setting : cells[2].split(" ", -1)) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        double gainDb = levels.getOrDefault(cells[0], 0.0);
        Patch base = before.get(cells[1]);
        Patch patch = base != null
                ? base.with(cells[0], base.model(), settings)
                : new Patch(cells[0], Patch.Model.valueOf(cells[1].toUpperCase(Locale.ROOT)), settings, 0);
        return new Patch(patch.id(), patch.model(), patch.settings(), gainDb);
    }

    /** Lines of a table beside this class that are no remarks. */
    static List<String> lines(String name) {
        try (InputStream in = PatchBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
