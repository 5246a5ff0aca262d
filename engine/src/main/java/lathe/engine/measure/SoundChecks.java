package lathe.engine.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.engine.measure.sound.LevelCurve;
import lathe.engine.measure.sound.SoundMeasures;
import lathe.engine.measure.sound.Tempo;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;
import lathe.postfx.loudness.Measurement;
import org.jspecify.annotations.Nullable;

/** A sound held against what was asked, and against what any sound should be free of. */
final class SoundChecks {

    private static final double LOUDNESS_TOLERANCE_LU = 1;
    private static final double MOST_DC = 0.005;
    private static final double LONGEST_GAP_SECONDS = 2;
    private static final double SEAM_SECONDS = 0.05;
    private static final double LEAST_CORRELATION = 0.6;
    private static final double LEAST_HIT_RATE = 0.5;

    private final SoundMeasures sound;
    private final @Nullable Asked asked;
    private final List<Finding> findings = new ArrayList<>();

    private SoundChecks(SoundMeasures sound, @Nullable Asked asked) {
        this.sound = sound;
        this.asked = asked;
    }

    static List<Finding> of(SoundMeasures sound, @Nullable Asked asked) {
        SoundChecks checks = new SoundChecks(sound, asked);
        checks.tempo();
        checks.key();
        if (asked != null) {
            checks.length(asked);
            checks.sections(asked);
            checks.energies(asked);
        }
        checks.level();
        checks.faults();
        return List.copyOf(checks.findings);
    }

    private void tempo() {
        double bpm = sound.tempo().bpm();
        if (Double.isNaN(bpm)) {
            findings.add(Finding.noted("tempo_bpm", null, "tempo: no pulse is heard"));
            return;
        }
        String heard = "tempo " + figure(bpm, 1) + " bpm";
        if (asked == null) {
            findings.add(Finding.noted("tempo_bpm", bpm, heard + others(sound.tempo())));
            return;
        }
        double wanted = asked.blueprint().bpm();
        Tempo.Agreement agreement = sound.tempo().against(wanted);
        String remark = switch (agreement) {
            case HALF -> ", felt half as fast";
            case DOUBLE -> ", felt twice as fast";
            case AGREES, DIFFERS -> "";
        };
        if (agreement != Tempo.Agreement.AGREES) {
            remark += " (" + figure(100 * sound.tempo().strengthNear(wanted), 0) + " % as strong at the asked one)";
        }
        findings.add(Finding.of(
                "tempo_bpm",
                agreement == Tempo.Agreement.AGREES,
                bpm,
                wanted,
                heard + ", asked " + figure(wanted, 1) + remark));
    }

    private static String others(Tempo tempo) {
        return tempo.candidates().size() < 2
                ? ""
                : ", or else " + figure(tempo.candidates().get(1).bpm(), 1) + " with "
                        + figure(100 * tempo.candidates().get(1).strength(), 0) + " % of its strength";
    }

    private void key() {
        if (sound.keys().isEmpty()) {
            findings.add(Finding.noted("key", null, "key: nothing is heard"));
            return;
        }
        KeyFinder.Fit best = sound.keys().getFirst();
        String heard = "key " + best.key().name() + " (" + figure(best.correlation(), 2) + ")";
        if (asked == null) {
            findings.add(Finding.noted("key", best.key().name(), heard));
            return;
        }
        findings.add(keyFinding(best.key(), asked.blueprint().key(), heard));
    }

    /** A key against the asked one, with what they are to each other. */
    static Finding keyFinding(Key found, Key wanted, String heard) {
        String relation = KeyAgreement.relation(found, wanted);
        String text = heard + ", asked " + wanted.name() + (relation.isEmpty() ? "" : ", this is " + relation);
        return Finding.of("key", KeyAgreement.agrees(found, wanted), found.name(), wanted.name(), text);
    }

    private void length(Asked plan) {
        double wanted = plan.seconds();
        // The last notes ring on behind the last bar.
        boolean agrees = sound.seconds() > wanted - 1 && sound.seconds() < wanted + 8;
        findings.add(Finding.of(
                "duration_s",
                agrees,
                sound.seconds(),
                wanted,
                "length " + figure(sound.seconds(), 1) + " s, sections end at " + figure(wanted, 1) + " s"));
    }

