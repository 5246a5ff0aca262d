package lathe.engine.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TrackRole;
import lathe.engine.score.midi.MidiReader;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrumFeelTest {

    private static final Path GROOVE = Path.of("../../shared/corpora/groove");
    private static final double BPM = 110;
    private static final double TICKS_PER_MS = BPM * 960 / 60_000;

    /** A hit at a 16th of its bar. */
    private record Hit(String drum, int slot, double lateMs, double velocity) {}

    @ParameterizedTest
    @ValueSource(strings = {"rock", "funk", "jazz"})
    void drumsArePlayedAsTheTableSays(String id) {
        Map<String, List<Hit>> places = new TreeMap<>();
        for (List<Hit> performance : performances(id)) {
            performance.forEach(
                    hit -> places.computeIfAbsent(hit.drum() + "\t" + hit.slot(), fresh -> new ArrayList<>())
                            .add(hit));
        }
        DrumFeel feel = new DrumFeel(id);
        int compared = 0;
        for (List<Hit> hits : places.values()) {
            if (hits.size() >= 300) {
                DrumFeel.Figures told =
                        feel.at(hits.getFirst().drum(), hits.getFirst().slot());
                String place = hits.getFirst().drum() + " at " + hits.getFirst().slot();
                assertThat(mean(hits, Hit::lateMs)).as(place).isCloseTo(told.lateMs(), within(3.0));
                assertThat(spread(hits, Hit::lateMs) / told.lateSpreadMs())
                        .as(place)
                        .isBetween(0.8, 1.2);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(6);
    }

    @Test
    void drumsLieWhereDrummersLayThemWhoWereNotLearnedFrom() throws IOException {
        assumeTrue(Files.exists(GROOVE.resolve("info.csv")), "needs the Groove MIDI Dataset");
        List<List<Hit>> drummers = heldOut("rock");
        List<List<Hit>> ours = performances("rock");
        assertThat(drummers).hasSizeGreaterThan(20);
        for (String drum : List.of("kick", "snare", "hat")) {
            for (int slot : new int[] {0, 4, 8, 12}) {
                boolean usual = "kick".equals(drum) ? slot % 8 == 0 : !"snare".equals(drum) || slot % 8 == 4;
                if (usual) {
                    String place = drum + " at " + slot;
                    List<Hit> theirs = at(drummers, drum, slot);
                    List<Hit> mine = at(ours, drum, slot);
                    assertThat(theirs).as(place).hasSizeGreaterThan(100);
                    assertThat(mean(mine, Hit::lateMs)).as(place).isCloseTo(mean(theirs, Hit::lateMs), within(6.0));
                }
            }
            double theirs = spreadWithin(drummers, drum);
            assertThat(spreadWithin(ours, drum) / theirs).as(drum).isBetween(0.75, 1.35);
        }
        double theirAccent = mean(at(drummers, "hat", 4), Hit::velocity) - mean(at(drummers, "hat", 6), Hit::velocity);
        double ourAccent = mean(at(ours, "hat", 4), Hit::velocity) - mean(at(ours, "hat", 6), Hit::velocity);
        assertThat(theirAccent).isPositive();
        assertThat(ourAccent).isBetween(0.5 * theirAccent, 2 * theirAccent);
    }

    @Test
    void machinesKeepTimeBetterThanDrummers() {
        List<Hit> machine = at(performances("edm"), "kick", 0);
        List<Hit> drummer = at(performances("rock"), "kick", 0);
        assertThat(spread(machine, Hit::lateMs)).isLessThan(0.3 * spread(drummer, Hit::lateMs));
    }

    /** Drums of a style at middle energy, forty seeds of sixteen bars. */
    private static List<List<Hit>> performances(String id) {
        Style style = StyleBook.get(id);
        Part drums = new Part("Drums", Orchestra.get("drums"), TrackRole.DRUMS, 0);
        List<List<Hit>> all = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            SectionContext context = Sections.of(SectionKind.VERSE, Sections.C_MAJOR, Meter.FOUR_FOUR, 16, 0.5);
            context = Sections.before(context, Optional.of(SectionKind.BREAKDOWN), 0.1);
            context = Sections.withChords(style, context, new Seed(seed));
            List<Hit> hits = new ArrayList<>();
            for (Note note : style.play(drums, context, new Seed(seed))) {
                drum(note.pitch(), note.velocity())
                        .ifPresent(drum -> hits.add(new Hit(
                                drum,
                                (int) (note.startTick() / 240 % 16),
                                note.timingTicks() / TICKS_PER_MS,
                                note.velocity())));
            }
            all.add(hits);
        }
        return all;
    }

    /** What the dataset's other performances say, counted here without the trainer. */
    private static List<List<Hit>> heldOut(String style) throws IOException {
        List<List<Hit>> all = new ArrayList<>();
        for (String line : Files.readAllLines(GROOVE.resolve("info.csv"))) {
            String[] cells = line.split(",", -1);
            boolean wanted = cells[3].startsWith(style) && "beat".equals(cells[5]) && "4-4".equals(cells[6]);
            if (wanted && !"train".equals(cells[10])) {
                Score score = MidiReader.read(GROOVE.resolve(cells[7])).score();
                double stepMs = 15_000 / Double.parseDouble(cells[4]);
                List<Hit> hits = new ArrayList<>();
                for (Note note : score.tracks().stream()
                        .flatMap(track -> track.notes().stream())
                        .toList()) {
                    double place = 4.0 * note.playedTick() / score.ticksPerQuarter();
                    double late = (place - Math.round(place)) * stepMs;
                    int slot = (int) (Math.round(place) % 16);
                    drum(note.pitch(), note.velocity())
                            .ifPresent(drum -> hits.add(new Hit(drum, slot, late, note.velocity())));
                }
                all.add(centred(hits));
            }
        }
        return all;
    }

    private static List<Hit> centred(List<Hit> hits) {
        List<Double> sorted = hits.stream().map(Hit::lateMs).sorted().toList();
        double middle = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        return hits.stream()
                .map(hit -> new Hit(hit.drum(), hit.slot(), hit.lateMs() - middle, hit.velocity()))
                .filter(hit -> Math.abs(hit.lateMs()) <= 40)
                .toList();
    }

    private static Optional<String> drum(int key, int velocity) {
        return switch (key) {
            case 36 -> Optional.of("kick");
            case 38, 40 -> velocity < 56 ? Optional.empty() : Optional.of("snare");
            case 42, 22 -> Optional.of("hat");
            case 51 -> Optional.of("ride");
            default -> Optional.empty();
        };
    }

    private static List<Hit> at(List<List<Hit>> performances, String drum, int slot) {
        return performances.stream()
                .flatMap(List::stream)
                .filter(hit -> hit.drum().equals(drum) && hit.slot() == slot)
                .toList();
    }

    private static double mean(List<Hit> hits, ToDoubleFunction<Hit> figure) {
        return hits.stream().mapToDouble(figure).average().orElse(0);
    }

    private static double spread(List<Hit> hits, ToDoubleFunction<Hit> figure) {
        double mean = mean(hits, figure);
        return Math.sqrt(hits.stream()
                .mapToDouble(hit -> (figure.applyAsDouble(hit) - mean) * (figure.applyAsDouble(hit) - mean))
                .average()
                .orElse(0));
    }

    /** Root mean square over performances of a drum's spread of lateness within one. */
    private static double spreadWithin(List<List<Hit>> performances, String drum) {
        double squares = 0;
        int count = 0;
        for (List<Hit> performance : performances) {
            List<Hit> hits =
                    performance.stream().filter(hit -> hit.drum().equals(drum)).toList();
            if (hits.size() > 15) {
                squares += hits.size() * Math.pow(spread(hits, Hit::lateMs), 2);
                count += hits.size();
            }
        }
        return Math.sqrt(squares / count);
    }
}
