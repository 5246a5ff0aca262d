package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Remarks;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** What meta events say of the whole song: tempo, metre, keys, markers, chords. */
final class MidiConductor {

    private static final int MOST_SIGNS = 7;
    private static final int FIFTH = 7;
    private static final int MINOR_BELOW_MAJOR = 9;

    private final Remarks remarks;
    private final List<Timed<Integer>> tempi = new ArrayList<>();
    private final List<Timed<Meter>> meters = new ArrayList<>();
    private final List<Timed<Key>> keys = new ArrayList<>();
    private final List<Timed<String>> markers = new ArrayList<>();
    private final List<Timed<Optional<Chord>>> chords = new ArrayList<>();

    MidiConductor(Remarks remarks) {
        this.remarks = remarks;
    }

    void tempo(long tick, byte[] data) {
        int micros = data.length < 3 ? 0 : (MidiChunks.int16(data, 0) << 8) | (data[2] & 0xFF);
        if (micros == 0) {
            remarks.add("a tempo of nothing left out");
        } else {
            tempi.add(new Timed<>(tick, micros));
        }
    }

    void meter(long tick, byte[] data) {
        if (data.length < 2 || data[0] < 1 || data[0] > 64 || data[1] < 0 || data[1] > 5) {
            remarks.add("a time signature that nobody writes left out");
        } else {
            meters.add(new Timed<>(tick, new Meter(data[0], 1 << data[1])));
        }
    }

    void key(long tick, byte[] data) {
        if (data.length < 2 || Math.abs(data[0]) > MOST_SIGNS || data[1] < 0 || data[1] > 1) {
            remarks.add("a key signature that nobody writes left out");
        } else {
            boolean minor = data[1] == 1;
            int tonic = PitchClass.of(data[0] * FIFTH + (minor ? MINOR_BELOW_MAJOR : 0));
            keys.add(new Timed<>(tick, new Key(tonic, minor ? Mode.MINOR : Mode.MAJOR)));
        }
    }

    void marker(long tick, String text) {
        markers.add(new Timed<>(tick, text));
    }

    /** Takes a text event that is a chord or a mode in the spelling of our own files. */
    boolean takes(long tick, String text) {
        if (text.startsWith(MidiMeta.CHORD)) {
            String symbol = text.substring(MidiMeta.CHORD.length());
            Optional<Chord> chord = Chord.parse(symbol);
            if (chord.isPresent() || MidiMeta.NO_CHORD.equals(symbol)) {
                chords.add(new Timed<>(tick, chord));
                return true;
            }
        }
        if (text.startsWith(MidiMeta.MODE)) {
            Optional<Key> key = Key.parse(text.substring(MidiMeta.MODE.length()));
            key.ifPresent(found -> keys.add(new Timed<>(tick, found)));
            return key.isPresent();
        }
        return false;
    }

    /** Where time counts in film frames, tempo events mean nothing. */
    TempoMap tempoMap(MidiChunks.Header header) {
        if (header.fixedMicros() > 0) {
            if (!tempi.isEmpty()) {
                remarks.add("time counts in film frames, so tempo events are left out");
            }
            return new TempoMap(header.ticksPerQuarter(), List.of(new Timed<>(0, header.fixedMicros())));
        }
        return new TempoMap(header.ticksPerQuarter(), lastOfTick(tempi));
    }

    List<Timed<Meter>> meters() {
        return lastOfTick(meters);
    }

    List<Timed<Key>> keys() {
        return lastOfTick(keys);
    }

    List<Timed<String>> markers() {
        return sorted(markers);
    }

    /** Chords until the next one, the last until the end of the music. */
    List<ChordSpan> chords(long endTick) {
        List<Timed<Optional<Chord>>> all = lastOfTick(chords);
        List<ChordSpan> spans = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            long start = all.get(i).tick();
            long end = i + 1 < all.size() ? all.get(i + 1).tick() : Math.max(start + 1, endTick);
            all.get(i).value().ifPresent(chord -> spans.add(new ChordSpan(start, end - start, chord)));
        }
        return spans;
    }

    static <T> List<Timed<T>> sorted(List<Timed<T>> all) {
        return all.stream().sorted(Comparator.comparingLong(Timed::tick)).toList();
    }

    private static <T> List<Timed<T>> lastOfTick(List<Timed<T>> all) {
        List<Timed<T>> kept = new ArrayList<>();
        for (Timed<T> each : sorted(all)) {
            if (!kept.isEmpty() && kept.getLast().tick() == each.tick()) {
                kept.removeLast();
            }
            kept.add(each);
        }
        return kept;
    }
}
