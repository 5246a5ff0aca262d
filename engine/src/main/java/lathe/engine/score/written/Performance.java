package lathe.engine.score.written;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Chord;

/** Plays a sheet through: repeats are unfolded, and time is counted in ticks that the score can say. */
public final class Performance {

    private static final int MOST_NOTES = 1_000_000;

    private final Sheet sheet;
    private final List<Repeats.Span> spans;
    private final long unit;
    private final int ticksPerQuarter;

    private Performance(Sheet sheet) {
        this.sheet = sheet;
        spans = sheet.repeats().spans(sheet.endTick());
        unit = unit();
        ticksPerQuarter = (int) (Sheet.QUARTER / unit);
    }

    /**
     * The score of a sheet. Its ticks are {@link Score#TICKS_PER_QUARTER} to a quarter where that is exact, as it is but for
     * uncommon tuplets; then they are the fewest that are.
     *
     * @throws IllegalArgumentException if repeats would make more than a million notes
     */
    public static Score of(Sheet sheet) {
        return new Performance(sheet).score();
    }

    /** The longest unit that all written times are whole multiples of, or near to it where that is too short. */
    private long unit() {
        long common = Sheet.QUARTER;
        for (Staff staff : sheet.staves().values()) {
            for (Note note : staff.notes()) {
                common = gcd(common, gcd(note.startTick(), note.durationTicks()));
            }
        }
        for (Repeats.Span span : spans) {
            common = gcd(common, gcd(span.from(), span.to()));
        }
        long customary = Sheet.QUARTER / Score.TICKS_PER_QUARTER;
        if (common % customary == 0 || common < Sheet.QUARTER / Short.MAX_VALUE) {
            return customary;
        }
        return common;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private Score score() {
        long notes = 0;
        for (Staff staff : sheet.staves().values()) {
            notes += (long) staff.notes().size() * (sheet.repeats().isEmpty() ? 1 : spans.size());
        }
        if (notes > MOST_NOTES && played() > MOST_NOTES) {
            throw new IllegalArgumentException("repeats make more than " + MOST_NOTES + " notes");
        }
        List<Track> tracks = tracks();
        return new Score(
                sheet.title(),
                new TempoMap(ticksPerQuarter, unfold(sheet.tempi())),
                unfold(sheet.meters()),
                unfold(sheet.keys()),
                tracks,
                chords(),
                places(sheet.markers()),
                words(),
                sheet.texts());
    }

    private long played() {
        long count = 0;
        for (Staff staff : sheet.staves().values()) {
            List<Note> sorted = staff.notes().stream().sorted(Track.ORDER).toList();
            for (Repeats.Span span : spans) {
                count +=
                        firstFrom(sorted, Note::startTick, span.to()) - firstFrom(sorted, Note::startTick, span.from());
            }
        }
        return count;
    }

    private List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Staff staff : sheet.staves().values()) {
            if (staff.notes().isEmpty()) {
                continue;
            }
            InstrumentSpec spec = instrument(staff);
            String name = staff.name().isEmpty() ? spec.name() : staff.name();
            String unique = name;
            for (int i = 2; !taken.add(unique); i++) {
                unique = name + " " + i;
            }
            tracks.add(new Track(
                    unique,
                    spec.id(),
                    staff.program(),
                    staff.isPercussion(),
                    role(staff, spec),
                    notes(staff),
                    List.of()));
        }
        return tracks;
    }

    private static InstrumentSpec instrument(Staff staff) {
        Optional<InstrumentSpec> named =
                Orchestra.find(staff.instrument()).filter(spec -> spec.isPercussion() == staff.isPercussion());
        return named.orElseGet(
                () -> staff.isPercussion() ? Orchestra.get("drums") : Orchestra.byProgram(staff.program()));
    }

    private static TrackRole role(Staff staff, InstrumentSpec spec) {
        if (staff.role() != TrackRole.OTHER) {
            return staff.role();
        }
        if (spec.isPercussion()) {
            return TrackRole.DRUMS;
        }
        return spec.family() == InstrumentFamily.BASS ? TrackRole.BASS : TrackRole.OTHER;
    }

    private List<Note> notes(Staff staff) {
        List<Note> sorted = staff.notes().stream().sorted(Track.ORDER).toList();
        List<Note> played = new ArrayList<>();
        long offset = 0;
        for (Repeats.Span span : spans) {
            int last = firstFrom(sorted, Note::startTick, span.to());
            for (int i = firstFrom(sorted, Note::startTick, span.from()); i < last; i++) {
                Note note = sorted.get(i);
                long start = ticks(note.startTick() - span.from() + offset);
                long end = ticks(note.endTick() - span.from() + offset);
                played.add(new Note(start, Math.max(1, end - start), note.pitch(), note.velocity()));
            }
            offset += span.to() - span.from();
        }
        return played;
    }

    private static <T> int firstFrom(List<T> sorted, ToLongFunction<T> time, long tick) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (time.applyAsLong(sorted.get(middle)) < tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long ticks(long units) {
        return (units + unit / 2) / unit;
    }

    /** What holds until the next one: said again after a jump where it differs. */
    private <T> List<Timed<T>> unfold(List<Timed<T>> written) {
        List<Timed<T>> sorted = sorted(written);
        List<Timed<T>> played = new ArrayList<>();
        long offset = 0;
        for (Repeats.Span span : spans) {
            int first = firstFrom(sorted, Timed::tick, span.from() + 1);
            int last = firstFrom(sorted, Timed::tick, span.to());
            if (first > 0) {
                addChanged(
                        played, new Timed<>(ticks(offset), sorted.get(first - 1).value()));
            }
            for (Timed<T> each : sorted.subList(first, Math.max(first, last))) {
                addChanged(played, new Timed<>(ticks(each.tick() - span.from() + offset), each.value()));
            }
            offset += span.to() - span.from();
        }
        return played;
    }

    private static <T> void addChanged(List<Timed<T>> played, Timed<T> next) {
        if (!played.isEmpty() && played.getLast().tick() == next.tick()) {
            played.removeLast();
        }
        if (played.isEmpty() || !Objects.equals(played.getLast().value(), next.value())) {
            played.add(next);
        }
    }

    private List<Timed<String>> places(List<Timed<String>> written) {
        List<Timed<String>> sorted = sorted(written);
        List<Timed<String>> played = new ArrayList<>();
        long offset = 0;
        for (Repeats.Span span : spans) {
            int last = firstFrom(sorted, Timed::tick, span.to());
            for (int i = firstFrom(sorted, Timed::tick, span.from()); i < last; i++) {
                long tick = ticks(sorted.get(i).tick() - span.from() + offset);
                played.add(new Timed<>(tick, sorted.get(i).value()));
            }
            offset += span.to() - span.from();
        }
        return played;
    }

    /** Chords until the next one or the end. */
    private List<ChordSpan> chords() {
        List<Timed<Optional<Chord>>> starts = unfold(sheet.chords());
        long end =
                ticks(spans.stream().mapToLong(span -> span.to() - span.from()).sum());
        List<ChordSpan> chords = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long from = starts.get(i).tick();
            long to = i + 1 < starts.size() ? starts.get(i + 1).tick() : Math.max(from + 1, end);
            starts.get(i).value().ifPresent(chord -> chords.add(new ChordSpan(from, to - from, chord)));
        }
        return chords;
    }

    /** Each pass sings its own verse where there is one, or else the first. */
    private List<Timed<String>> words() {
        List<Sheet.Syllable> sorted = sheet.lyrics().stream()
                .sorted(Comparator.comparingLong(Sheet.Syllable::tick))
                .toList();
        List<Timed<String>> words = new ArrayList<>();
        long offset = 0;
        for (Repeats.Span span : spans) {
            int first = firstFrom(sorted, Sheet.Syllable::tick, span.from());
            int last = firstFrom(sorted, Sheet.Syllable::tick, span.to());
            List<Sheet.Syllable> inside = sorted.subList(first, last);
            boolean own = inside.stream().anyMatch(each -> each.verse() == span.pass());
            int verse = own ? span.pass() : 1;
            for (Sheet.Syllable each : inside) {
                long tick = ticks(each.tick() - span.from() + offset);
                if (each.verse() == verse && (words.isEmpty() || words.getLast().tick() < tick)) {
                    words.add(new Timed<>(tick, each.text()));
                }
            }
            offset += span.to() - span.from();
        }
        return words;
    }

    private static <T> List<Timed<T>> sorted(List<Timed<T>> all) {
        return all.stream().sorted(Comparator.comparingLong(Timed::tick)).toList();
    }
}
