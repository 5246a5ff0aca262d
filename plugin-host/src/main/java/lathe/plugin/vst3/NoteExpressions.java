package lathe.plugin.vst3;

import java.util.List;
import java.util.Locale;
import lathe.plugin.NoteInput.Expression;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;

/**
 * What a sounding note may be moved by, between VST3's normalized values and natural ones. VST3 has no type for pressure
 * and leaves room for own ones. Source: VST 3 interfaces, {@code ivstnoteexpression.h}.
 */
final class NoteExpressions {

    private static final int CUSTOM = 100_000;
    private static final int BIPOLAR = 1;
    private static final int NO_PARAMETER = -1;

    private static final Expression[] PLACES = Expression.values();
    private static final List<Expression> IN_ORDER = List.of(PLACES);

    private NoteExpressions() {}

    static int count() {
        return IN_ORDER.size();
    }

    /** Place of an expression in its enum, as instances take it. */
    static int place(Expression expression) {
        return IN_ORDER.indexOf(expression);
    }

    /** Place of a VST3 type, or -1; allocates nothing. */
    static int place(int type) {
        int last = PLACES.length - 1; // VST3's first six types are the first six expressions
        return type >= 0 && type < last ? type : type == CUSTOM ? last : -1;
    }

    static int type(int place) {
        return place == PLACES.length - 1 ? CUSTOM : place;
    }

    /** VST3: volume is a gain of up to four, tuning spans 240 semitones around the middle. */
    static double toPlain(int type, double normalized) {
        return switch (type) {
            case 0 -> 4 * normalized;
            case 2 -> 240 * (normalized - 0.5);
            default -> normalized;
        };
    }

    static double toNormalized(int type, double plain) {
        return switch (type) {
            case 0 -> plain / 4;
            case 2 -> plain / 240 + 0.5;
            default -> plain;
        };
    }

    private static double initial(int type) {
        return switch (type) {
            case 0 -> 0.25;
            case 1, 2 -> 0.5;
            case 4 -> 1;
            default -> 0;
        };
    }

    static int info(int index, long out) {
        if (index < 0 || index >= count()) {
            return Result.INVALID_ARGUMENT;
        }
        int type = type(index);
        String lower = IN_ORDER.get(index).name().toLowerCase(Locale.ROOT);
        String title = lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        NativeMemory.clear(out, Layout.EXPRESSION_INFO_SIZE);
        NativeMemory.int32(out + Layout.EXPRESSION_INFO_TYPE, type);
        NativeText.writeUtf16(out + Layout.EXPRESSION_INFO_TITLE, title);
        NativeText.writeUtf16(out + Layout.EXPRESSION_INFO_SHORT_TITLE, title);
        NativeText.writeUtf16(out + Layout.EXPRESSION_INFO_UNITS, type == 2 ? "semitones" : "");
        NativeMemory.int32(out + Layout.EXPRESSION_INFO_UNIT_ID, Units.ROOT);
        NativeMemory.float64(out + Layout.EXPRESSION_INFO_DEFAULT, initial(type));
        NativeMemory.float64(out + Layout.EXPRESSION_INFO_MIN, 0);
        NativeMemory.float64(out + Layout.EXPRESSION_INFO_MAX, 1);
        NativeMemory.int32(out + Layout.EXPRESSION_INFO_STEPS, 0);
        NativeMemory.int32(out + Layout.EXPRESSION_INFO_PARAMETER, NO_PARAMETER);
        NativeMemory.int32(out + Layout.EXPRESSION_INFO_FLAGS, type == 1 || type == 2 ? BIPOLAR : 0);
        return Result.OK;
    }

    /** Which expression a movement of the finger moves: across the tuning, along the brightness, down the pressure. */
    static int forMovement(int movement) {
        return switch (movement) {
            case 0 -> type(place(Expression.TUNING));
            case 1 -> type(place(Expression.BRIGHTNESS));
            case 2 -> type(place(Expression.PRESSURE));
            default -> -1;
        };
    }

    static String text(int type, double normalized) {
        return String.format(Locale.ROOT, "%.2f", toPlain(type, normalized));
    }

    /** NaN where the text is no number. */
    static double parse(int type, String text) {
        try {
            return Math.max(0, Math.min(1, toNormalized(type, Double.parseDouble(text.trim()))));
        } catch (NumberFormatException meaningless) {
            return Double.NaN;
        }
    }
}
