package lathe.engine.score.abc;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Note;
import lathe.engine.score.Remarks;
import lathe.engine.score.Timed;
import lathe.engine.score.written.Sheet;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;

/** Reads lines of music: notes, rests, chords, bars and what stands between (standard 2.1, section 4). */
final class AbcMusic {

    private static final long GRACE_UNITS = Sheet.WHOLE / 32;
    private static final int OCTAVE_OF_CAPITALS = 5;
    private static final int MOST_OCTAVES = 12;
    private static final int MOST_SIGNS = 3;
    private static final int MOST_REST_BARS = 500;
    private static final String DECORATIONS = "HIJKLMNOPQRSTUVWhijklmnopqrstuvw.~)";
    private static final String SPACING = " \t`\\$*;?@#,'/0123456789";

    private static final Map<String, Integer> DYNAMICS = Map.of(
            "pppp", 10, "ppp", 16, "pp", 33, "p", 49, "mp", 64, "mf", 80, "f", 96, "ff", 112, "fff", 126, "ffff", 127);

    private final AbcParser parser;
    private final Sheet sheet;
    private final Remarks remarks;
    private final GraceNotes graceNotes;
    private AbcVoice voice;
    private AbcText text = new AbcText("");

    AbcMusic(AbcParser parser, Sheet sheet, Remarks remarks, GraceNotes graceNotes, AbcVoice voice) {
        this.parser = parser;
        this.sheet = sheet;
        this.remarks = remarks;
        this.graceNotes = graceNotes;
        this.voice = voice;
    }

    void read(String line) {
        text = new AbcText(line);
        while (text.hasMore() && !parser.isTooLong()) {
            voice = parser.voice();
            element(text.peek(0));
        }
    }

    private void element(char c) {
        switch (c) {
            case '"' -> quoted();
            case '!', '+' -> decoration(c);
            case '{' -> graces();
            case '(' -> tupletOrSlur();
            case '[' -> bracket();
            case '|', ':' -> AbcBars.read(text, voice, parser, remarks);
            case '-' -> {
                text.skip(1);
                voice.tieLast();
            }
            case '>', '<' -> {
                int marks = Math.min(3, text.run(String.valueOf(c)).length());
                voice.breakLast(c == '>' ? marks : -marks);
            }
            case '&' -> {
                text.skip(1);
                voice.barEnd = Math.max(voice.barEnd, voice.time);
                voice.time = voice.barStart;
                voice.last.clear();
                voice.lastStart = -1;
            }
            case 'z', 'x', 'Z', 'X' -> rest(c);
            case 'y' -> {
                text.skip(1);
                text.length(1);
            }
            default -> other(c);
        }
    }

    private void other(char c) {
        if (isNote()) {
            begin();
            long units = pitched();
            end(units);
            return;
        }
        text.skip(1);
        if (DECORATIONS.indexOf(c) < 0 && SPACING.indexOf(c) < 0 && c != ']' && c != '}') {
            remarks.add("'" + c + "' in the music left out");
        }
    }

    /** True at a letter from A to G, with or without accidentals before it. */
    private boolean isNote() {
        int ahead = 0;
        while ("^_=/".indexOf(text.peek(ahead)) >= 0 && ahead <= MOST_SIGNS) {
            ahead++;
        }
        char c = text.peek(ahead);
        return text.peek(0) != '/' && ((c >= 'A' && c <= 'G') || (c >= 'a' && c <= 'g'));
    }

    private void quoted() {
        text.skip(1);
        String words = text.upTo('"');
        if (words.isEmpty() || "^_<>@".indexOf(words.charAt(0)) >= 0) {
            return;
        }
        Optional<Chord> chord = Chord.parse(words.strip());
        if (chord.isPresent() || "N.C.".equals(words.strip())) {
            sheet.chords().add(new Timed<>(voice.time, chord));
        } else if (Character.isUpperCase(words.charAt(0))) {
            remarks.add("the chord symbol " + words + " is not known");
        }
    }

    private void decoration(char mark) {
        text.skip(1);
        if (mark == '+' && !text.contains('+')) {
            return;
        }
        Integer velocity = DYNAMICS.get(text.upTo(mark));
        if (velocity != null) {
            voice.velocity = velocity;
        }
    }

    private void graces() {
        text.skip(1);
        AbcText inside = new AbcText(text.upTo('}'));
        AbcText line = text;
        text = inside;
        while (text.hasMore()) {
            if (isNote()) {
                int pitch = pitch().pitch();
                text.length(1);
                if (graceNotes == GraceNotes.KEPT && pitch >= 0) {
                    voice.graces.add(pitch);
                }
            } else {
                text.skip(1);
            }
        }
        text = line;
    }

