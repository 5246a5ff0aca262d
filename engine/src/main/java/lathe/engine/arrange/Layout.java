package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.song.PlacedSection;
import lathe.engine.theory.Chord;

/** Lays the sections of a blueprint one behind the other and finds which are made of the same material. */
final class Layout {

    /** Longest song: 900 s of 2/4 at 300 beats a minute. */
    static final int MOST_BARS = 2250;

    private Layout() {}

    static List<Place> of(Blueprint blueprint) {
        return of(blueprint, List.of());
    }

    /** The places, with how often each section has been replaced so far; sections beyond the list never. */
    static List<Place> of(Blueprint blueprint, List<Integer> takes) {
        if (blueprint.bars() > MOST_BARS) {
            throw new IllegalArgumentException("bars=" + blueprint.bars() + " is more than " + MOST_BARS);
        }
        List<SectionPlan> plans = withChordsOfFirstTurn(blueprint.sections());
        int climax = climax(plans);
        int lift = climax < 0 ? 0 : KeyLift.semitones(blueprint, plans, climax);
        Map<SectionKind, Integer> turns = new EnumMap<>(SectionKind.class);
        List<Place> places = new ArrayList<>();
        int bar = 0;
        for (int i = 0; i < plans.size(); i++) {
            SectionPlan plan = plans.get(i);
            int turn = turns.merge(plan.kind(), 1, Integer::sum);
            int take = i < takes.size() ? takes.get(i) : 0;
            Optional<SectionPlan> next = i + 1 < plans.size() ? Optional.of(plans.get(i + 1)) : Optional.empty();
            places.add(new Place(
                    i,
                    plan,
                    new PlacedSection(plan.kind(), turn, bar, plan.bars(), take),
                    blueprint.meter(),
                    material(plan),
                    ChordKey.of(plan, blueprint),
                    climax >= 0 && i >= climax ? lift : 0,
                    i == climax,
                    next.map(SectionPlan::energy).orElse(plan.energy()),
                    next.map(SectionPlan::kind)));
            bar += plan.bars();
        }
        return List.copyOf(places);
    }

    /** A section without chords of its own takes those that an earlier one of its kind was given. */
    private static List<SectionPlan> withChordsOfFirstTurn(List<SectionPlan> plans) {
        Map<SectionKind, List<List<Chord>>> known = new EnumMap<>(SectionKind.class);
        List<SectionPlan> whole = new ArrayList<>();
        for (SectionPlan plan : plans) {
            if (!plan.chords().isEmpty()) {
                known.putIfAbsent(plan.kind(), plan.chords());
            }
            List<List<Chord>> chords =
                    plan.chords().isEmpty() ? known.getOrDefault(plan.kind(), List.of()) : plan.chords();
            whole.add(new SectionPlan(
                    plan.kind(),
                    plan.modifier(),
                    plan.bars(),
                    plan.energy(),
                    chords,
                    plan.instruments(),
                    plan.lyrics()));
        }
        return whole;
    }

    /** A reprise brings the theme back; other kinds stand for themselves, apart by the chords they were given. */
    private static String material(SectionPlan plan) {
        SectionKind kind = plan.kind() == SectionKind.REPRISE ? SectionKind.THEME : plan.kind();
        if (plan.chords().isEmpty()) {
            return kind.label();
        }
        StringBuilder name = new StringBuilder(kind.label());
        for (List<Chord> bar : plan.chords()) {
            name.append('|');
            bar.forEach(chord -> name.append(chord.symbol(false)).append(' '));
        }
        return name.toString();
    }

    /** The last of several choruses or drops, or -1. */
    private static int climax(List<SectionPlan> plans) {
        for (SectionKind kind : List.of(SectionKind.CHORUS, SectionKind.DROP)) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                if (plans.get(i).kind() == kind) {
                    places.add(i);
                }
            }
            if (places.size() > 1) {
                return places.getLast();
            }
        }
        return -1;
    }
}
