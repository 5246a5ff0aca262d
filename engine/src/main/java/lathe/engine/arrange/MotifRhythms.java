package lathe.engine.arrange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;

/** Rhythms of a bar that a motif may have, from {@code motif-rhythms.tsv} beside this class: eighths, a minus for a rest. */
final class MotifRhythms {

    private static final List<Rhythm> ALL = read();
    private static final long EIGHTH = Score.TICKS_PER_QUARTER / 2;

    private MotifRhythms() {}

    private record Rhythm(String meter, List<Integer> eighths) {}

    /** Lengths in ticks that fill a bar, rests below zero. A metre that has none in the stock gets a tone a beat. */
    static List<Long> choose(Meter meter, RandomGenerator random) {
        List<Rhythm> fitting = ALL.stream()
                .filter(rhythm -> rhythm.meter().equals(meter.toString()))
                .toList();
        if (fitting.isEmpty()) {
            List<Long> beats = new ArrayList<>();
            for (int beat = 0; beat < Math.min(meter.beats(), 8); beat++) {
                beats.add(meter.beatTicks(Score.TICKS_PER_QUARTER));
            }
            return beats;
        }
        return fitting.get(random.nextInt(fitting.size())).eighths().stream()
                .map(eighths -> eighths * EIGHTH)
                .toList();
    }

    private static List<Rhythm> read() {
        try (InputStream in = MotifRhythms.class.getResourceAsStream("motif-rhythms.tsv")) {
            if (in == null) {
                throw new IllegalStateException("motif-rhythms.tsv is not in the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Rhythm(
                            cells[0],
                            Arrays.stream(cells[1].split(" ", -1))
                                    .map(Integer::valueOf)
                                    .toList()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
