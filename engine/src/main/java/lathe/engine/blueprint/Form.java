package lathe.engine.blueprint;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Meter;

/** An order of sections in several lengths, and how it is fitted to a time. */
public final class Form {

    /**
     * One length of a form.
     *
     * @param repeatFrom first section of the part that longer songs repeat
     * @param repeatTo first section behind it; nothing is repeated where both are the same
     */
    record Variant(List<SectionPlan> sections, int repeatFrom, int repeatTo) {

        Variant {
            sections = List.copyOf(sections);
        }

        int bars() {
            return sections.stream().mapToInt(SectionPlan::bars).sum();
        }
    }

    /** A section is stretched or shrunk by no more than this before another variant is taken. */
    private static final double MOST_STRETCH = 1.15;

    private final List<Variant> variants;
    private final double customarySeconds;

    Form(List<Variant> variants, double customarySeconds) {
        this.variants = List.copyOf(variants);
        this.customarySeconds = customarySeconds;
    }

    /**
     * The sections for a length.
     *
     * @param seconds what was asked for, met within half a bar; 0 for the form's own length
     */
    public List<SectionPlan> fit(double seconds, Meter meter, double bpm) {
        double beats = meter.isCompound() ? meter.beats() / 3.0 : meter.beats();
        double barSeconds = 60 / bpm * beats;
        double target = (seconds > 0 ? seconds : customarySeconds) / barSeconds;
        List<SectionPlan> sections = nearest(target);
        return seconds > 0 ? BarFit.fit(sections, Math.max(1, (int) Math.round(target))) : sections;
    }

    /** How long a section of this kind is here, in bars; 8 where the form has none. */
    public int customaryBars(SectionKind kind) {
        return variants.getLast().sections().stream()
                .filter(section -> section.kind() == kind)
                .mapToInt(SectionPlan::bars)
                .findFirst()
                .orElse(8);
    }

    /** How full a section of this kind is here, 0 to 1; what is customary elsewhere if the form has none. */
    public double customaryEnergy(SectionKind kind) {
        return variants.getLast().sections().stream()
                .filter(section -> section.kind() == kind)
                .mapToDouble(SectionPlan::energy)
                .findFirst()
                .orElse(elsewhere(kind));
    }

    private static double elsewhere(SectionKind kind) {
        return switch (kind) {
            case INTRO, OUTRO, BREAKDOWN -> 0.3;
            case VERSE, INTERLUDE, THEME -> 0.45;
            case PRE_CHORUS, BRIDGE, DEVELOPMENT -> 0.6;
            case BUILD, SOLO, POST_CHORUS, REPRISE -> 0.7;
            case CHORUS, HOOK -> 0.8;
            case DROP -> 0.95;
        };
    }

    private List<SectionPlan> nearest(double bars) {
        Variant best = variants.getFirst();
        for (Variant variant : variants) {
            if (Math.abs(Math.log(variant.bars() / bars)) < Math.abs(Math.log(best.bars() / bars))) {
                best = variant;
            }
        }
        List<SectionPlan> sections = new ArrayList<>(best.sections());
        List<SectionPlan> repeated = best.sections().subList(best.repeatFrom(), best.repeatTo());
        int length = repeated.stream().mapToInt(SectionPlan::bars).sum();
        int total = best.bars();
        while (length > 0 && total * MOST_STRETCH < bars && sections.size() < BlueprintReader.MOST_SECTIONS) {
            sections.addAll(best.repeatTo(), repeated);
            total += length;
        }
        return List.copyOf(sections);
    }
}
