package lathe.engine.arrange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import lathe.engine.arrange.style.Part;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;

/**
 * Plays a part as hands do: a little early or late, a little louder or softer, chords rolled by fingers or strummed, the tune
 * behind the beat where the style leans back. How much is in {@code feel.tsv} beside this class. Drums bring their own feel
 * and are left as they are.
 */
final class Humaniser {

    private static final Map<String, Feel> FEELS = read();
    private static final double SECONDS_A_MINUTE = 60;

    private final Feel feel;
    private final double ticksPerMs;

    /**
     * How a style is played.
     *
     * @param timingMs standard deviation
     * @param velocity standard deviation
     * @param tuneLagMs how far the tune lies behind the beat
     * @param rollMs between the notes of a chord, from low to high
     */
    private record Feel(double timingMs, double velocity, double tuneLagMs, double rollMs) {}

    Humaniser(Blueprint blueprint) {
        feel = FEELS.getOrDefault(blueprint.style(), new Feel(5, 4, 0, 3));
        ticksPerMs = blueprint.quartersPerMinute() / SECONDS_A_MINUTE * Score.TICKS_PER_QUARTER / 1000;
    }

    /** A section's notes of a part, played; ticks count from the section's start. */
    List<Note> play(Part part, List<Note> notes, Seed seed) {
        if (part.role() == TrackRole.DRUMS || part.instrument().isPercussion()) {
            return notes;
        }
        RandomGenerator random = seed.random();
        boolean tune = part.role() == TrackRole.MELODY || part.role() == TrackRole.COUNTER;
        double lag = tune ? feel.tuneLagMs() : 0;
        List<Note> played = new ArrayList<>(notes.size());
        long onset = -1;
        double together = 0;
        int above = 0;
        for (Note note : notes.stream().sorted(Track.ORDER).toList()) {
            if (note.startTick() != onset) {
                onset = note.startTick();
                together = limited(random) * feel.timingMs() + lag;
                above = 0;
            }
            double late = together + above * roll(part.instrument().family());
            int timing = note.timingTicks() + (int) Math.round(late * ticksPerMs);
            int velocity = (int)
                    Math.round(note.velocity() + limited(random) * (tune ? feel.velocity() : feel.velocity() / 2));
            played.add(note.withTiming(timing).withVelocity(velocity));
            above++;
        }
        return played;
    }

    private double roll(InstrumentFamily family) {
        return switch (family) {
            case GUITAR, PLUCKED -> 2 * feel.rollMs();
            case PIANO, ELECTRIC_PIANO -> feel.rollMs();
            default -> 0;
        };
    }

    private static double limited(RandomGenerator random) {
        return Math.clamp(random.nextGaussian(), -2, 2);
    }

    private static Map<String, Feel> read() {
        Map<String, Feel> feels = new HashMap<>();
        try (InputStream in = Humaniser.class.getResourceAsStream("feel.tsv")) {
            if (in == null) {
                throw new IllegalStateException("feel.tsv is not in the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> feels.put(
                            cells[0],
                            new Feel(
                                    Double.parseDouble(cells[1]),
                                    Double.parseDouble(cells[2]),
                                    Double.parseDouble(cells[3]),
                                    Double.parseDouble(cells[4]))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(feels);
    }
}
