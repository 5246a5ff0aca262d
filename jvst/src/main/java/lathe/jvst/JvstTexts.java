package lathe.jvst;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jvst.wrapper.VSTPluginAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Texts of parameter values. An old plugin can only say what its present value looks like, so an instance that makes no
 * sound is set to the value and asked. Any thread but the audio thread, one at a time.
 */
final class JvstTexts {

    private static final int STEPS = 200;
    private static final int ROUNDS = 4;
    private static final Pattern LEADING_NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final VSTPluginAdapter plugin;

    JvstTexts(VSTPluginAdapter plugin) {
        this.plugin = plugin;
    }

    /** The rate that times and frequencies are shown for. */
    synchronized void setSampleRate(float sampleRate) {
        plugin.suspend();
        plugin.setSampleRate(sampleRate);
        plugin.resume();
    }

    /** A value with its unit; a bare number where the plugin has no text. */
    synchronized String text(int index, double value) {
        float before = plugin.getParameter(index);
        plugin.setParameter(index, (float) value);
        String shown = display(index);
        plugin.setParameter(index, before);
        if (shown.isEmpty()) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
        String unit = unit(index);
        return unit.isEmpty() || shown.endsWith(unit) ? shown : shown + " " + unit;
    }

    private String display(int index) {
        String shown = plugin.getParameterDisplay(index);
        return shown == null ? "" : shown.strip();
    }

    private String unit(int index) {
        String unit = plugin.getParameterLabel(index);
        return unit == null ? "" : unit.strip();
    }

    /**
     * The value of a text: as the plugin reads it, if it shows the same text then; else the value whose text this is, or
     * whose number is nearest.
     *
     * @throws IllegalArgumentException if nothing fits
     */
    synchronized double value(int index, String name, String text) {
        float before = plugin.getParameter(index);
        try {
            String wanted = withoutUnit(index, text);
            double read = asThePluginReads(index, wanted);
            if (!Double.isNaN(read) && fits(withoutUnit(index, display(index)), wanted)) {
                return read;
            }
            double found = search(index, wanted);
            if (!Double.isNaN(found)) {
                return found;
            }
            if (!Double.isNaN(read)) {
                return read;
            }
            throw new IllegalArgumentException(name + "=" + text + " is no text of its own, and no number from 0 to 1");
        } finally {
            plugin.setParameter(index, before);
        }
    }

    private String withoutUnit(int index, String text) {
        String unit = unit(index);
        String stripped = text.strip();
        return !unit.isEmpty() && stripped.endsWith(unit)
                ? stripped.substring(0, stripped.length() - unit.length()).strip()
                : stripped;
    }

    private double asThePluginReads(int index, String text) {
        try {
            if (plugin.string2Parameter(index, text)) {
                float read = plugin.getParameter(index);
                return read >= 0 && read <= 1 ? read : Double.NaN;
            }
        } catch (RuntimeException unreadable) {
            // Some plugins parse without a care; the search below does without them.
        }
        return Double.NaN;
    }

    private static boolean fits(String shown, String wanted) {
        Double number = number(wanted);
        return shown.equalsIgnoreCase(wanted) || (number != null && number.equals(number(shown)));
    }

    /** Looks over the whole range, then closer and closer where the number is nearest. */
    private double search(int index, String wanted) {
        Double number = number(wanted);
        double from = 0;
        double to = 1;
        double best = Double.NaN;
        for (int round = 0; round < ROUNDS; round++) {
            double nearest = Double.POSITIVE_INFINITY;
            double first = Double.NaN;
            double last = Double.NaN;
            for (int i = 0; i <= STEPS; i++) {
                double value = from + (to - from) * i / STEPS;
                plugin.setParameter(index, (float) value);
                String display = withoutUnit(index, display(index));
                String shown = display.isEmpty() ? String.format(Locale.ROOT, "%.3f", value) : display;
                if (fits(shown, wanted)) {
                    first = Double.isNaN(first) ? value : first;
                    last = value;
                } else if (!Double.isNaN(first)) {
                    break;
                }
                Double other = number == null ? null : number(shown);
                if (number != null && other != null && Math.abs(other - number) < nearest) {
                    nearest = Math.abs(other - number);
                    best = value;
                }
            }
            if (!Double.isNaN(first)) {
                return first == 0 ? 0 : last == 1 ? 1 : (first + last) / 2;
            }
            if (Double.isNaN(best)) {
                return Double.NaN;
            }
            double step = (to - from) / STEPS;
            from = Math.max(0, best - step);
            to = Math.min(1, best + step);
        }
        return best;
    }

    /** The number that a text begins with, whatever unit follows. */
    private static @Nullable Double number(String text) {
        Matcher leading = LEADING_NUMBER.matcher(text);
        return leading.lookingAt() ? Double.valueOf(leading.group()) : null;
    }
}
