package lathe.core.param;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a processor: its promise to the outside (a stable id, a range in natural units, text both ways) and
 * its value inside, smoothed frame by frame.
 *
 * <p>A processor declares its parameters once, as fields. Everything else (plugin, window, command line, preset,
 * report) reads that declaration. The id is a promise for ever; name and place may change.
 *
 * <p>Not thread-safe: changes made on another thread travel to the processing thread as events, see {@link
 * lathe.core.process.EventQueue}.
 */
public final class Parameter {

    private final String id;
    private final String name;
    private final String unit;
    private final double min;
    private final double max;
    private final double initial;
    private final Curve curve;
    private final int decimals;
    private final List<String> labels;
    private final boolean fixedWhileRunning;
    private final @Nullable DoubleFunction<String> ownText;
    private final @Nullable ToDoubleFunction<String> ownParser;
    private final Smoother smoother;

    private double value;

    private Parameter(Builder builder) {
        id = builder.id;
        name = builder.name;
        unit = builder.unit;
        min = builder.min;
        max = builder.max;
        initial = builder.initial;
        curve = builder.curve;
        decimals = builder.decimals;
        labels = builder.labels;
        fixedWhileRunning = builder.fixedWhileRunning;
        ownText = builder.ownText;
        ownParser = builder.ownParser;
        value = initial;
        smoother = new Smoother(builder.smoothingMs, initial);
    }

    /** A gain or level in decibels. */
    public static Builder decibels(String id, String name) {
        return new Builder(id, name, "dB", 2);
    }

    /** A frequency in hertz, spread logarithmically. */
    public static Builder hertz(String id, String name) {
        return new Builder(id, name, "Hz", 1).curve(Curve.LOGARITHMIC);
    }

    /** A time in milliseconds, spread logarithmically unless the range includes zero. */
    public static Builder milliseconds(String id, String name) {
        return new Builder(id, name, "ms", 2);
    }

    /** A share in percent. */
    public static Builder percent(String id, String name) {
        return new Builder(id, name, "%", 1);
    }

    /** A plain number with a unit of its own, or none ({@code ""}). */
    public static Builder number(String id, String name, String unit) {
        return new Builder(id, name, unit, 2);
    }

    /** A switch: 0 is off, 1 is on. */
    public static Builder toggle(String id, String name) {
        return choice(id, name, "off", "on");
    }

    /** One of several labelled choices; the value is the index of the label. */
    public static Builder choice(String id, String name, String... labels) {
        Builder builder = new Builder(id, name, "", 0);
        builder.labels = List.of(labels);
        return builder.range(0, labels.length - 1).curve(Curve.STEPPED);
    }

    /**
     * A declaration like this one, to begin with where another name, range or initial value is wanted under the same id: a
     * curated front of a processor inside.
     */
    public Builder toBuilder() {
        Builder builder = new Builder(id, name, unit, decimals);
        builder.min = min;
        builder.max = max;
        builder.initial = initial;
        builder.curve = curve;
        builder.labels = labels;
        builder.fixedWhileRunning = fixedWhileRunning;
        builder.ownText = ownText;
        builder.ownParser = ownParser;
        builder.smoothingMs = smoother.smoothingMs();
        return builder;
    }

    /** Stable id, unique in its {@link ParameterSet}; lower case, digits and {@code _}. */
    public String id() {
        return id;
    }

    /** Name for people. */
    public String name() {
        return name;
    }

    /** Unit as written after the number, or an empty string. */
    public String unit() {
        return unit;
    }

    /** Smallest value, in natural units. */
    public double min() {
        return min;
    }

    /** Largest value, in natural units. */
    public double max() {
        return max;
    }

    /** Value before anybody touches it, in natural units. */
    public double initial() {
        return initial;
    }

    /** How the range is spread over a knob. */
    public Curve curve() {
        return curve;
    }

    /** Labels of a choice, in order of value; empty for numbers. */
    public List<String> labels() {
        return labels;
    }

