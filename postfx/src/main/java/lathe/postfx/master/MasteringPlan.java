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
            decide(
                    "eq",
                    "none",
                    String.format(
                            Locale.ROOT,
                            "no region strays more than %.1f dB from the usual spectrum",
                            TonalBalance.TOLERANCE_DB));
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
        double openness = Math.max(0, Math.min(1, (plr - DENSE_PLR_DB) / (OPEN_PLR_DB - DENSE_PLR_DB)));
        double reductionDb = style.compressionDb() * openness;
        double loudest = draft.measurement().maxShortTermLufs();
        if (Double.isNaN(loudest)) {
            loudest = draft.measurement().maxMomentaryLufs();
        }
        if (!(reductionDb >= 0.3) || Double.isNaN(loudest)) {
            settings.put("compressor.ratio", 1.0);
            decide(
                    "compressor",
                    "none",
                    Double.isNaN(plr) || Double.isNaN(loudest)
                            ? "too quiet or too short to judge"
                            : style.compressionDb() == 0
                                    ? String.format(Locale.ROOT, "preset %s wants none", style.name())
                                    : String.format(
                                            Locale.ROOT,
                                            "peaks are only %.1f dB above the loudness: it is dense already",
                                            plr));
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
                        "%.0f:1 above %.1f dB, about %.1f dB off the loudest passages",
                        COMPRESSION_RATIO,
                        threshold,
                        reductionDb),
                String.format(
                        Locale.ROOT,
                        "peaks are %.1f dB above the loudness, and the loudest three seconds reach %.1f LUFS",
                        plr,
                        loudest));
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
