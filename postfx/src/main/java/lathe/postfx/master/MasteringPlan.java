package lathe.postfx.master;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.postfx.loudness.LinearNormalization;
import lathe.postfx.loudness.Measurement;

/**
 * From a measurement to the settings of the chain, each with its reason in words.
 *
 * <p>The loudness gain is left to the job, which measures what the tonal stages made of the draft before it sets it.
 */
public final class MasteringPlan {

    private static final double SUBSONIC_HZ = 20;
    private static final double LOUD_SUBSONIC_HZ = 30;

    /** Peak-to-loudness ratios of a finished master and of an open mix, between which compression is faded in. */
    private static final double DENSE_PLR_DB = 8;

    private static final double OPEN_PLR_DB = 13;

    private static final double COMPRESSION_RATIO = 2;

    /** A draft whose peaks need this much less room than the target leaves is not compressed at all. */
    private static final double UNASKED_DB = 4;

    /** Less than this is not worth a stage. */
    private static final double LEAST_COMPRESSION_DB = 0.3;

    /** Corrections smaller than this are not worth a band: nobody hears them. */
    private static final double LEAST_CORRECTION_DB = 0.3;

    private final LoudnessTarget target;
    private final MasteringStyle style;
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, Double> settings = new LinkedHashMap<>();
    private final Map<String, String> choices = new LinkedHashMap<>();

    private MasteringPlan(LoudnessTarget target, MasteringStyle style) {
        this.target = target;
        this.style = style;
    }

    static MasteringPlan of(DraftAnalysis draft, MasteringStyle style, LoudnessTarget target) {
        MasteringPlan plan = new MasteringPlan(target, style);
        plan.planCleanup(draft);
        plan.planEqualiser(draft);
        plan.planCompressor(draft);
        plan.planReverb();
        plan.planLimiter(draft.measurement());
        return plan;
    }

    /** The loudness aimed at. */
    public LoudnessTarget target() {
        return target;
    }

    /** The preset that shaped it. */
    public MasteringStyle style() {
        return style;
    }

    /** What is done and why, in the order of the chain. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /**
     * Sets the chain: the plan's settings, then whatever the preset overrides.
     *
     * @return ids that the preset names and the chain does not have
     * @throws IllegalArgumentException if a value of the preset is out of range
     */
    List<String> applyTo(ParameterSet chain) {
        settings.forEach((id, value) -> chain.get(id).set(value));
        choices.forEach((id, label) -> {
            Parameter parameter = chain.get(id);
            parameter.set(parameter.parse(label));
        });
        return style.preset().applyTo(chain);
    }

    private void decide(String stage, String setting, String reason) {
        decisions.add(new Decision(stage, setting, reason));
    }

    private void planCleanup(DraftAnalysis draft) {
        double sharePercent = 100 * draft.subsonicShare();
        boolean loudSubsonic = draft.subsonicShare() > 0.01;
        double hz = loudSubsonic ? LOUD_SUBSONIC_HZ : SUBSONIC_HZ;
        choices.put("cleanup.band1_type", "high-pass");
        settings.put("cleanup.band1_on", 1.0);
        settings.put("cleanup.band1_hz", hz);
        settings.put("cleanup.band1_slope", 12.0);
        double offset = 100 * draft.measurement().dcOffset();
        decide(
                "cleanup",
                String.format(Locale.ROOT, "high-pass at %.0f Hz, 12 dB per octave", hz),
                loudSubsonic
                        ? String.format(
                                Locale.ROOT,
                                "%.1f %% of the power lies below 25 Hz, where it is felt by limiters only",
                                sharePercent)
                        : Math.abs(offset) > 0.1
                                ? String.format(Locale.ROOT, "a DC offset of %.2f %% takes headroom", offset)
                                : "keeps DC and rumble out of the dynamics; nothing audible is lost");
    }

    private void planEqualiser(DraftAnalysis draft) {
        int band = 0;
        for (TonalRegion region : TonalRegion.values()) {
            band++;
            double taste = Objects.requireNonNullElse(style.tasteDb().get(region), 0.0);
            boolean empty = draft.balance().isEmpty(region);
            double correction = draft.balance().correctionDb(region, style.tonalStrength(), style.tonalLimitDb());
            double gain = empty ? Math.min(0, taste) : Math.round((correction + taste) * 10) / 10.0;
            if (Math.abs(gain) < LEAST_CORRECTION_DB) {
                gain = 0;
            }
            String id = "eq.band" + band + "_";
            choices.put(
                    id + "type",
                    switch (region) {
                        case LOW -> "low shelf";
                        case AIR -> "high shelf";
                        default -> "bell";
                    });
            settings.put(id + "on", gain == 0 ? 0.0 : 1.0);
            settings.put(id + "hz", region.equaliserHz());
            settings.put(id + "q", 0.7);
            settings.put(id + "gain", gain);
            if (gain != 0) {
                decide(
                        "eq",
                        String.format(
                                Locale.ROOT, "%s %+.1f dB at %.0f Hz", region.label(), gain, region.equaliserHz()),
                        reason(draft, region, correction, taste));
            }
        }
        if (decisions.stream().noneMatch(decision -> decision.stage().equals("eq"))) {
            decide("eq", "none", "no region strays far from the spectrum of other recordings");
        }
    }