    private void sections(Asked plan) {
        List<Double> joins = plan.joins();
        if (joins.isEmpty()) {
            return;
        }
        HitRate close = HitRate.of(joins, sound.changes(), 0.5);
        HitRate wide = HitRate.of(joins, sound.changes(), 3);
        findings.add(Finding.of(
                "section_hit_rate_3_s",
                wide.f() >= LEAST_HIT_RATE,
                wide.f(),
                LEAST_HIT_RATE,
                "sections: of " + joins.size() + " joins " + Math.round(wide.recall() * joins.size())
                        + " are heard within 3 s and " + Math.round(close.recall() * joins.size())
                        + " within 0.5 s, among " + sound.changes().size() + " changes (F " + figure(wide.f(), 2) + ", "
                        + figure(close.f(), 2) + ")"));
    }

    private void energies(Asked plan) {
        List<Double> wanted =
                plan.sections().stream().map(Asked.Section::energy).toList();
        List<Double> heard = plan.sections().stream()
                .map(section -> sound.level().between(section.fromSeconds(), section.toSeconds()))
                .toList();
        double correlation = RankCorrelation.of(wanted, heard);
        if (wanted.size() < 3 || Double.isNaN(correlation)) {
            return;
        }
        findings.add(Finding.of(
                "energy_rank_correlation",
                correlation >= LEAST_CORRELATION,
                correlation,
                LEAST_CORRELATION,
                "energy of the sections: rank correlation " + figure(correlation, 2) + " with what was asked"));
    }

    private void level() {
        Measurement level = sound.level().measurement();
        double lufs = level.integratedLufs();
        String heard = "loudness " + figure(lufs, 1) + " LUFS";
        if (asked == null || !Double.isFinite(lufs)) {
            findings.add(Finding.noted("integrated_lufs", finite(lufs), heard));
        } else {
            double wanted = asked.blueprint().loudnessLufs();
            findings.add(Finding.of(
                    "integrated_lufs",
                    Math.abs(lufs - wanted) <= LOUDNESS_TOLERANCE_LU,
                    lufs,
                    wanted,
                    heard + ", asked " + figure(wanted, 1)));
        }
        double peak = level.truePeakDbtp();
        findings.add(Finding.of(
                "true_peak_dbtp", !(peak > 0), finite(peak), 0.0, "true peak " + figure(peak, 1) + " dBTP, at most 0"));
    }

    private void faults() {
        LevelCurve curve = sound.level();
        Measurement level = curve.measurement();
        fault("clipped_samples", level.clippedSamples() == 0, level.clippedSamples(), " clipped samples");
        fault(
                "nonfinite_samples",
                level.nonFiniteSamples() == 0,
                level.nonFiniteSamples(),
                " samples that are no numbers");
        if (Math.abs(level.dcOffset()) > MOST_DC) {
            String text = "DC offset " + figure(100 * level.dcOffset(), 2) + " % of full scale";
            findings.add(Finding.of("dc_offset", false, level.dcOffset(), 0.0, text));
        }
        if (curve.longestGapSeconds() > LONGEST_GAP_SECONDS) {
            String text = "silence of " + figure(curve.longestGapSeconds(), 1) + " s in the middle";
            findings.add(Finding.of("longest_gap_s", false, curve.longestGapSeconds(), LONGEST_GAP_SECONDS, text));
        }
        if (level.stereoCorrelation() < 0) {
            String text = "stereo correlation " + figure(level.stereoCorrelation(), 2) + ": much is lost in mono";
            findings.add(Finding.of("stereo_correlation", false, level.stereoCorrelation(), 0.0, text));
        }
        seams();
    }

    private void fault(String id, boolean free, long count, String what) {
        if (!free) {
            findings.add(Finding.of(id, false, count, 0, count + what));
        }
    }

    private void seams() {
        if (asked != null && !asked.joins().isEmpty()) {
            HitRate clicking = HitRate.of(asked.joins(), sound.clicks(), SEAM_SECONDS);
            long seams = Math.round(clicking.recall() * asked.joins().size());
            findings.add(Finding.of("clicks_at_joins", seams == 0, seams, 0, "clicks at joins of sections: " + seams));
        }
        if (!sound.clicks().isEmpty()) {
            int clicks = sound.clicks().size();
            String text = "clicks: " + clicks + ", the first at "
                    + figure(sound.clicks().getFirst(), 3) + " s";
            findings.add(Finding.of("clicks", false, clicks, 0, text));
        }
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static String figure(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
