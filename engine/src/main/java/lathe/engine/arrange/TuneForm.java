package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Note;
import lathe.engine.theory.PitchClass;

/** Finds the sections of a tune: stretches of eight bars, named after what comes again and what lies highest. */
final class TuneForm {

    private static final int STRETCH = 8;
    private static final double ALIKE = 0.55;

    private final List<Note> notes;
    private final long barTicks;
    private final int bars;

    /** A stretch and the first one like it. */
    private record Block(int startBar, int bars, int like, double height) {}

    private TuneForm(List<Note> notes, long barTicks, int bars) {
        this.notes = notes;
        this.barTicks = barTicks;
        this.bars = bars;
    }

    static List<SectionPlan> sections(List<Note> notes, long barTicks, int bars) {
        return new TuneForm(notes, barTicks, bars).sections();
    }

    private List<SectionPlan> sections() {
        List<Block> blocks = blocks();
        int chorus = chorus(blocks);
        double lowest = blocks.stream().mapToDouble(Block::height).min().orElse(0);
        double highest = blocks.stream().mapToDouble(Block::height).max().orElse(1);
        List<SectionPlan> sections = new ArrayList<>();
        for (Block block : blocks) {
            SectionKind kind = kind(block, chorus);
            double height = highest > lowest ? (block.height() - lowest) / (highest - lowest) : 0.5;
            double place = blocks.size() > 1 ? (double) sections.size() / (blocks.size() - 1) : 0.5;
            double energy =
                    Math.clamp(0.35 + 0.25 * height + 0.2 * place + (kind == SectionKind.CHORUS ? 0.15 : 0), 0, 1);
            sections.add(SectionPlan.of(kind, block.bars(), Math.round(energy * 100) / 100.0));
        }
        return sections;
    }

    /** Eight bars each; what is left at the end joins the last stretch if it is short. */
    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int bar = 0;
        while (bar < bars) {
            int left = bars - bar;
            int length = left < STRETCH + STRETCH / 2 ? left : STRETCH;
            int like = blocks.size();
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block earlier = blocks.get(i);
                if (similarity(earlier.startBar(), bar, Math.min(length, earlier.bars())) >= ALIKE) {
                    like = earlier.like();
                }
            }
            blocks.add(new Block(bar, length, like, height(bar, length)));
            bar += length;
        }
        return blocks;
    }

    /** Pitch and density. */
    private double height(int startBar, int length) {
        List<Note> inside = notes.stream()
                .filter(note ->
                        note.startTick() >= startBar * barTicks && note.startTick() < (startBar + length) * barTicks)
                .toList();
        double pitch = inside.stream().mapToInt(Note::pitch).average().orElse(0);
        return pitch + 0.5 * inside.size() / length;
    }

    /** Share of notes that two stretches have in common, by place and pitch class (Jaccard). */
    private double similarity(int first, int second, int length) {
        Set<Long> one = profile(first, length);
        Set<Long> other = profile(second, length);
        Set<Long> both = new HashSet<>(one);
        both.retainAll(other);
        Set<Long> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 1 : (double) both.size() / all.size();
    }

    private Set<Long> profile(int startBar, int length) {
        Set<Long> profile = new HashSet<>();
        long start = startBar * barTicks;
        for (Note note : notes) {
            if (note.startTick() >= start && note.startTick() < start + length * barTicks) {
                profile.add(
                        (note.startTick() - start) / (barTicks / 16) * PitchClass.COUNT + PitchClass.of(note.pitch()));
            }
        }
        return profile;
    }

    /** The stretch that returns and lies highest; -1 where none but the first returns. */
    private static int chorus(List<Block> blocks) {
        int chorus = -1;
        double best = -1;
        for (Block block : blocks) {
            long count = blocks.stream()
                    .filter(other -> other.like() == block.like())
                    .count();
            boolean ofItsOwn = block.like() > 0;
            if (ofItsOwn && count * 100 + block.height() > best) {
                chorus = block.like();
                best = count * 100 + block.height();
            }
        }
        return chorus;
    }

    private static SectionKind kind(Block block, int chorus) {
        if (block.like() == 0) {
            return chorus < 0 ? SectionKind.THEME : SectionKind.VERSE;
        }
        return block.like() == chorus ? SectionKind.CHORUS : SectionKind.BRIDGE;
    }
}
