package lathe.engine.score.abc;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Meter;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Remarks;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.Timed;
import lathe.engine.score.written.Performance;
import lathe.engine.score.written.Sheet;
import lathe.engine.score.written.Staff;

/** Reads one tune: its header, its fields, its voices. */
final class AbcParser {

    private static final long MOST_UNITS = 4_000_000 * Sheet.QUARTER;
    private static final Pattern FIELD = Pattern.compile("([A-Za-z]):(?![|:]).*");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%.*");
    private static final Pattern NAME = Pattern.compile("(?:name|nm)=(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern PROGRAM = Pattern.compile("%%MIDI\\s+program\\s+(?:\\d+\\s+)?(\\d{1,3})\\s*");
    private static final Pattern CHANNEL = Pattern.compile("%%MIDI\\s+channel\\s+(\\d{1,2})\\s*");
    private static final Pattern INSTRUMENT = Pattern.compile("%%lathe-instrument\\s+(\\S+)\\s*");
    private static final int PERCUSSION_CHANNEL = 10;
    private static final int MOST_VOICES = 250;

    private final Path file;
    private final GraceNotes graceNotes;
    private final Remarks remarks = new Remarks();
    private final Sheet sheet = new Sheet();
    private final SequencedMap<String, AbcVoice> voices = new LinkedHashMap<>();
    private AbcKey key = AbcKey.NONE;
    private Optional<Meter> meter = Optional.of(Meter.FOUR_FOUR);
    private Optional<Long> unit = Optional.empty();
    private String tempo = "";
    private boolean inBody;
    private boolean inAllOctaves = true;
    private String voiceId = "";
    private int bars;
    private int odd;

    AbcParser(Path file, GraceNotes graceNotes) {
        this.file = file;
        this.graceNotes = graceNotes;
    }

    ReadScore read(AbcBook.Tune tune) throws ScoreFileException {
        for (String line : tune.lines()) {
            line(line);
            if (isTooLong()) {
                throw new ScoreFileException(
                        file, "tune " + tune.number() + " lasts longer than a day", "check its note lengths and rests");
            }
        }
        for (AbcVoice each : voices.values()) {
            AbcBars.closeBar(each, true, this);
            sheet.reach(each.time);
        }
        if (odd > 0) {
            remarks.add(odd + " of " + bars + " bars are not as long as their metre says");
        }
        return new ReadScore(score(tune), remarks.list());
    }

    private Score score(AbcBook.Tune tune) throws ScoreFileException {
        try {
            return Performance.of(sheet);
        } catch (IllegalArgumentException tooMany) {
            throw new ScoreFileException(
                    file, "tune " + tune.number() + ": " + tooMany.getMessage(), "take repeat signs out", tooMany);
        }
    }

    /** Bars so far, and how many of them the metre does not fit. */
    int bars() {
        return bars;
    }

    int oddBars() {
        return odd;
    }

    Sheet sheet() {
        return sheet;
    }

    boolean accidentalsHoldInAllOctaves() {
        return inAllOctaves;
    }

    boolean isTooLong() {
        AbcVoice voice = voices.get(voiceId);
        return voice != null && voice.time > MOST_UNITS;
    }

    boolean isFirst(AbcVoice voice) {
        return voices.firstEntry().getValue() == voice;
    }

    void count(boolean right) {
        bars++;
        if (!right) {
            odd++;
        }
    }

    /** The voice that music goes to. */
    AbcVoice voice() {
        AbcVoice voice = voices.get(voiceId);
        if (voice == null) {
            long length = unit.orElse(AbcFields.customaryLength(meter));
            voice = new AbcVoice(sheet.staff(voiceId), key, meter, length);
            voices.put(voiceId, voice);
        }
        return voice;
    }

    private void line(String raw) {
        if (raw.startsWith("%%")) {
            directive(raw);
            return;
        }
        String line = COMMENT.matcher(raw).replaceFirst("");
        if (FIELD.matcher(line).matches()) {
            field(line.charAt(0), line.substring(2));
        } else if (inBody && !line.isBlank()) {
            music(line);
        }
    }

    private void music(String line) {
        AbcVoice voice = voice();
        if (voice.sung) {
            voice.places.clear();
            voice.sung = false;
            voice.verse = 0;
        }
        new AbcMusic(this, sheet, remarks, graceNotes, voice).read(line);
    }

    private void directive(String line) {
        Matcher program = PROGRAM.matcher(line);
        Matcher channel = CHANNEL.matcher(line);
        Matcher instrument = INSTRUMENT.matcher(line);
        Staff staff = sheet.staff(voiceId);
        if (program.matches()) {
            staff.program(Integer.parseInt(program.group(1)));
        } else if (channel.matches()) {
            staff.percussion(Integer.parseInt(channel.group(1)) == PERCUSSION_CHANNEL);
        } else if (instrument.matches()) {
            staff.instrument(instrument.group(1));
        } else if (line.contains("propagate-accidentals")) {
            inAllOctaves = !line.contains("octave");
        }
    }

    /** A field of the header, of a line or within music. */
    void field(char name, String text) {
        String value = text.strip().replace("\\%", "%");
        switch (name) {
            case 'T' -> {
                if (!inBody && !value.isEmpty()) {
                    sheet.title(value);
                }
            }
            case 'N' -> sheet.texts().add(value);
            case 'M' -> meter(value);
            case 'L' -> length(value);
            case 'Q' -> tempo(value);
            case 'K' -> key(value);
            case 'V' -> voice(value);
            case 'P' -> {
                if (inBody && !value.isEmpty() && isFirst(voice())) {
                    sheet.markers().add(new Timed<>(voice().time, value));
                }
            }
            case 'w' -> words(value);
            default -> {
                // Who, when and where from: nothing that sounds.
            }
        }
    }

    private void words(String line) {
        if (inBody) {
            AbcVoice voice = voice();
            voice.sung = true;
            voice.verse++;
            new AbcWords(sheet, voice, voice.verse).set(line);
        }
    }

    private void meter(String text) {
        Optional<Meter> read = AbcFields.meter(text);
        if (read.isEmpty() && !text.startsWith("none") && !text.isEmpty()) {
            remarks.add("the metre " + text + " is not understood");
        }
        if (!inBody) {
            meter = read;
            return;
        }
        voice().meter = read;
        if (isFirst(voice())) {
            read.ifPresent(value -> sheet.meters().add(new Timed<>(voice().time, value)));
        }
    }

    private void length(String text) {
        Optional<Long> read = AbcFields.length(text);
        if (read.isEmpty()) {
            remarks.add("the note length " + text + " is not understood");
        } else if (inBody) {
            voice().unit = read.get();
        } else {
            unit = read;
        }
    }

    private void tempo(String text) {
        if (!inBody) {
            tempo = text;
            return;
        }
        AbcFields.micros(text, voice().unit).ifPresent(micros -> sheet.tempi().add(new Timed<>(voice().time, micros)));
    }

    private void key(String text) {
        AbcKey read = AbcKey.parse(text);
        if (!read.understood()) {
            remarks.add("the key " + text + " is not understood");
        }
        if (!inBody) {
            key = read;
            begin();
            return;
        }
        AbcVoice voice = voice();
        voice.key = read;
        if (isFirst(voice)) {
            read.key().ifPresent(value -> sheet.keys().add(new Timed<>(voice.time, value)));
        }
    }

    /** The key ends the header. */
    private void begin() {
        inBody = true;
        long length = unit.orElse(AbcFields.customaryLength(meter));
        voices.values().forEach(each -> {
            each.key = key;
            each.meter = meter;
            each.unit = length;
        });
        meter.ifPresent(value -> sheet.meters().add(new Timed<>(0, value)));
        key.key().ifPresent(value -> sheet.keys().add(new Timed<>(0, value)));
        AbcFields.micros(tempo, length).ifPresent(micros -> sheet.tempi().add(new Timed<>(0, micros)));
        if (!voices.isEmpty()) {
            voiceId = voices.firstEntry().getKey();
        }
    }

    private void voice(String text) {
        String id = text.split("[\\s\\]]", 2)[0];
        if (id.isEmpty()) {
            return;
        }
        if (voices.size() >= MOST_VOICES && !voices.containsKey(id)) {
            remarks.add("a voice beyond the first " + MOST_VOICES + " is read into the one before");
            return;
        }
        voiceId = id;
        AbcVoice voice = voice();
        voice.ownShift += AbcKey.shift(text);
        Matcher name = NAME.matcher(text);
        if (name.find()) {
            String quoted = name.group(1);
            voice.staff.name(quoted == null ? name.group(2) : quoted);
        }
    }
}