    /** True for a setting that takes effect at the next {@code prepare} only (it moves latency or allocates). */
    public boolean isFixedWhileRunning() {
        return fixedWhileRunning;
    }

    /** The value last set, in natural units; where {@link #next()} is heading. */
    public double value() {
        return value;
    }

    /** True when a toggle is on, or a choice is not its first. */
    public boolean isOn() {
        return value >= 0.5;
    }

    /** Index of the chosen label. */
    public int choice() {
        return (int) value;
    }

    /**
     * Sets the value in natural units. Outside the range it is clamped; NaN is ignored, as this runs on the audio
     * thread too. Callers that speak to people check with {@link #parse} or {@link #requireInRange} first.
     */
    public void set(double newValue) {
        if (Double.isNaN(newValue)) {
            return;
        }
        double settled = clamp(newValue);
        if (settled != value) {
            value = settled;
            smoother.aim(settled);
        }
    }

    /** Position on a knob, 0..1. */
    public double knob() {
        return knobOf(value);
    }

    /** Where some value of this parameter stands on a knob, 0..1; for values in range. */
    public double knobOf(double someValue) {
        return curve.toKnob(someValue, min, max);
    }

    /** The value at a position on a knob, natural units; positions outside 0..1 count as its ends. */
    public double valueAt(double knob) {
        return clamp(curve.fromKnob(Math.max(0, Math.min(1, knob)), min, max));
    }

    /** The value that {@link #set} would settle on: within the range, whole where only whole ones are. NaN stays NaN. */
    public double clamp(double someValue) {
        double clamped = Math.max(min, Math.min(max, someValue));
        return curve == Curve.STEPPED ? Math.rint(clamped) : clamped;
    }

    /** Sets by position on a knob, 0..1. */
    public void setKnob(double knob) {
        set(valueAt(knob));
    }

    /** Moves one frame on and gives the smoothed value for that frame, in natural units. */
    public double next() {
        return smoother.next();
    }

    /** The smoothed value of the frame last asked for. */
    public double current() {
        return smoother.current();
    }

    /** True while {@link #next()} still changes; when false, {@link #current()} holds for the whole block. */
    public boolean isMoving() {
        return smoother.isMoving();
    }

    /** Tells the smoother the rate; ends any ramp. */
    void prepare(double sampleRateHz) {
        smoother.prepare(sampleRateHz);
    }

    /** Ends any ramp where it was going. */
    public void settle() {
        smoother.jump();
    }

    /** Text with unit, as {@link #parse} reads it. */
    public String text() {
        return text(value);
    }

    /** Text of some value of this parameter, with unit. */
    public String text(double someValue) {
        if (ownText != null) {
            return ownText.apply(someValue);
        }
        if (!labels.isEmpty()) {
            return labels.get((int) Math.max(0, Math.min(labels.size() - 1.0, Math.rint(someValue))));
        }
        String number = String.format(Locale.ROOT, "%." + decimals + "f", someValue);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /**
     * Reads text: a label, or a number with or without the unit ({@code kHz} and {@code s} are understood for Hz and ms).
     *
     * @throws IllegalArgumentException if it is neither, or outside the range; the message says what would do
     */
    public double parse(String text) {
        return requireInRange(read(text));
    }

    /**
     * The same for hosts, which give back the rounded texts that they were given: what lies outside the range becomes its end.
     *
     * @throws IllegalArgumentException if it is neither a label nor a number; the message says what would do
     */
    public double parseNearest(String text) {
        return clamp(read(text));
    }

    private double read(String text) {
        String trimmed = text.trim();
        if (ownParser != null) {
            return ownParser.applyAsDouble(trimmed);
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equalsIgnoreCase(trimmed)) {
                return i;
            }
        }
        if (!labels.isEmpty()) {
            throw new IllegalArgumentException(id + "=" + trimmed + " is not one of " + String.join(", ", labels));
        }
        String lower = trimmed.toLowerCase(Locale.ROOT);
        double scale = 1;
        String number = lower;
        if (unit.equals("Hz") && lower.endsWith("khz")) {
            scale = 1000;
            number = lower.substring(0, lower.length() - 3);
        } else if (!unit.isEmpty() && lower.endsWith(unit.toLowerCase(Locale.ROOT))) {
            number = lower.substring(0, lower.length() - unit.length());
        } else if (unit.equals("ms") && lower.endsWith("s")) {
            scale = 1000;
            number = lower.substring(0, lower.length() - 1);
        }
        try {
            return Double.parseDouble(number.trim()) * scale;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(id + "=" + trimmed + " is not a number" + unitHint(), notANumber);
        }
    }

