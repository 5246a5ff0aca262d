package lathe.engine.score.abc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import lathe.core.audio.AtomicFile;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;

/**
 * Writes a score as one tune of ABC notation (standard 2.1): a voice for each track, as written and not as played, with overlays
 * for what sounds together, chord symbols, words, markers as parts, changes of key, metre and tempo.
 *
 * <p>Reading it again gives the same pitches, starts and lengths. Loudness, controllers and timing off the grid have no place in
 * ABC. Where two notes of one pitch overlap in a track, the second one goes to a voice of its own.
 */
public final class AbcWriter {

    private static final int BARS_IN_LINE = 4;
    private static final int MOST_BARS = 100_000;
    private static final double MICROS_PER_MINUTE = 60e6;

    private final Score score;
    private final StringBuilder out = new StringBuilder();
    private final Map<Long, String> syllables = new HashMap<>();
    private final List<Long> barLines = new ArrayList<>();

    private AbcWriter(Score score) {
        this.score = score;
        score.lyrics().forEach(lyric -> syllables.put(lyric.tick(), lyric.value()));
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws ScoreFileException if the score has more than 100,000 bars
     */
    public static void write(Score score, Path target) throws IOException {
        AbcWriter writer = new AbcWriter(score);
        if (!writer.bars()) {
            throw new ScoreFileException(target, "the score has more than " + MOST_BARS + " bars", "write MIDI");
        }
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(ByteBuffer.wrap(writer.write().getBytes(StandardCharsets.UTF_8)));
            file.commit();
        }
    }

    /**
     * The tune as text.
     *
     * @throws IllegalArgumentException if the score has more than 100,000 bars
     */
    public static String text(Score score) {
        AbcWriter writer = new AbcWriter(score);
        if (!writer.bars()) {
            throw new IllegalArgumentException("endTick=" + score.endTick() + " is more than " + MOST_BARS + " bars");
        }
        return writer.write();
    }

    private String write() {
        Meter meter = firstMeter();
        out.append("%abc-2.1\nX:1\n");
        line("T:", score.title());
        score.texts().forEach(text -> line("N:", text));
        line("M:", meter.toString());
        line("L:", "1/8");
        line("Q:", tempo(score.tempo().changes().getFirst().value()));
        line("K:", key(firstKey()));
        int sung = sungTrack();
        int number = 1;
        for (int i = 0; i < score.tracks().size(); i++) {
            Track track = score.tracks().get(i);
            for (List<Note> voice : voices(track)) {
                voice(number, track, voice, i == sung);
                number++;
            }
        }
        return out.toString();
    }

    private void line(String field, String text) {
        out.append(field).append(oneLine(text)).append('\n');
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replace("%", "\\%");
    }

    private Meter firstMeter() {
        boolean atStart = !score.meters().isEmpty() && score.meters().getFirst().tick() == 0;
        return atStart ? score.meters().getFirst().value() : Meter.FOUR_FOUR;
    }

    private Key firstKey() {
        boolean atStart = !score.keys().isEmpty() && score.keys().getFirst().tick() == 0;
        return atStart ? score.keys().getFirst().value() : new Key(0, Mode.MAJOR);
    }

    /** Finds the bar lines; false if there are too many. */
    private boolean bars() {
        long end = Math.max(1, score.endTick());
        Meter meter = firstMeter();
        int next = 0;
        long at = 0;
        while (at < end) {
            if (barLines.size() == MOST_BARS) {
                return false;
            }
            while (next < score.meters().size() && score.meters().get(next).tick() <= at) {
                meter = score.meters().get(next).value();
                next++;
            }
            barLines.add(at);
            long bar = Math.max(1, meter.barTicks(score.ticksPerQuarter()));
            long change =
                    next < score.meters().size() ? score.meters().get(next).tick() : Long.MAX_VALUE;
            at = Math.min(at + bar, change);
        }
        barLines.add(at);
        return true;
    }

    private static String tempo(int micros) {
        double perMinute = MICROS_PER_MINUTE / micros;
        boolean whole = TempoMap.micros(Math.rint(perMinute)) == micros && perMinute >= 1;
        return "1/4=" + (whole ? String.valueOf(Math.round(perMinute)) : String.format(Locale.ROOT, "%.6f", perMinute));
    }

    /** A key field; scales that ABC does not know are written as the nearest mode that it does. */
    private static String key(Key key) {
        String name = key.name();
        int space = name.indexOf(' ');
        String tonic = name.substring(0, space);
        return switch (key.mode()) {
            case MAJOR, MAJOR_PENTATONIC -> tonic;
            case MINOR, HARMONIC_MINOR, MINOR_PENTATONIC, BLUES -> tonic + "m";
            case DORIAN, PHRYGIAN, LYDIAN, MIXOLYDIAN, LOCRIAN -> tonic + name.substring(space + 1, space + 4);
        };
    }

    /** The track whose notes begin where most syllables do; -1 without words. */
    private int sungTrack() {
        int best = -1;
        long most = 0;
        for (int i = 0; i < score.tracks().size(); i++) {
            Set<Long> starts = new HashSet<>();
            score.tracks().get(i).notes().forEach(note -> starts.add(note.startTick()));
            long hits = score.lyrics().stream()
                    .filter(lyric -> starts.contains(lyric.tick()))
                    .count();
            if (hits > most) {
                most = hits;
                best = i;
            }
        }
        return best;
    }

