package lathe.engine.orchestra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.engine.theory.PitchRange;

/** All instruments by id, from {@code instruments.tsv} beside this class. */
public final class Orchestra {

    private static final SequencedMap<String, InstrumentSpec> ALL = read();

    private Orchestra() {}

    /** All of them, in the order of General MIDI. */
    public static Collection<InstrumentSpec> all() {
        return ALL.values();
    }

    /** The instrument with the id. */
    public static Optional<InstrumentSpec> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /**
     * The instrument with the id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static InstrumentSpec get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("instrument=" + id));
    }

    /** The instrument for a General MIDI program: of the same program, or else the nearest one of its group of eight. */
    public static InstrumentSpec byProgram(int program) {
        return ALL.values().stream()
                .filter(spec -> !spec.isPercussion())
                .min((a, b) -> Integer.compare(distance(a, program), distance(b, program)))
                .orElseThrow();
    }

    private static int distance(InstrumentSpec spec, int program) {
        int groups = Math.abs(spec.program() / 8 - program / 8);
        return 1000 * groups + Math.abs(spec.program() - program);
    }

    private static SequencedMap<String, InstrumentSpec> read() {
        SequencedMap<String, InstrumentSpec> all = new LinkedHashMap<>();
        try (InputStream in = Orchestra.class.getResourceAsStream("instruments.tsv")) {
            if (in == null) {
                throw new IllegalStateException("instruments.tsv is not in the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Orchestra::parse)
                    .forEach(spec -> putNew(all, spec));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Collections.unmodifiableSequencedMap(all);
    }

    private static void putNew(Map<String, InstrumentSpec> all, InstrumentSpec spec) {
        if (all.put(spec.id(), spec) != null) {
            throw new IllegalStateException("instruments.tsv has " + spec.id() + " twice");
        }
    }

    private static InstrumentSpec parse(String line) {
        String[] cells = line.split("\t", -1);
        return new InstrumentSpec(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                InstrumentFamily.valueOf(cells[3]),
                range(cells[4]),
                range(cells[5]),
                Integer.parseInt(cells[6]));
    }

    private static PitchRange range(String cell) {
        int dash = cell.indexOf('-');
        return new PitchRange(Integer.parseInt(cell.substring(0, dash)), Integer.parseInt(cell.substring(dash + 1)));
    }
}
