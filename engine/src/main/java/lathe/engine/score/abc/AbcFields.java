package lathe.engine.score.abc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.engine.score.Meter;
import lathe.engine.score.TempoMap;
import lathe.engine.score.written.Sheet;

/** Fields of metre, note length and tempo: standard 2.1, sections 3.1.6 to 3.1.8. */
final class AbcFields {

    private static final Pattern METER = Pattern.compile("\\(?([\\d+\\s]{1,20})\\)?\\s*/\\s*(\\d{1,2}).*");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,3})\\s*/\\s*(\\d{1,4})");
    private static final Pattern TEMPO = Pattern.compile("=?\\s*(\\d{1,4}(?:\\.\\d{1,6})?)\\s*$");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final double SHORT_BAR = 0.75;

    private AbcFields() {}

    /** The time signature, none for free metre and what is not understood. */
    static Optional<Meter> meter(String text) {
        String field = text.strip();
        if (field.startsWith("C|")) {
            return Optional.of(new Meter(2, 2));
        }
        if (field.startsWith("C")) {
            return Optional.of(Meter.FOUR_FOUR);
        }
        Matcher matcher = METER.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int beats = 0;
        for (String part : matcher.group(1).strip().split("\\s*\\+\\s*", -1)) {
            beats += part.matches("\\d{1,2}") ? Integer.parseInt(part) : 1000;
        }
        int unit = Integer.parseInt(matcher.group(2));
        boolean writable = beats >= 1 && beats <= 64 && unit >= 1 && unit <= 32 && Integer.bitCount(unit) == 1;
        return writable ? Optional.of(new Meter(beats, unit)) : Optional.empty();
    }

    /** What a note without a length lasts where no field says so: a sixteenth in short bars, else an eighth. */
    static long customaryLength(Optional<Meter> meter) {
        boolean shortBar =
                meter.isPresent() && meter.get().beats() / (double) meter.get().unit() < SHORT_BAR;
        return Sheet.WHOLE / (shortBar ? 16 : 8);
    }

    /** Units of a length field such as {@code 1/8}. */
    static Optional<Long> length(String text) {
        Matcher matcher = FRACTION.matcher(text);
        if (matcher.find()) {
            return units(matcher);
        }
        return "1".equals(text.strip()) ? Optional.of(Sheet.WHOLE) : Optional.empty();
    }

    private static Optional<Long> units(Matcher fraction) {
        int below = Integer.parseInt(fraction.group(2));
        long units = below == 0 ? 0 : Sheet.WHOLE * Integer.parseInt(fraction.group(1)) / below;
        return units > 0 && units <= 4 * Sheet.WHOLE ? Optional.of(units) : Optional.empty();
    }

    /**
     * Microseconds a quarter of a tempo field such as {@code "Allegro" 1/4=120}.
     *
     * @param unit what a beat is where the field does not say
     */
    static Optional<Integer> micros(String text, long unit) {
        String field = QUOTED.matcher(text).replaceAll("").strip();
        Matcher tempo = TEMPO.matcher(field);
        if (!tempo.find()) {
            return Optional.empty();
        }
        long beat = 0;
        Matcher fractions = FRACTION.matcher(field.substring(0, tempo.start()));
        while (fractions.find()) {
            beat += units(fractions).orElse(0L);
        }
        double perMinute = Double.parseDouble(tempo.group(1));
        double quarters = perMinute * (beat == 0 ? unit : beat) / Sheet.QUARTER;
        return quarters > 1 && quarters < 10_000 ? Optional.of(TempoMap.micros(quarters)) : Optional.empty();
    }
}
