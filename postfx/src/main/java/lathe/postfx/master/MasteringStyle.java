package lathe.postfx.master;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lathe.core.param.Preset;

/**
 * What a mastering preset wants: how far the plan may go, and a taste added to its corrections.
 *
 * <p>A preset is JSON: {@code plan} holds the numbers below by their names in snake case, {@code values} overrides any
 * parameter of the chain after planning.
 *
 * @param name of the preset
 * @param target the loudness aimed at unless the user names another
 * @param tonalStrength how much of a deviation from the usual spectrum is corrected, 0 to 1
 * @param tonalLimitDb largest correction, dB
 * @param tasteDb added to the corrections, dB; regions left out are 0
 * @param compressionDb gain reduction that the loudest passages shall see, dB; 0 for none
 * @param limitingLimitDb most that the limiter may take off the highest peak to reach the target, dB
 * @param reverbPercent share of reverb, 0 for none
 * @param preset where it came from
 */
public record MasteringStyle(
        String name,
        LoudnessTarget target,
        double tonalStrength,
        double tonalLimitDb,
        Map<TonalRegion, Double> tasteDb,
        double compressionDb,
        double limitingLimitDb,
        double reverbPercent,
        Preset preset) {

    /** Names of the presets that come with Lathe. */
    public static final List<String> BUILT_IN = List.of("balanced", "gentle", "loud", "warm", "bright", "broadcast");

    private static final Set<String> PLAN_KEYS = Set.of(
            "target",
            "tonal_strength",
            "tonal_limit_db",
            "low_db",
            "low_mid_db",
            "mid_db",
            "presence_db",
            "air_db",
            "compression_db",
            "limiting_limit_db",
            "reverb_percent");

    /** @throws IllegalArgumentException naming the presets there are, if this is none of {@link #BUILT_IN} */
    public static MasteringStyle builtIn(String name) {
        if (!BUILT_IN.contains(name)) {
            throw new IllegalArgumentException("preset=" + name + " is not one of " + String.join(", ", BUILT_IN));
        }
        try {
            return of(Preset.parse(Resources.text("presets/" + name + ".json")));
        } catch (IOException damaged) {
            throw new IllegalStateException("resource of preset " + name + " is damaged", damaged);
        }
    }

    /**
     * The style that a preset describes; what it leaves out is as in {@code balanced}.
     *
     * @throws IllegalArgumentException with name=value if a number of its plan or a value for the chain is out of range, or a
     *     key of its plan is unknown
     */
    public static MasteringStyle of(Preset preset) {
        preset.applyTo(new MasteringChain(true, 0).parameters());
        Map<String, Object> plan = preset.section("plan");
        for (String key : plan.keySet()) {
            if (!PLAN_KEYS.contains(key)) {
                throw new IllegalArgumentException("plan." + key + " is not known; there are "
                        + String.join(", ", PLAN_KEYS.stream().sorted().toList()));
            }
        }
        return new MasteringStyle(
                preset.name().isEmpty() ? "custom" : preset.name(),
                LoudnessTargets.builtIn().find(String.valueOf(plan.getOrDefault("target", "spotify"))),
                number(plan, "tonal_strength", 0.4, 0, 1),
                number(plan, "tonal_limit_db", 3, 0, 12),
                taste(plan),
                number(plan, "compression_db", 2, 0, 12),
                number(plan, "limiting_limit_db", 18, 0, 30),
                number(plan, "reverb_percent", 0, 0, 100),
                preset);
    }

    private static Map<TonalRegion, Double> taste(Map<String, Object> plan) {
        Map<TonalRegion, Double> taste = new EnumMap<>(TonalRegion.class);
        for (TonalRegion region : TonalRegion.values()) {
            taste.put(region, number(plan, region.presetKey(), 0, -6, 6));
        }
        return taste;
    }

    private static double number(Map<String, Object> plan, String key, double fallback, double min, double max) {
        Object value = plan.getOrDefault(key, fallback);
        if (!(value instanceof Number number) || !(number.doubleValue() >= min && number.doubleValue() <= max)) {
            throw new IllegalArgumentException(
                    "plan." + key + "=" + value + " is not a number from " + min + " to " + max);
        }
        return number.doubleValue();
    }
}
