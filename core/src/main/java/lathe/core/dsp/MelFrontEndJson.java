package lathe.core.dsp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link MelFrontEnd} in the keys of a {@code model.json}. */
final class MelFrontEndJson {

    private static final Map<MelFraming.Padding, String> PADDINGS = Map.of(
            MelFraming.Padding.REFLECT, "reflect",
            MelFraming.Padding.ZERO, "constant",
            MelFraming.Padding.END, "end");

    private final Map<String, ?> json;

    private MelFrontEndJson(Map<String, ?> json) {
        this.json = json;
    }

    static Map<String, Object> write(MelFrontEnd end) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!end.name().isEmpty()) {
            json.put("name", end.name());
        }
        json.putAll(settings(end));
        json.put("layout", lower(end.layout()));
        return json;
    }

    /** What counts for the digest: keys and values in a fixed order. */
    static Map<String, Object> settings(MelFrontEnd end) {
        MelFraming framing = end.framing();
        MelFilters filters = end.filters();
        MelLevel level = end.level();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sample_rate_hz", end.sampleRateHz());
        json.put("n_fft", framing.fftSize());
        json.put("win_length", framing.windowSize());
        json.put("hop_length", framing.hop());
        json.put("window", lower(framing.window()));
        json.put("center", framing.isCentred());
        json.put("pad_mode", String.valueOf(PADDINGS.get(framing.padding())));
        json.put("pad_left", framing.padLeft());
        json.put("pad_right", framing.padRight());
        json.put("n_mels", filters.mels());
        json.put("fmin", filters.minHz());
        json.put("fmax", filters.maxHz());
        json.put("mel_scale", lower(filters.scale()));
        json.put("mel_slopes", lower(filters.slopes()));
        json.put("filter_norm", lower(filters.norm()));
        json.put("input_gain", level.inputGain());
        json.put("magnitude_epsilon", level.magnitudeEpsilon());
        json.put("power", level.power());
        json.put("log", lower(level.curve()));
        json.put("exponent", level.exponent());
        json.put("floor", level.floor());
        json.put("ceiling", level.ceiling() == Double.POSITIVE_INFINITY ? "none" : (Object) level.ceiling());
        json.put("mean", level.mean());
        json.put("std", level.std());
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static MelFrontEnd read(Map<String, ?> json) {
        return new MelFrontEndJson(json).read();
    }

    private MelFrontEnd read() {
        int sampleRateHz = json.containsKey("sample_rate_hz") ? whole("sample_rate_hz") : whole("sample_rate");
        MelFilters filters = new MelFilters(
                whole("n_mels"),
                number("fmin", 0.0),
                number("fmax", sampleRateHz / 2.0),
                choice("mel_scale", MelFilters.Scale.class, MelFilters.Scale.SLANEY),
                choice("mel_slopes", MelFilters.Slopes.class, MelFilters.Slopes.HERTZ),
                choice("filter_norm", MelFilters.Norm.class, MelFilters.Norm.SLANEY));
        return new MelFrontEnd(
                json.get("name") instanceof String name ? name : "",
                sampleRateHz,
                framing(),
                filters,
                level(),
                choice("layout", MelFrontEnd.Layout.class, MelFrontEnd.Layout.MELS_FRAMES));
    }

    private MelFraming framing() {
        int fftSize = whole("n_fft");
        int hop = whole("hop_length");
        MelFraming.Padding padding = padding();
        boolean centred = padding != MelFraming.Padding.END && Boolean.TRUE.equals(json.get("center"));
        double pad = centred ? fftSize / 2 : 0;
        return new MelFraming(
                fftSize,
                json.containsKey("win_length") ? whole("win_length") : fftSize,
                hop,
                choice("window", MelFraming.WindowKind.class, MelFraming.WindowKind.HANN),
                padding,
                asWhole("pad_left", number("pad_left", pad)),
                asWhole("pad_right", number("pad_right", pad)));
    }

    private MelFraming.Padding padding() {
        Object wanted = json.containsKey("pad_mode") ? json.get("pad_mode") : "reflect";
        return PADDINGS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pad_mode=" + wanted + " is none of "
                        + PADDINGS.values().stream().sorted().toList()));
    }

    private MelLevel level() {
        Object ceiling = json.get("ceiling");
        return new MelLevel(
                number("input_gain", 1.0),
                number("magnitude_epsilon", 0.0),
                json.containsKey("power") ? whole("power") : 1,
                choice("log", MelLevel.Curve.class, MelLevel.Curve.LN),
                number("exponent", 1.0),
                number("floor", null),
                ceiling == null || ceiling.equals("none") ? Double.POSITIVE_INFINITY : number("ceiling", null),
                number("mean", 0.0),
                number("std", 1.0));
    }

    private int whole(String key) {
        return asWhole(key, number(key, null));
    }

    private static int asWhole(String key, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + "=" + value + " is no whole number");
        }
        return (int) value;
    }

    private double number(String key, @Nullable Double otherwise) {
        Object value = json.get(key);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value == null && otherwise != null) {
            return otherwise;
        }
        throw new IllegalArgumentException(value == null ? key + " is missing" : key + "=" + value + " is no number");
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Object value = json.get(key);
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> lower(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + "=" + value + " is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(MelFrontEndJson::lower)
                                .toList()));
    }
}
