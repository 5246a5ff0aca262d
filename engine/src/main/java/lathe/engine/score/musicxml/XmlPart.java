package lathe.engine.score.musicxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Remarks;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.written.Sheet;
import lathe.engine.score.written.Staff;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** Reads the measures of one part onto its staff; the first part also gives metre, key, tempo, repeats and chord symbols. */
final class XmlPart {

    private static final long GRACE_UNITS = Sheet.WHOLE / 32;
    private static final int MIDDLE_C_OCTAVE = 4;
    private static final int FIFTH = 7;
    private static final int MINOR_BELOW_MAJOR = 9;
    private static final int MOST_SIGNS = 7;
    private static final double FORTE = 0.9; // MusicXML counts loudness in hundredths of MIDI velocity 90

    private static final Map<String, Integer> DYNAMICS = Map.ofEntries(
            Map.entry("pppp", 10),
            Map.entry("ppp", 16),
            Map.entry("pp", 33),
            Map.entry("p", 49),
            Map.entry("mp", 64),
            Map.entry("mf", 80),
            Map.entry("f", 96),
            Map.entry("ff", 112),
            Map.entry("fff", 126),
            Map.entry("ffff", 127),
            Map.entry("fp", 49),
            Map.entry("sfp", 49));

    private final Sheet sheet;
    private final Staff staff;
    private final XmlParts parts;
    private final boolean leads;
    private final boolean sings;
    private final GraceNotes graceNotes;
    private final Remarks remarks;
    private final XmlTime time = new XmlTime();
    private final XmlTies ties = new XmlTies();
    private final List<Integer> graces = new ArrayList<>();
    private int velocity = Sheet.MEZZO_FORTE;
    private int transposed;
    private long measureStart;

    /**
     * @param leads true for the part whose signs hold for all
     * @param sings true for the part whose words are the score's
     */
    XmlPart(
            Sheet sheet,
            Staff staff,
            XmlParts parts,
            boolean leads,
            boolean sings,
            GraceNotes graceNotes,
            Remarks remarks) {
        this.sheet = sheet;
        this.staff = staff;
        this.parts = parts;
        this.leads = leads;
        this.sings = sings;
        this.graceNotes = graceNotes;
        this.remarks = remarks;
    }

    /** Reads a measure that lies between two times. */
    void measure(XmlElement measure, long start, long end) {
        measureStart = start;
        time.beginMeasure();
        for (XmlElement element : measure.children()) {
            if ("backup".equals(element.name())) {
                soundGraces(start + time.now()); // they close a trill and lead to no note of their voice
            }
            time.pass(element);
            long at = start + time.now();
            switch (element.name()) {
                case "attributes" -> attributes(element, at);
                case "note" -> note(element);
                case "direction" -> direction(element, at);
                case "sound" -> sound(element, at);
                case "harmony" -> harmony(element, at);
                case "barline" -> {
                    if (leads) {
                        barline(element, "left".equals(element.attribute("location")) ? start : end);
                    }
                }
                default -> {
                    // Layout.
                }
            }
        }
        soundGraces(start + time.now());
    }

    private void attributes(XmlElement attributes, long at) {
        attributes
                .child("transpose")
                .ifPresent(each ->
                        transposed = each.whole("chromatic", 0) + PitchClass.COUNT * each.whole("octave-change", 0));
        if (leads) {
            attributes
                    .child("key")
                    .flatMap(XmlPart::key)
                    .ifPresent(key -> sheet.keys().add(new Timed<>(at, key.transposed(transposed))));
            attributes
                    .child("time")
                    .flatMap(XmlPart::meter)
                    .ifPresent(meter -> sheet.meters().add(new Timed<>(at, meter)));
        }
    }

    private static Optional<Key> key(XmlElement key) {
        int fifths = key.whole("fifths", MOST_SIGNS + 1);
        if (Math.abs(fifths) > MOST_SIGNS) {
            return Optional.empty();
        }
        boolean minor = "minor".equals(key.text("mode"));
        int tonic = PitchClass.of(fifths * FIFTH + (minor ? MINOR_BELOW_MAJOR : 0));
        return Optional.of(new Key(tonic, minor ? Mode.MINOR : Mode.MAJOR));
    }

    private static Optional<Meter> meter(XmlElement time) {
        int beats = 0;
        for (String part : time.text("beats").split("\\+", -1)) {
            beats += (int) XmlElement.parse(part.strip(), 1000);
        }
        int unit = time.whole("beat-type", 0);
        boolean writable = beats >= 1 && beats <= 64 && unit >= 1 && unit <= 32 && Integer.bitCount(unit) == 1;
        return writable ? Optional.of(new Meter(beats, unit)) : Optional.empty();
    }

    private void note(XmlElement note) {
        int pitch = pitch(note);
        if (pitch < 0 || note.has("cue")) {
            return;
        }
        if (note.has("grace")) {
            boolean tied = note.has("tie"); // one tied to its main note is that note, begun early
            if (graceNotes == GraceNotes.KEPT && !tied) {
                graces.add(pitch);
            }
            return;
        }
        long start = measureStart + time.noteStart();
        long units = Math.max(1, time.units(note));
        soundGraces(start);
        sound(note, pitch, start, units);
        if (sings && !note.has("chord")) {
            note.all("lyric").forEach(lyric -> words(lyric, start));
        }
    }

