package lathe.engine.score.abc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lathe.engine.score.Note;

/** Writes one bar of a voice: notes cut at its lines and tied over them, in as many overlays as sound together. */
final class AbcBarWriter {

    /** Notes with the same start and end. */
    private record Group(long start, long end) {}

    /** A pitch of a group. */
    private record Head(int pitch, boolean goesOn, boolean continues) {}

    private final AbcSpelling spelling;
    private final int ticksPerQuarter;

    /** What stands before the element that begins at a tick: chord symbols, fields. */
    private final NavigableMap<Long, String> before;

    /** Starts of the first overlay's notes in the bar, negative (less one) where a tie holds them. */
    private final List<Long> sung = new ArrayList<>();

    AbcBarWriter(AbcSpelling spelling, int ticksPerQuarter, NavigableMap<Long, String> before) {
        this.spelling = spelling;
        this.ticksPerQuarter = ticksPerQuarter;
        this.before = before;
    }

    /** Ticks of the notes that words go under, written so far: those that a tie prolongs as -1 - tick. */
    List<Long> sung() {
        return sung;
    }

    /**
     * The bar without its bar line.
     *
     * @param notes those that sound in the bar
     */
    String write(List<Note> notes, long from, long to) {
        spelling.bar(notes.stream()
                .filter(note -> note.startTick() < from)
                .map(Note::pitch)
                .toList());
        NavigableSet<Long> signs =
                new TreeSet<>(before.subMap(from, true, to, false).keySet());
        Map<Group, List<Head>> groups = groups(notes, from, to);
        List<List<Group>> layers = layers(groups.keySet());
        StringBuilder text = new StringBuilder();
        layer(text, layers.isEmpty() ? List.of() : layers.getFirst(), groups, from, to, signs);
        for (int i = 1; i < layers.size(); i++) {
            text.append("& ");
            layer(text, layers.get(i), groups, from, to, new TreeSet<>());
        }
        if (!signs.isEmpty()) { // those within a note: over invisible rests
            text.append("& ");
            rest(text, 'x', from, to, signs);
        }
        return text.toString();
    }

    private static Map<Group, List<Head>> groups(List<Note> notes, long from, long to) {
        Map<Group, List<Head>> groups =
                new TreeMap<>(Comparator.comparingLong(Group::start).thenComparingLong(Group::end));
        for (Note note : notes) {
            long start = Math.max(from, note.startTick());
            long end = Math.min(to, note.endTick());
            groups.computeIfAbsent(new Group(start, end), unused -> new ArrayList<>())
                    .add(new Head(note.pitch(), end < note.endTick(), start > note.startTick()));
        }
        return groups;
    }

    private static List<List<Group>> layers(Iterable<Group> groups) {
        List<List<Group>> layers = new ArrayList<>();
        for (Group group : groups) {
            List<Group> home = null;
            for (List<Group> layer : layers) {
                if (home == null && layer.getLast().end <= group.start) {
                    home = layer;
                }
            }
            if (home == null) {
                home = new ArrayList<>();
                layers.add(home);
            }
            home.add(group);
        }
        return layers;
    }

    private void layer(
            StringBuilder text,
            List<Group> layer,
            Map<Group, List<Head>> groups,
            long from,
            long to,
            NavigableSet<Long> signs) {
        long at = from;
        boolean first = text.isEmpty();
        for (Group group : layer) {
            rest(text, 'z', at, group.start, signs);
            sign(text, group.start, signs);
            List<Head> heads = groups.getOrDefault(group, List.of());
            if (first) {
                boolean held = heads.stream().allMatch(Head::continues);
                sung.add(held ? -1 - group.start : group.start);
            }
            chord(text, heads, length(group.end - group.start));
            at = group.end;
        }
        rest(text, 'z', at, to, signs);
    }

    private void chord(StringBuilder text, List<Head> heads, String length) {
        if (heads.size() == 1) {
            Head head = heads.getFirst();
            text.append(spelling.spell(head.pitch)).append(length).append(head.goesOn ? "-" : "");
        } else {
            text.append('[');
            heads.forEach(head -> text.append(spelling.spell(head.pitch)).append(head.goesOn ? "-" : ""));
            text.append(']').append(length);
        }
        text.append(' ');
    }

    private void rest(StringBuilder text, char kind, long from, long to, NavigableSet<Long> signs) {
        long at = from;
        while (at < to) {
            sign(text, at, signs);
            Long next = signs.higher(at);
            long stop = next == null ? to : Math.min(next, to);
            text.append(kind).append(length(stop - at)).append(' ');
            at = stop;
        }
    }

    private void sign(StringBuilder text, long tick, NavigableSet<Long> signs) {
        if (signs.remove(tick)) {
            text.append(before.getOrDefault(tick, ""));
        }
    }

    /** A length in eighths. */
    private String length(long ticks) {
        long above = 2 * ticks;
        long below = ticksPerQuarter;
        for (long a = above, b = below; ; ) {
            long rest = a % b;
            if (rest == 0) {
                above /= b;
                below /= b;
                break;
            }
            a = b;
            b = rest;
        }
        return (above == 1 ? "" : String.valueOf(above)) + (below == 1 ? "" : "/" + below);
    }
}
