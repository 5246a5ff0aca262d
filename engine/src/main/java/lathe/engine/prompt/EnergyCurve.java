package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;

/** Bends the energies of a form by moods, by how the words say the song moves, and by wishes for single places. */
final class EnergyCurve {

    private static final double MOOD_SHARE = 0.15;
    private static final double RAMP = 0.2;
    private static final double LEAST = 0.1;

    /** So much lower is a first chorus than the last one in a song that builds up to it. */
    private static final double HELD_BACK = 0.3;

    private final Wishes wishes;
    private final SequencedMap<String, String> sources;
    private final double arousal;

    EnergyCurve(Wishes wishes, SequencedMap<String, String> sources, double arousal) {
        this.wishes = wishes;
        this.sources = sources;
        this.arousal = arousal;
    }

    List<SectionPlan> shape(List<SectionPlan> sections) {
        double[] energy = sections.stream().mapToDouble(SectionPlan::energy).toArray();
        for (int i = 0; i < energy.length; i++) {
            energy[i] += MOOD_SHARE * arousal;
        }
        wishes.arcs.forEach((arc, words) -> bend(energy, sections, arc, words));
        for (Local local : wishes.locals) {
            place(energy, sections, local);
        }
        List<SectionPlan> shaped = new ArrayList<>();
        for (int i = 0; i < energy.length; i++) {
            double rounded = Math.round(100 * Math.clamp(energy[i], LEAST, 1.0)) / 100.0;
            shaped.add(sections.get(i).withEnergy(rounded));
        }
        return shaped;
    }

    private void bend(double[] energy, List<SectionPlan> sections, String arc, String words) {
        int last = energy.length - 1;
        for (int i = 0; i <= last; i++) {
            double at = last == 0 ? 0.5 : (double) i / last;
            double before = energy[i];
            switch (arc) {
                case "rise" -> energy[i] += isEnding(sections.get(i)) ? 0 : RAMP * (2 * at - 1);
                case "fall" -> energy[i] += RAMP * (1 - 2 * at);
                case "fade-out" -> energy[i] = i == last ? Math.min(energy[i], 0.15) : energy[i];
                case "sudden-end" -> energy[i] = i == last ? Math.max(energy[i], 0.75) : energy[i];
                case "explode" -> energy[i] = isPeak(sections.get(i)) ? Math.max(energy[i], 0.95) : energy[i] - 0.1;
                case "wave" -> energy[i] += i % 2 == 0 ? -0.12 : 0.12;
                case "steady" -> energy[i] = 0.75 * energy[i] + 0.25 * 0.5;
                default -> {
                    // no other arcs in the table
                }
            }
            if (before != energy[i]) {
                source(i, words);
            }
        }
    }

    private static boolean isEnding(SectionPlan section) {
        return section.kind() == SectionKind.OUTRO;
    }

    private static boolean isPeak(SectionPlan section) {
        return switch (section.kind()) {
            case CHORUS, DROP, HOOK, REPRISE -> true;
            default -> false;
        };
    }

    private void place(double[] energy, List<SectionPlan> sections, Local local) {
        int last = energy.length - 1;
        for (int i = 0; i <= last; i++) {
            boolean here = switch (local.place()) {
                case "start" -> i == 0 || (i == 1 && sections.getFirst().kind() == SectionKind.INTRO && last > 3);
                case "end" -> i == last || (isEnding(sections.get(last)) && local.energy() > 0.5 && i == last - 1);
                case "middle" -> last > 1 && i == energy.length / 2;
                case "throughout" -> true;
                default -> sections.get(i).kind() == TagReader.kind(local.place());
            };
            if (here) {
                boolean held = local.energy() > 0.5 && wishes.arcs.containsKey("rise");
                energy[i] = local.energy() - (held ? HELD_BACK * (1 - lastTurn(sections, i)) : 0);
                source(i, local.words());
            }
        }
    }

    /** How near a section is to the last one of its kind: 1 for that one. */
    private static double lastTurn(List<SectionPlan> sections, int index) {
        int last = index;
        for (int i = index; i < sections.size(); i++) {
            last = sections.get(i).kind() == sections.get(index).kind() ? i : last;
        }
        return last == 0 ? 1 : (double) index / last;
    }

    private void source(int section, String words) {
        sources.merge("sections[" + section + "].energy", Planner.quoted(words), (old, more) -> old + ", " + more);
    }
}
