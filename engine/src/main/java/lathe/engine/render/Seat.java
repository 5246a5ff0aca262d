package lathe.engine.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Track;

/**
 * Where a track sits in the mix, from {@code seats.tsv}.
 *
 * @param gainDb against the instruments' common level
 * @param place how far from the middle, 0 to 1; the renderer chooses the side
 * @param sendDb level into the room
 * @param lowCutHz below which the track is cleared
 * @param highHz where its top shelf stands
 * @param highDb gain above
 */
record Seat(double gainDb, double place, double sendDb, double lowCutHz, double highHz, double highDb) {

    private static final String ANY = "*";
    private static final List<String[]> ROWS = read();

    /** The first row that fits the track's role, and its instrument or family. */
    static Seat of(Track track) {
        String role = track.role().name();
        String family = track.percussion()
                ? InstrumentFamily.DRUMS.name()
                : Orchestra.find(track.instrument())
                        .map(spec -> spec.family().name())
                        .orElse(ANY);
        for (String[] row : ROWS) {
            if (fits(row[0], role) && (fits(row[1], family) || row[1].equals(track.instrument()))) {
                return new Seat(cell(row, 2), cell(row, 3), cell(row, 4), cell(row, 5), cell(row, 6), cell(row, 7));
            }
        }
        throw new IllegalStateException("seats.tsv has no row for " + role + " " + family);
    }

    private static boolean fits(String cell, String value) {
        return ANY.equals(cell) || cell.equals(value);
    }

    private static double cell(String[] row, int index) {
        return Double.parseDouble(row[index]);
    }

    private static List<String[]> read() {
        try (InputStream in = Seat.class.getResourceAsStream("seats.tsv")) {
            if (in == null) {
                throw new IllegalStateException("seats.tsv is not in the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
