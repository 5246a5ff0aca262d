package lathe.engine.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.TempoMap;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;

/**
 * What was asked for, with the times of its sections.
 *
 * @param sections in order, from 0 s on, without gaps
 */
public record Asked(Blueprint blueprint, List<Section> sections) {

    /**
     * A section in time.
     *
     * @param name such as {@code Chorus:2}
     * @param energy 0 to 1
     * @param chords number of bars whose chords were given
     */
    public record Section(String name, double fromSeconds, double toSeconds, double energy, int chords) {}

    /** Copies the list. */
    public Asked {
        sections = List.copyOf(sections);
    }

    /** A blueprint: bars at its tempo. */
    public static Asked of(Blueprint blueprint) {
        double barSeconds = 60
                / blueprint.quartersPerMinute()
                * 4
                * blueprint.meter().beats()
                / blueprint.meter().unit();
        List<Section> sections = new ArrayList<>();
        Map<String, Integer> turns = new LinkedHashMap<>();
        int bar = 0;
        for (SectionPlan plan : blueprint.sections()) {
            String kind = plan.kind().label();
            String name = kind + ":" + turns.merge(kind, 1, Integer::sum);
            sections.add(section(name, plan, bar * barSeconds, (bar + plan.bars()) * barSeconds));
            bar += plan.bars();
        }
        return new Asked(blueprint, sections);
    }

    /** A song: its sections where its score has them. */
    public static Asked of(Song song) {
        List<SectionPlan> plans = song.blueprint().sections();
        if (plans.size() != song.sections().size()) {
            return of(song.blueprint());
        }
        TempoMap tempo = song.score().tempo();
        long bar = song.blueprint().meter().barTicks(tempo.ticksPerQuarter());
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            PlacedSection placed = song.sections().get(i);
            double from = tempo.seconds(placed.startBar() * bar);
            double to = tempo.seconds((placed.startBar() + placed.bars()) * bar);
            sections.add(section(placed.name(), plans.get(i), from, to));
        }
        return new Asked(song.blueprint(), sections);
    }

    private static Section section(String name, SectionPlan plan, double from, double to) {
        return new Section(name, from, to, plan.energy(), plan.chords().size());
    }

    /** Seconds to the end of the last section. */
    public double seconds() {
        return sections.getLast().toSeconds();
    }

    /** Where sections meet, in seconds. */
    List<Double> joins() {
        return sections.stream().skip(1).map(Section::fromSeconds).toList();
    }
}