    /** Standard 2.1, section 4.13: {@code (p:q:r} means p notes in the time of q for the next r notes. */
    private void tupletOrSlur() {
        text.skip(1);
        if (!Character.isDigit(text.peek(0))) {
            return;
        }
        int notes = Math.clamp(text.number(3), 1, 64);
        boolean compound = voice.meter.map(meter -> meter.isCompound()).orElse(false);
        int time = switch (notes) {
            case 2, 4, 8 -> 3;
            case 3, 6 -> 2;
            default -> compound ? 3 : 2;
        };
        int count = notes;
        if (text.take(':')) {
            time = Math.clamp(text.number(time), 1, 64);
            if (text.take(':')) {
                count = text.number(notes);
            }
        }
        voice.tupletFrom = notes;
        voice.tupletTo = time;
        voice.tupletLeft = count;
    }

    private void bracket() {
        char second = text.peek(1);
        if (second == '|' || second == ']') {
            AbcBars.read(text, voice, parser, remarks);
        } else if (Character.isDigit(second)) {
            text.skip(1);
            AbcBars.ending(text, voice, parser);
        } else if (Character.isLetter(second) && text.peek(2) == ':') {
            text.skip(1);
            String field = text.upTo(']');
            if (!field.isEmpty()) {
                parser.field(field.charAt(0), field.substring(2));
            }
        } else {
            chord();
        }
    }

    private void chord() {
        text.skip(1);
        begin();
        AbcText line = text;
        String inside = line.upTo(']');
        long outer = line.length(Sheet.QUARTER);
        text = new AbcText(inside);
        TreeSet<Integer> tied = new TreeSet<>();
        long first = 0;
        double factor = outer / (double) Sheet.QUARTER;
        long units = 0;
        while (text.hasMore()) {
            if (isNote()) {
                Place place = pitch();
                long written = Math.round(text.length(voice.unit) * factor);
                long sounding = first == 0 ? voice.sounding(written) : units;
                if (first == 0) {
                    first = written;
                    units = sounding;
                } else if (written != first && first > 0) {
                    sounding = Math.max(1, Math.round((double) units * written / first));
                }
                sound(place, sounding);
                if (text.take('-')) {
                    tied.add(place.pitch());
                }
            } else {
                text.skip(1);
            }
        }
        text = line;
        end(units);
        voice.last.stream().filter(each -> tied.contains(each.pitch())).forEach(voice::tie);
    }

    private void rest(char kind) {
        text.skip(1);
        voice.graces.clear();
        if (kind == 'Z' || kind == 'X') {
            long bars = Math.min(MOST_REST_BARS, text.length(1));
            voice.time += bars * voice.barUnits();
            voice.barStart = voice.time; // whole bars fill themselves
            return;
        }
        begin();
        end(voice.sounding(text.length(voice.unit)));
    }

    /** A new element: ties and broken rhythm refer to it from now on. */
    private void begin() {
        voice.last.clear();
        voice.lastStart = voice.time;
    }

    private void end(long units) {
        voice.time += units;
    }

    private long pitched() {
        Place place = pitch();
        long units = voice.sounding(text.length(voice.unit));
        sound(place, units);
        return units;
    }

    private void sound(Place place, long units) {
        if (!voice.graces.isEmpty()) {
            voice.soundGraces(GRACE_UNITS);
        }
        if (voice.last.isEmpty() && voice.time >= voice.barEnd) {
            voice.places.add(new AbcVoice.Place(voice.time, voice.bar));
        }
        if (place.pitch() < 0) {
            remarks.add("a note beyond the range of MIDI left out");
        } else {
            voice.sound(place.pitch(), place.letterAndOctave(), units);
        }
    }

    /**
     * A note's place.
     *
     * @param pitch MIDI pitch, or -1 beyond its range
     * @param letterAndOctave its line or space
     */
    private record Place(int pitch, int letterAndOctave) {}

    /** Reads accidental, letter and octave marks. */
    private Place pitch() {
        String signs = text.run("^_=");
        if (text.peek(0) == '/') {
            text.skip(1); // quarter tones go to the nearest semitone
        }
        char c = text.hasMore() ? text.next() : 0;
        int letter = AbcKey.LETTERS.indexOf(Character.toUpperCase(c));
        if (letter < 0) {
            return new Place(-1, -1);
        }
        int octave = OCTAVE_OF_CAPITALS + (Character.isLowerCase(c) ? 1 : 0);
        for (char mark : text.run(",'").toCharArray()) {
            octave += mark == ',' ? -1 : 1;
        }
        octave = Math.clamp(octave, -MOST_OCTAVES, MOST_OCTAVES);
        int place = octave * AbcKey.LETTERS.length() + letter;
        int remembered = parser.accidentalsHoldInAllOctaves() ? letter : place;
        if (!signs.isEmpty()) {
            voice.accidentals.put(remembered, AbcKey.accidental(signs));
        }
        int alteration =
                voice.accidentals.getOrDefault(remembered, voice.key.signature().get(letter));
        int natural = PitchClass.parse(AbcKey.LETTERS.substring(letter, letter + 1));
        int pitch = octave * PitchClass.COUNT + natural + alteration + voice.shift();
        if (signs.isEmpty() && voice.time == voice.barStart) {
            pitch = voice.tiedPitch(pitch, place); // a tie over the bar line keeps its accidental
        }
        return new Place(pitch < 0 || pitch > Note.MOST ? -1 : pitch, place);
    }
}