    /** The track's notes in layers without overlaps of one pitch, which a tie could not tell apart. */
    private static List<List<Note>> voices(Track track) {
        List<List<Note>> voices = new ArrayList<>();
        List<long[]> ends = new ArrayList<>();
        for (Note note : track.notes()) {
            int voice = 0;
            while (voice < ends.size() && ends.get(voice)[note.pitch()] > note.startTick()) {
                voice++;
            }
            if (voice == voices.size()) {
                voices.add(new ArrayList<>());
                ends.add(new long[Note.MOST + 1]);
            }
            voices.get(voice).add(note);
            ends.get(voice)[note.pitch()] = note.endTick();
        }
        return voices;
    }

    private void voice(int number, Track track, List<Note> notes, boolean sung) {
        line("V:", number + " name=\"" + track.name().replace('"', '\'') + "\"");
        out.append("%%MIDI program ").append(track.program()).append('\n');
        if (track.percussion()) {
            out.append("%%MIDI channel 10\n");
        }
        line("%%lathe-instrument ", track.instrument());
        AbcSpelling spelling = new AbcSpelling();
        spelling.key(firstKey().fifths());
        NavigableMap<Long, String> signs = number == 1 ? signs() : keySigns(); // a key holds for a voice only
        AbcBarWriter bars = new AbcBarWriter(spelling, score.ticksPerQuarter(), signs);
        int first = 0;
        for (int bar = 0; bar + 1 < barLines.size(); bar++) {
            long from = barLines.get(bar);
            long to = barLines.get(bar + 1);
            keysUpTo(from, spelling);
            List<Note> inside = new ArrayList<>();
            while (first < notes.size() && longEnded(notes.get(first), from)) {
                first++;
            }
            for (int i = first; i < notes.size() && notes.get(i).startTick() < to; i++) {
                if (notes.get(i).endTick() > from) {
                    inside.add(notes.get(i));
                }
            }
            out.append(bars.write(inside, from, to));
            boolean last = bar + 2 == barLines.size();
            boolean lineEnd = last || (bar + 1) % BARS_IN_LINE == 0;
            out.append(last ? "|]" : "|").append(lineEnd ? "\n" : " ");
            if (lineEnd) {
                if (sung) {
                    words(bars.sung());
                }
                bars.sung().clear();
            }
        }
    }

    private static boolean longEnded(Note note, long tick) {
        return note.endTick() <= tick;
    }

    /** A key change within a bar is spelled from the next bar on; its accidentals are written out till then. */
    private void keysUpTo(long tick, AbcSpelling spelling) {
        for (Timed<Key> change : score.keys()) {
            if (change.tick() == tick) {
                spelling.key(change.value().fifths());
            }
        }
    }

    /** Fields and chord symbols of the first voice by tick. */
    private NavigableMap<Long, String> signs() {
        NavigableMap<Long, String> signs = keySigns();
        score.tempo().changes().stream()
                .skip(1)
                .forEach(each -> sign(signs, each.tick(), "[Q:" + tempo(each.value()) + "]"));
        score.markers()
                .forEach(each ->
                        sign(signs, each.tick(), "[P:" + oneLine(each.value()).replace(']', ')') + "]"));
        boolean flats = firstKey().usesFlats();
        for (int i = 0; i < score.chords().size(); i++) {
            ChordSpan span = score.chords().get(i);
            sign(signs, span.startTick(), '"' + span.chord().symbol(flats) + '"');
            boolean last = i + 1 == score.chords().size();
            if (!last && score.chords().get(i + 1).startTick() > span.endTick()) {
                sign(signs, span.endTick(), "\"N.C.\"");
            }
        }
        return signs;
    }

    /** Changes of key and metre, which every voice needs. */
    private NavigableMap<Long, String> keySigns() {
        NavigableMap<Long, String> signs = new TreeMap<>();
        for (Timed<Meter> change : score.meters()) {
            if (change.tick() > 0) {
                sign(signs, change.tick(), "[M:" + change.value() + "]");
            }
        }
        for (Timed<Key> change : score.keys()) {
            if (change.tick() > 0 && barLines.contains(change.tick())) {
                sign(signs, change.tick(), "[K:" + key(change.value()) + "]");
            }
        }
        return signs;
    }

    private static void sign(Map<Long, String> signs, long tick, String text) {
        signs.merge(tick, text, String::concat);
    }

    private void words(List<Long> places) {
        StringBuilder words = new StringBuilder();
        for (long place : places) {
            String syllable = syllables.getOrDefault(place, "");
            words.append(place < 0 ? "_" : syllable.isEmpty() ? "*" : escaped(syllable))
                    .append(' ');
        }
        line("w:", words.toString().strip()); // even if empty: words begin where those of the line before ended
    }

    private static String escaped(String syllable) {
        boolean goesOn = syllable.endsWith("-") && syllable.length() > 1;
        String text = goesOn ? syllable.substring(0, syllable.length() - 1) : syllable;
        return text.replaceAll("([\\\\\\-_*|])", "\\\\$1").replace(' ', '~') + (goesOn ? "-" : "");
    }
}
