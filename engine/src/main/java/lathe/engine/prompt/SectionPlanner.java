package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import lathe.engine.blueprint.BarFit;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.Form;
import lathe.engine.blueprint.Forms;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Meter;
import lathe.engine.theory.Chord;

/** Chooses the sections, their lengths, chords and energies. */
final class SectionPlanner {

    private static final int BARS_A_LINE = 2;
    private static final int PHRASE = 4;

    /** Forms with more sections repeat themselves. */
    private static final int MOST_IN_FORM = 12;

    private static final int LEAST_FOR_SONG = 4;
    private static final double LEAST_SECONDS = 100;
    private static final Set<SectionKind> PEAKS =
            Set.of(SectionKind.CHORUS, SectionKind.DROP, SectionKind.HOOK, SectionKind.REPRISE);

    private final Wishes wishes;
    private final SequencedMap<String, String> sources;
    private final double arousal;

    SectionPlanner(Wishes wishes, SequencedMap<String, String> sources, double arousal) {
        this.wishes = wishes;
        this.sources = sources;
        this.arousal = arousal;
    }

    List<SectionPlan> plan(String style, Genre pace, double seconds, Meter meter, double bpm) {
        boolean ballad = !pace.style().equals(style) || pace.style().equals("k-ballad");
        Form form = ballad ? Forms.named("ballad", 220) : Forms.forStyle(style);
        double beats = meter.isCompound() ? meter.beats() / 3.0 : meter.beats();
        double barSeconds = 60 / bpm * beats;
        List<SectionPlan> sections = choose(form, pace, seconds, meter, bpm, barSeconds);
        check(sections, barSeconds);
        if (seconds > 0) {
            sections = BarFit.fit(sections, Math.max(1, (int) Math.round(seconds / barSeconds)));
        }
        return new EnergyCurve(wishes, sources, arousal).shape(sections);
    }

    private List<SectionPlan> choose(
            Form form, Genre pace, double seconds, Meter meter, double bpm, double barSeconds) {
        if (!wishes.tags.isEmpty()) {
            sources.put("sections", "the tags");
            return Turns.raised(roomy(tagged(form), barSeconds));
        }
        if (!wishes.order.isEmpty()) {
            sources.put("sections", "the sections listed in the words");
            List<SectionPlan> listed = new ArrayList<>();
            for (SectionKind kind : wishes.order) {
                listed.add(SectionPlan.of(kind, form.customaryBars(kind), form.customaryEnergy(kind)));
            }
            return withChords(Turns.raised(roomy(listed, barSeconds)));
        }
        sources.put("sections", "default for genre " + pace.id());
        List<SectionPlan> customary = adjusted(form.fit(seconds, meter, bpm), form);
        return withChords(customary.size() > MOST_IN_FORM ? Turns.raised(customary) : customary);
    }

    /** Few sections, of which the user says no more than the names, are long ones. */
    private List<SectionPlan> roomy(List<SectionPlan> sections, double barSeconds) {
        boolean bare = wishes.tags.stream()
                .allMatch(tag -> tag.bars() == 0
                        && tag.lyrics().isEmpty()
                        && tag.chords().isEmpty());
        double length =
                barSeconds * sections.stream().mapToInt(SectionPlan::bars).sum();
        if (!bare || length > LEAST_SECONDS || sections.size() < LEAST_FOR_SONG) {
            return sections;
        }
        return sections.stream()
                .map(section -> section.bars() == 2 * PHRASE ? section.withBars(4 * PHRASE) : section)
                .toList();
    }

    private List<SectionPlan> withChords(List<SectionPlan> sections) {
        if (wishes.chords.isEmpty()) {
            return sections;
        }
        List<SectionPlan> with = new ArrayList<>();
        for (SectionPlan section : sections) {
            with.add(new SectionPlan(
                    section.kind(),
                    section.modifier(),
                    section.bars(),
                    section.energy(),
                    wishes.chords,
                    section.instruments(),
                    section.lyrics()));
        }
        return with;
    }

    /** The form with what the words add to it, before its last peak, and without what they deny. */
    private List<SectionPlan> adjusted(List<SectionPlan> form, Form customary) {
        List<SectionPlan> sections = new ArrayList<>(form);
        sections.removeIf(section -> wishes.denied.contains(section.kind()) && form.size() > 1);
        for (SectionKind kind : wishes.mentioned) {
            boolean missing = sections.stream().noneMatch(section -> section.kind() == kind);
            boolean welcome = Set.of(SectionKind.SOLO, SectionKind.BRIDGE, SectionKind.BREAKDOWN, SectionKind.INTERLUDE)
                    .contains(kind);
            if (missing && welcome && sections.size() > 2) {
                sections.add(lastPeak(sections), SectionPlan.of(kind, 8, customary.customaryEnergy(kind)));
            }
        }
        return sections.isEmpty() ? form : sections;
    }

    private static int lastPeak(List<SectionPlan> sections) {
        for (int i = sections.size() - 1; i > 0; i--) {
            if (PEAKS.contains(sections.get(i).kind())) {
                return i;
            }
        }
        return sections.size() - 1;
    }

    private List<SectionPlan> tagged(Form form) {
        List<SectionPlan> sections = new ArrayList<>();
        for (TagSection tag : wishes.tags) {
            List<List<Chord>> chords = tag.chords().isEmpty() ? wishes.chords : tag.chords();
            sections.add(new SectionPlan(
                    tag.kind(),
                    tag.modifier(),
                    bars(tag, form, chords),
                    TagWords.energy(tag, form.customaryEnergy(tag.kind())),
                    chords,
                    TagWords.instruments(tag),
                    tag.lyrics()));
        }
        return sections;
    }

    private static int bars(TagSection tag, Form form, List<List<Chord>> chords) {
        if (tag.bars() > 0) {
            return tag.bars();
        }
        int bars = form.customaryBars(tag.kind());
        if (!tag.lyrics().isEmpty()) {
            bars = up(BARS_A_LINE * tag.lyrics().size(), PHRASE);
        }
        int whole = chords.isEmpty() ? bars : up(bars, chords.size());
        return Math.clamp(whole, 1, Blueprint.MOST_BARS);
    }

    private static int up(int bars, int unit) {
        return (bars + unit - 1) / unit * unit;
    }

    private static void check(List<SectionPlan> sections, double barSeconds) {
        double length =
                barSeconds * sections.stream().mapToInt(SectionPlan::bars).sum();
        if (length > Blueprint.MOST_SECONDS + barSeconds) {
            throw new PromptException(
                    "the sections",
                    "they last " + Math.round(length) + " s",
                    "keep them within " + Math.round(Blueprint.MOST_SECONDS) + " s, with fewer tags or lines");
        }
    }
}
