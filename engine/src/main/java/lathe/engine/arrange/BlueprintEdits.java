package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Score;

/** What follows from a change of a blueprint. */
final class BlueprintEdits {

    private static final Pattern SECTION_PATH = Pattern.compile("sections\\[(\\d{1,6})](.*)");
    private static final double SECONDS_A_MINUTE = 60;

    private BlueprintEdits() {}

    /** The blueprint with more sections; a length that was asked for grows with them, and paths follow their sections. */
    static Blueprint extended(Blueprint blueprint, List<SectionPlan> before, List<SectionPlan> after) {
        List<SectionPlan> sections = new ArrayList<>(before);
        sections.addAll(blueprint.sections());
        sections.addAll(after);
        int bars = sections.stream().mapToInt(SectionPlan::bars).sum() - blueprint.bars();
        double quarters = (double) bars * blueprint.meter().barTicks(Score.TICKS_PER_QUARTER) / Score.TICKS_PER_QUARTER;
        double added = quarters * SECONDS_A_MINUTE / blueprint.quartersPerMinute();
        double seconds = blueprint.seconds() == 0 ? 0 : Math.min(Blueprint.MOST_SECONDS, blueprint.seconds() + added);
        SequencedMap<String, String> sources = new LinkedHashMap<>();
        blueprint.sources().forEach((path, source) -> sources.put(moved(path, before.size()), source));
        Set<String> locked = new TreeSet<>();
        blueprint.locked().forEach(path -> locked.add(moved(path, before.size())));
        return new Blueprint(
                blueprint.title(),
                blueprint.style(),
                blueprint.genres(),
                blueprint.moods(),
                blueprint.bpm(),
                blueprint.meter(),
                blueprint.key(),
                seconds,
                blueprint.swing(),
                sections,
                blueprint.instruments(),
                blueprint.without(),
                blueprint.loudnessLufs(),
                blueprint.seed(),
                sources,
                locked);
    }

    private static String moved(String path, int sections) {
        Matcher matcher = SECTION_PATH.matcher(path);
        return matcher.matches()
                ? "sections[" + (Integer.parseInt(matcher.group(1)) + sections) + "]" + matcher.group(2)
                : path;
    }

    /** True if what both say of the whole song asks for the same notes, but for tempo and tonic. */
    static boolean sameMusic(Blueprint old, Blueprint edited) {
        boolean moved = old.key().tonic() != edited.key().tonic();
        boolean chordsGiven =
                edited.sections().stream().anyMatch(plan -> !plan.chords().isEmpty());
        return old.style().equals(edited.style())
                && old.meter().equals(edited.meter())
                && old.key().mode() == edited.key().mode()
                && !(moved && chordsGiven)
                && old.swing() == edited.swing()
                && old.genres().equals(edited.genres())
                && old.moods().equals(edited.moods())
                && old.instruments().equals(edited.instruments())
                && old.without().equals(edited.without())
                && old.seed() == edited.seed();
    }

    /**
     * For each section of the edited form the one of the old form that it was, -1 for none: those before the first change by
     * their number from the start, those after it by their number from the end.
     */
    static List<Integer> origins(Blueprint old, Blueprint edited) {
        int olds = old.sections().size();
        int news = edited.sections().size();
        int same = 0;
        while (same < Math.min(olds, news)
                && old.sections().get(same).equals(edited.sections().get(same))) {
            same++;
        }
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < news; i++) {
            int origin = i < same || olds == news ? i : i - news + olds;
            origins.add(origin >= Math.min(same, i) && origin >= 0 && origin < olds ? origin : -1);
        }
        return origins;
    }
}
