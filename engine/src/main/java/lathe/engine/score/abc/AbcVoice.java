package lathe.engine.score.abc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.written.Sheet;
import lathe.engine.score.written.Staff;

/** Where a voice has come to: time, key, accidentals of the bar, ties, and notes that still wait for what follows. */
final class AbcVoice {

    /** Where a note of the current lines stands, for the words below. */
    record Place(long tick, int bar) {}

    /** A note that the next one of its pitch prolongs. */
    record Tie(int index, int pitch, int letterAndOctave) {}

    final Staff staff;
    AbcKey key;
    Optional<Meter> meter;
    long unit;
    int ownShift;
    int velocity = Sheet.MEZZO_FORTE;

    long time;
    long barStart;
    long barEnd;
    int bar;
    boolean atSection = true;
    final Map<Integer, Integer> accidentals = new HashMap<>();

    /** Notes of the last element, for broken rhythm and ties. */
    final List<Tie> last = new ArrayList<>();

    long lastStart = -1;

    /** Open ties by where their notes end and by pitch, see {@link #tieKey}. */
    final NavigableMap<Long, Tie> ties = new TreeMap<>();

    int brokenDots;
    int tupletLeft;
    int tupletFrom;
    int tupletTo;
    final List<Integer> graces = new ArrayList<>();

    final List<Place> places = new ArrayList<>();
    boolean sung;
    int verse;

    AbcVoice(Staff staff, AbcKey key, Optional<Meter> meter, long unit) {
        this.staff = staff;
        this.key = key;
        this.meter = meter;
        this.unit = unit;
    }

    int shift() {
        return key.shift() + ownShift;
    }

    /** Units of a bar, 0 in free metre. */
    long barUnits() {
        return meter.map(value -> Sheet.WHOLE * value.beats() / value.unit()).orElse(0L);
    }

    /** Applies tuplet and broken rhythm to a length. */
    long sounding(long written) {
        long units = written;
        if (tupletLeft > 0) {
            units = units * tupletTo / tupletFrom;
            tupletLeft--;
        }
        if (brokenDots != 0) {
            units = broken(units, brokenDots);
            brokenDots = 0;
        }
        return Math.max(1, units);
    }

    /** A length beside a mark of broken rhythm: positive for dotted, negative for cut, by so many marks. */
    static long broken(long units, int marks) {
        long cut = units >> Math.abs(marks);
        return marks > 0 ? 2 * units - cut : cut;
    }

    /** Lengthens or shortens the last element, which the time follows. */
    void breakLast(int marks) {
        if (lastStart < 0) {
            return;
        }
        long units = Math.max(1, broken(time - lastStart, marks));
        for (Tie each : last) {
            Note note = staff.notes().get(each.index());
            boolean tied = ties.remove(tieKey(note.endTick(), each.pitch())) != null;
            staff.notes().set(each.index(), note.withDuration(lastStart + units - note.startTick()));
            if (tied) {
                tie(each);
            }
        }
        time = lastStart + units;
        brokenDots = -marks;
    }

    void tieLast() {
        last.forEach(this::tie);
    }

    void tie(Tie tie) {
        ties.put(tieKey(staff.notes().get(tie.index()).endTick(), tie.pitch()), tie);
    }

    private static long tieKey(long endTick, int pitch) {
        return endTick * (Note.MOST + 1) + pitch;
    }

    /** Forgets ties that ended before the bar and lead to no note. */
    void dropTies() {
        ties.headMap(tieKey(barStart, 0), false).clear();
    }

    /** The pitch of the note that one at this place of the staff would prolong now, the one given if that is among them. */
    int tiedPitch(int pitch, int letterAndOctave) {
        List<Integer> tied = ties.subMap(tieKey(time, 0), true, tieKey(time, Note.MOST), true).values().stream()
                .filter(tie -> tie.letterAndOctave() == letterAndOctave)
                .map(Tie::pitch)
                .toList();
        return tied.isEmpty() || tied.contains(pitch) ? pitch : tied.getFirst();
    }

    /** Adds a note at the time, or prolongs the one that is tied to it. */
    void sound(int pitch, int letterAndOctave, long units) {
        Tie tie = ties.remove(tieKey(time, pitch));
        if (tie != null) {
            Note before = staff.notes().get(tie.index());
            staff.notes().set(tie.index(), before.withDuration(before.durationTicks() + units));
            last.add(new Tie(tie.index(), pitch, letterAndOctave));
        } else {
            staff.notes().add(new Note(time, units, pitch, velocity));
            last.add(new Tie(staff.notes().size() - 1, pitch, letterAndOctave));
        }
    }

    /** Sounds the grace notes that wait, before the time. */
    void soundGraces(long units) {
        long at = time - units * graces.size();
        for (int pitch : graces) {
            staff.notes().add(new Note(Math.max(0, at), units, pitch, Math.max(1, velocity - 16)));
            at += units;
        }
        graces.clear();
    }
}
