package lathe.engine.score.abc;

import java.util.Set;
import java.util.TreeSet;
import lathe.engine.score.Remarks;
import lathe.engine.score.written.Repeats;

/** Bar lines, repeat signs and endings: standard 2.1, sections 4.8 to 4.10. */
final class AbcBars {

    private static final int MOST_PASSES = 16;

    private AbcBars() {}

    /** Reads a bar line with all its dots and strokes, and the number of an ending right behind it. */
    static void read(AbcText text, AbcVoice voice, AbcParser parser, Remarks remarks) {
        String sign = sign(text);
        boolean bar = sign.indexOf('|') >= 0 || sign.length() > 1;
        if (!bar) {
            if (!"[]".contains(sign)) {
                remarks.add("'" + sign + "' in the music left out");
            }
            return;
        }
        int before = leading(sign);
        boolean end = before > 0;
        boolean start = sign.endsWith(":") && (sign.indexOf('|') >= 0 || before > 1);
        boolean section = end || start || sign.contains("||") || sign.contains("]") || sign.contains("[");
        boolean numbered = Character.isDigit(text.peek(0));
        closeBar(voice, section || numbered, parser);
        if (parser.isFirst(voice)) {
            Repeats repeats = parser.sheet().repeats();
            if (end) {
                int colons = sign.indexOf('|') >= 0 ? before : before / 2;
                repeats.end(voice.time, colons + 1);
            }
            if (start) {
                repeats.start(voice.time);
            } else if (section && !end) {
                repeats.stop(voice.time);
            }
        }
        if (numbered) {
            ending(text, voice, parser);
        }
    }

    private static String sign(AbcText text) {
        StringBuilder sign = new StringBuilder();
        while (true) {
            char c = text.peek(0);
            boolean bracketed = c == '[' && (text.peek(1) == '|' || text.peek(1) == ']');
            if (c != '|' && c != ':' && c != ']' && !bracketed) {
                return sign.toString();
            }
            if (c == ']' && sign.isEmpty()) {
                text.skip(1);
                return "]";
            }
            sign.append(c);
            text.skip(1);
            if (c == ']') {
                return sign.toString();
            }
        }
    }

    private static int leading(String sign) {
        int count = 0;
        while (count < sign.length() && sign.charAt(count) == ':') {
            count++;
        }
        return count;
    }

    /** Reads numbers such as {@code 1}, {@code 1,3} or {@code 1-3} and begins the ending. */
    static void ending(AbcText text, AbcVoice voice, AbcParser parser) {
        Set<Integer> passes = new TreeSet<>();
        int previous = 0;
        do {
            boolean range = previous > 0 && text.take('-');
            if (previous > 0 && !range) {
                text.take(',');
            }
            int number = Math.clamp(text.number(1), 1, MOST_PASSES);
            for (int pass = range ? previous : number; pass <= number; pass++) {
                passes.add(pass);
            }
            previous = number;
        } while ((text.peek(0) == ',' || text.peek(0) == '-') && Character.isDigit(text.peek(1)));
        voice.atSection = true;
        if (parser.isFirst(voice)) {
            parser.sheet().repeats().ending(voice.time, passes);
        }
    }

    /** Ends a bar and counts whether its notes fill it; at double bars and repeats a bar may be parted. */
    static void closeBar(AbcVoice voice, boolean section, AbcParser parser) {
        voice.time = Math.max(voice.time, voice.barEnd);
        long units = voice.time - voice.barStart;
        long full = voice.barUnits();
        if (units > 0 && full > 0) {
            boolean parted = units < full && (section || voice.atSection);
            parser.count(units == full || parted);
        }
        if (units > 0) {
            voice.bar++;
            voice.atSection = section;
        } else {
            voice.atSection |= section;
        }
        voice.barStart = voice.time;
        voice.barEnd = voice.time;
        voice.accidentals.clear();
        voice.dropTies();
    }
}