    private int pitch(XmlElement note) {
        Optional<XmlElement> pitched = note.child("pitch");
        if (pitched.isPresent()) {
            int natural = PitchClass.parse(pitched.get().text("step"));
            long octave = pitched.get().whole("octave", MIDDLE_C_OCTAVE);
            long pitch = (octave + 1) * PitchClass.COUNT
                    + natural
                    + Math.round(pitched.get().number("alter", 0))
                    + transposed;
            if (natural < 0 || pitch < 0 || pitch > Note.MOST) {
                remarks.add("a note beyond the range of MIDI left out");
                return -1;
            }
            return (int) pitch;
        }
        if (!note.has("unpitched")) {
            return -1;
        }
        int key = note.child("instrument")
                .map(each -> parts.key(each.attribute("id")))
                .orElse(-1);
        if (key < 0 || key > Note.MOST) {
            remarks.add("an unpitched note without a percussion key left out");
            return -1;
        }
        return key;
    }

    private void sound(XmlElement note, int pitch, long start, long units) {
        boolean starts = false;
        boolean stops = false;
        for (XmlElement tie : note.all("tie")) {
            starts |= "start".equals(tie.attribute("type"));
            stops |= "stop".equals(tie.attribute("type"));
        }
        int before = stops ? ties.close(start, pitch) : -1;
        int index;
        if (before < 0) {
            double own = XmlElement.parse(note.attribute("dynamics"), 0) * FORTE;
            int loudness = own > 0 ? Math.clamp(Math.round(own), 1, Note.MOST) : velocity;
            index = staff.notes().size();
            staff.notes().add(new Note(start, units, pitch, loudness));
        } else {
            index = before;
            Note held = staff.notes().get(index);
            staff.notes().set(index, held.withDuration(start + units - held.startTick()));
        }
        if (starts) {
            ties.open(start + units, pitch, index);
        }
    }

    private void soundGraces(long start) {
        long at = start - GRACE_UNITS * graces.size();
        for (int pitch : graces) {
            staff.notes().add(new Note(Math.max(0, at), GRACE_UNITS, pitch, Math.max(1, velocity - 16)));
            at += GRACE_UNITS;
        }
        graces.clear();
    }

    private void words(XmlElement lyric, long start) {
        StringBuilder text = new StringBuilder();
        for (XmlElement each : lyric.children()) {
            if ("text".equals(each.name())) {
                text.append(each.text());
            } else if ("elision".equals(each.name())) {
                text.append(' ');
            }
        }
        String syllabic = lyric.text("syllabic");
        boolean goesOn = "begin".equals(syllabic) || "middle".equals(syllabic);
        if (!text.isEmpty()) {
            int verse = (int) Math.clamp(XmlElement.parse(lyric.attribute("number"), 1), 1, 99);
            sheet.lyrics().add(new Sheet.Syllable(start, verse, goesOn ? text + "-" : text.toString()));
        }
    }

    private void direction(XmlElement direction, long at) {
        boolean timed = direction.child("sound").map(sound -> sound(sound, at)).orElse(false);
        for (XmlElement type : direction.all("direction-type")) {
            type.child("dynamics")
                    .ifPresent(marks ->
                            marks.children().forEach(mark -> velocity = DYNAMICS.getOrDefault(mark.name(), velocity)));
            if (leads) {
                type.child("rehearsal").ifPresent(sign -> sheet.markers().add(new Timed<>(at, sign.text())));
            }
            if (!timed) {
                type.child("metronome").ifPresent(metronome -> metronome(metronome, at));
            }
        }
    }

    private void metronome(XmlElement metronome, long at) {
        double perMinute = metronome.number("per-minute", 0);
        double quarters = switch (metronome.text("beat-unit")) {
            case "whole" -> 4;
            case "half" -> 2;
            case "quarter" -> 1;
            case "eighth" -> 0.5;
            case "16th" -> 0.25;
            default -> 0;
        };
        tempo(perMinute * quarters * (metronome.has("beat-unit-dot") ? 1.5 : 1), at);
    }

    /** Takes tempo from a sound element; true if it has one. */
    private boolean sound(XmlElement sound, long at) {
        if (!sound.attribute("dacapo").isEmpty() || !sound.attribute("dalsegno").isEmpty()) {
            remarks.add("a da capo or dal segno is not followed");
        }
        double tempo = XmlElement.parse(sound.attribute("tempo"), 0);
        tempo(tempo, at);
        return tempo > 0;
    }

    private void tempo(double quarters, long at) {
        if (quarters > 3.6 && quarters < 10_000) {
            sheet.tempi().add(new Timed<>(at, TempoMap.micros(quarters)));
        }
    }

    private void harmony(XmlElement harmony, long at) {
        Optional<Chord> chord = XmlHarmony.chord(harmony);
        if (chord.isPresent() || XmlHarmony.isNone(harmony)) {
            sheet.chords().add(new Timed<>(at, chord.map(each -> each.transposed(transposed))));
        } else {
            remarks.add("a chord of kind " + harmony.text("kind") + " left out");
        }
    }

    private void barline(XmlElement barline, long at) {
        Optional<XmlElement> ending = barline.child("ending");
        Optional<XmlElement> repeat = barline.child("repeat");
        ending.filter(each -> "start".equals(each.attribute("type")))
                .ifPresent(each -> sheet.repeats().ending(at, passes(each.attribute("number"))));
        if (repeat.isPresent()) {
            if ("forward".equals(repeat.get().attribute("direction"))) {
                sheet.repeats().start(at);
            } else {
                sheet.repeats().end(at, (int) XmlElement.parse(repeat.get().attribute("times"), 2));
            }
        } else if (ending.isPresent() && !"start".equals(ending.get().attribute("type"))) {
            sheet.repeats().stop(at);
        }
    }

    private static Set<Integer> passes(String numbers) {
        Set<Integer> passes = new TreeSet<>();
        for (String each : numbers.split("[,\\s]+", -1)) {
            passes.add((int) Math.clamp(XmlElement.parse(each, 1), 1, 16));
        }
        return passes;
    }
}
