package lathe.engine.arrange.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.midi.MidiReader;

/**
 * A drummer's performance from the Groove MIDI Dataset in 4/4, as hits off a grid of 16ths.
 *
 * @param kind of music, as the dataset calls it, kindred ones together
 * @param stepMs length of a 16th
 * @param hits by step
 */
record GroovePerformance(String kind, double stepMs, List<Hit> hits) {

    private static final double LEAST_GAIN = 0.85;
    private static final int GHOST_BELOW = 56;
    private static final double FARTHEST_MS = 40;

    /**
     * A hit.
     *
     * @param place in 16ths from the start, as played
     * @param lateMs behind the step, less what the whole performance is
     */
    record Hit(String voice, double place, int step, double lateMs, int velocity) {
        int slot() {
            return step % 16;
        }
    }

    /** Performances of a split in 4/4, in the order of the dataset's index. */
    static List<GroovePerformance> all(Path folder, String... splits) throws IOException {
        List<GroovePerformance> all = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("info.csv"))) {
            String[] cells = line.split(",", -1);
            Path file = folder.resolve(cells[7]);
            if (List.of(splits).contains(cells[10]) && "4-4".equals(cells[6]) && Files.exists(file)) {
                String style = cells[3].split("/", -1)[0];
                all.add(of(
                        kind(style),
                        Double.parseDouble(cells[4]),
                        MidiReader.read(file).score()));
            }
        }
        return all;
    }

    private static String kind(String style) {
        return switch (style) {
            case "punk" -> "rock";
            case "soul", "gospel", "neworleans" -> "funk";
            case "afrocuban", "afrobeat", "highlife", "middleeastern" -> "latin";
            default -> style;
        };
    }

    private static GroovePerformance of(String kind, double bpm, Score score) {
        double stepMs = 60_000 / bpm / 4;
        List<Hit> hits = new ArrayList<>();
        for (Track track : score.tracks()) {
            for (Note note : track.notes()) {
                double place = 4.0 * note.playedTick() / score.ticksPerQuarter();
                hits.add(hit(voice(note), place, place, note.velocity(), stepMs));
            }
        }
        return new GroovePerformance(kind, stepMs, hits).centred();
    }

    private static Hit hit(String voice, double place, double straight, int velocity, double stepMs) {
        int step = (int) Math.round(straight);
        return new Hit(voice, place, step, (straight - step) * stepMs, velocity);
    }

    private static String voice(Note note) {
        return switch (note.pitch()) {
            case 36 -> "kick";
            case 38, 40 -> note.velocity() < GHOST_BELOW ? "ghost" : "snare";
            case 37 -> "side";
            case 22, 42 -> "hat";
            case 44 -> "pedal";
            case 26, 46 -> "open";
            case 51, 53, 59 -> "ride";
            case 49, 52, 55, 57 -> "crash";
            default -> "tom";
        };
    }

    /** The same with the middle deviation taken from all. */
    private GroovePerformance centred() {
        if (hits.isEmpty()) {
            return this;
        }
        List<Double> sorted = hits.stream().map(Hit::lateMs).sorted().toList();
        double middle = sorted.get(sorted.size() / 2);
        List<Hit> moved = hits.stream()
                .map(hit -> new Hit(hit.voice(), hit.place(), hit.step(), hit.lateMs() - middle, hit.velocity()))
                .sorted(Comparator.comparingInt(Hit::step)
                        .thenComparing(Hit::voice)
                        .thenComparingInt(Hit::velocity))
                .toList();
        return new GroovePerformance(kind, stepMs, moved);
    }

    /** The performance with its swing taken out: of eighths or of 16ths, as far as that brings it nearer to the grid. */
    GroovePerformance straightened() {
        GroovePerformance best = this;
        double least = error() * LEAST_GAIN;
        for (int pair : new int[] {2, 4}) {
            for (int percent = 52; percent <= 70; percent++) {
                GroovePerformance other = unswung(pair, percent / 100.0);
                if (other.error() < least) {
                    least = other.error();
                    best = other;
                }
            }
        }
        return best;
    }

    /** The performance without hits that no step is near to: flams, drags, triplets. */
    GroovePerformance withoutOrnaments() {
        List<Hit> plain = hits.stream()
                .filter(hit -> Math.abs(hit.lateMs()) <= FARTHEST_MS)
                .toList();
        return new GroovePerformance(kind, stepMs, plain);
    }

    private double error() {
        return hits.stream().mapToDouble(hit -> hit.lateMs() * hit.lateMs()).sum();
    }

    private GroovePerformance unswung(int pair, double middle) {
        List<Hit> straight = new ArrayList<>();
        for (Hit hit : hits) {
            double inPair = (hit.place() - Math.floor(hit.place() / pair) * pair) / pair;
            double place = inPair < middle ? inPair / middle / 2 : 0.5 + (inPair - middle) / (1 - middle) / 2;
            double whole = Math.floor(hit.place() / pair) * pair + place * pair;
            straight.add(hit(hit.voice(), hit.place(), whole, hit.velocity(), stepMs));
        }
        return new GroovePerformance(kind, stepMs, straight).centred();
    }
}