    private String reason(DraftAnalysis draft, TonalRegion region, double correction, double taste) {
        double deviation = draft.balance().deviationDb(region);
        String measured = String.format(
                Locale.ROOT,
                "%.1f dB %s than in other recordings",
                Math.abs(deviation),
                deviation > 0 ? "stronger" : "weaker");
        if (taste == 0) {
            return measured;
        }
        String wish = String.format(Locale.ROOT, "preset %s asks for %+.1f dB", style.name(), taste);
        return correction == 0 ? wish : measured + "; " + wish;
    }

    private void planCompressor(DraftAnalysis draft) {
        double plr = draft.peakToLoudnessDb();
        double roomDb = target.ceilingDbtp() - target.integratedLufs();
        double openness = share(plr, DENSE_PLR_DB, OPEN_PLR_DB);
        double need = share(plr, roomDb - UNASKED_DB, roomDb);
        double reductionDb = style.compressionDb() * Math.min(openness, need);
        double loudest = draft.measurement().maxShortTermLufs();
        if (Double.isNaN(loudest)) {
            loudest = draft.measurement().maxMomentaryLufs();
        }
        if (!(reductionDb >= LEAST_COMPRESSION_DB) || Double.isNaN(loudest)) {
            settings.put("compressor.ratio", 1.0);
            decide("compressor", "none", reasonForNone(plr, loudest, need, roomDb));
            return;
        }
        // The detector sees one channel's RMS; programme loudness sums two, which makes 3 dB.
        double channelDb = loudest - 3;
        double threshold = channelDb - reductionDb / (1 - 1 / COMPRESSION_RATIO);
        choices.put("compressor.detector", "rms");
        settings.put("compressor.threshold", Math.max(-60, Math.round(threshold * 10) / 10.0));
        settings.put("compressor.ratio", COMPRESSION_RATIO);
        settings.put("compressor.knee", 8.0);
        settings.put("compressor.attack", 30.0);
        settings.put("compressor.release", 200.0);
        choices.put("compressor.auto_release", "on");
        settings.put("compressor.link", 100.0);
        // Bass carries most of the power; without this a kick drum would duck the whole mix.
        settings.put("compressor.key_highpass", 80.0);
        decide(
                "compressor",
                String.format(
                        Locale.ROOT,
                        "%.0f:1 above %.1f dB, about %.1f dB off the loudest passages, more off single hits",
                        COMPRESSION_RATIO,
                        threshold,
                        reductionDb),
                String.format(
                        Locale.ROOT,
                        "peaks are %.1f dB above the loudness, and the loudest three seconds reach %.1f LUFS",
                        plr,
                        loudest));
    }

    /** How far a value has come from a lower to an upper bound, 0 to 1. */
    private static double share(double value, double lower, double upper) {
        return Math.max(0, Math.min(1, (value - lower) / (upper - lower)));
    }

    private String reasonForNone(double plr, double loudest, double need, double roomDb) {
        if (Double.isNaN(plr) || Double.isNaN(loudest)) {
            return "too quiet or too short to judge";
        }
        if (style.compressionDb() == 0) {
            return String.format(Locale.ROOT, "preset %s wants none", style.name());
        }
        return need < 1
                ? String.format(
                        Locale.ROOT,
                        "peaks are %.1f dB above the loudness, and the target leaves room for %.1f dB",
                        plr,
                        roomDb)
                : String.format(Locale.ROOT, "peaks are only %.1f dB above the loudness: it is dense already", plr);
    }

    private void planReverb() {
        if (style.reverbPercent() > 0) {
            settings.put("reverb.mix", style.reverbPercent());
            decide(
                    "reverb",
                    String.format(Locale.ROOT, "%.0f %% hall", style.reverbPercent()),
                    String.format(Locale.ROOT, "preset %s asks for it", style.name()));
        }
    }

    private void planLimiter(Measurement draft) {
        settings.put("limiter.ceiling", target.ceilingDbtp());
        double integrated = draft.integratedLufs();
        if (Double.isNaN(integrated)) {
            decide("loudness", "no gain", "the draft is too short or too quiet to have a loudness");
        } else {
            LinearNormalization linear = LinearNormalization.of(
                    integrated, draft.truePeakFineDbtp(), target.integratedLufs(), target.ceilingDbtp());
            decide(
                    "loudness",
                    String.format(Locale.ROOT, "to %.1f LUFS (%s)", target.integratedLufs(), target.label()),
                    String.format(Locale.ROOT, "the draft measures %.1f LUFS", integrated));
            decide(
                    "limiter",
                    String.format(Locale.ROOT, "ceiling %.1f dBTP", target.ceilingDbtp()),
                    linear.reachesTarget()
                            ? "the draft fits below the ceiling by gain alone"
                            : String.format(
                                    Locale.ROOT,
                                    "gain alone would put the draft's peaks %.1f dB above the ceiling",
                                    linear.missedByDb()));
        }
    }
}