    /** @throws IllegalArgumentException with name=value and the range, if the value lies outside or is NaN */
    public double requireInRange(double someValue) {
        if (!(someValue >= min && someValue <= max)) {
            throw new IllegalArgumentException(id + "=" + someValue + " is outside " + text(min) + " to " + text(max));
        }
        return someValue;
    }

    private String unitHint() {
        return unit.isEmpty() ? "" : " in " + unit;
    }

    @Override
    public String toString() {
        return id + "=" + text();
    }

    /** Declares a parameter; see the factory methods of {@link Parameter}. */
    public static final class Builder {

        private final String id;
        private String name;
        private final String unit;
        private int decimals;
        private double min;
        private double max = 1;
        private double initial;
        private double smoothingMs;
        private Curve curve = Curve.LINEAR;
        private List<String> labels = List.of();
        private boolean fixedWhileRunning;
        private @Nullable DoubleFunction<String> ownText;
        private @Nullable ToDoubleFunction<String> ownParser;

        private Builder(String id, String name, String unit, int decimals) {
            if (!id.matches("[a-z0-9_]+")) {
                throw new IllegalArgumentException("id=" + id + " must be lower case letters, digits and _");
            }
            this.id = id;
            this.name = name;
            this.unit = unit;
            this.decimals = decimals;
        }

        /** Name for people. */
        public Builder name(String newName) {
            name = newName;
            return this;
        }

        /** Smallest and largest value, in natural units. */
        public Builder range(double newMin, double newMax) {
            min = newMin;
            max = newMax;
            return this;
        }

        /** Value before anybody touches it, in natural units. */
        public Builder initial(double newInitial) {
            initial = newInitial;
            return this;
        }

        /** How the range is spread over a knob. */
        public Builder curve(Curve newCurve) {
            curve = newCurve;
            return this;
        }

        /** Time that {@link Parameter#next()} takes from an old value to a new one; 0, the default, jumps. */
        public Builder smoothedMs(double newSmoothingMs) {
            smoothingMs = newSmoothingMs;
            return this;
        }

        /** Digits after the point in texts. */
        public Builder decimals(int newDecimals) {
            decimals = newDecimals;
            return this;
        }

        /**
         * Texts of the processor's own making, unit and all, for values whose meaning a number and a unit do not tell.
         *
         * @param newText of a value; any thread
         * @param newParser reads such a text back; throws {@link IllegalArgumentException} saying what would do
         */
        public Builder text(DoubleFunction<String> newText, ToDoubleFunction<String> newParser) {
            ownText = newText;
            ownParser = newParser;
            return this;
        }

        /** Marks a setting that takes effect at the next {@code prepare} only. */
        public Builder fixedWhileRunning() {
            fixedWhileRunning = true;
            return this;
        }

        /** @throws IllegalArgumentException if range, initial value or curve do not fit together */
        public Parameter build() {
            if (!(min < max) || !(initial >= min && initial <= max)) {
                throw new IllegalArgumentException(id + ": min=" + min + " initial=" + initial + " max=" + max);
            }
            if (curve == Curve.LOGARITHMIC && min <= 0) {
                throw new IllegalArgumentException(id + ": a logarithmic range needs min=" + min + " above zero");
            }
            return new Parameter(this);
        }
    }
}
