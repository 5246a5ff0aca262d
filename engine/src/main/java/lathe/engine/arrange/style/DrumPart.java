package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;

/**
 * Drums: a groove, a fill where the section ends, a crash where a loud one begins, a roll where a build wants one. Marks:
 * {@code x} a hit, {@code X} an accent, {@code g} a ghost note, {@code o} a hit on some chances only, more of them when the
 * section comes back.
 */
final class DrumPart {

    private static final long HIT_TICKS = SectionGrid.STEP_TICKS / 2;
    private static final double CRASH_ENERGY = 0.55;

    private final SectionContext context;
    private final SectionGrid grid;
    private final DrumHand hand;
    private final RandomGenerator chance;
    private final StyleSheet sheet;
    private final List<DrumHand.Hit> hits = new ArrayList<>();

    DrumPart(SectionContext context, StyleSheet sheet, DrumHand hand, Seed seed) {
        this.context = context;
        this.sheet = sheet;
        this.hand = hand;
        grid = new SectionGrid(context);
        chance = seed.child("chance").child(context.turn()).random();
    }

    List<Note> play(SequencedMap<String, String> marks, boolean leads) {
        boolean rolls = leads && context.kind() == SectionKind.BUILD && context.bars() > 1;
        Optional<Fill> fill =
                leads && !rolls ? Fill.choose(sheet.fillTable(), sheet.fills(), context, chance) : Optional.empty();
        int end = context.next().isEmpty() && context.bars() > 1 ? grid.step(lastChordTick()) : grid.steps();
        int fillFrom = end - fill.map(Fill::steps).orElse(0);
        fillFrom = Math.max(fillFrom, grid.steps() - grid.stepsInBar());
        for (String voice : marks.sequencedKeySet()) {
            groove(DrumVoice.of(voice), marks.getOrDefault(voice, ""), end, fill.isPresent() ? fillFrom : end, rolls);
        }
        int from = fillFrom;
        fill.ifPresent(figure -> fill(figure, from));
        if (rolls) {
            roll();
        }
        if (leads) {
            crashes(end);
        }
        return hand.play(hits);
    }

    private void groove(DrumVoice voice, String marks, int end, int fillFrom, boolean rolls) {
        boolean stays = voice == DrumVoice.KICK || voice == DrumVoice.HAT || voice == DrumVoice.PEDAL;
        for (int step = 0; step < end; step++) {
            char mark = marks.charAt(step);
            boolean plays = switch (mark) {
                case '.', '-' -> false;
                case 'o' -> chance.nextDouble() < 0.25 + 0.2 * Math.min(context.turn(), 3);
                default -> true;
            };
            boolean inFill = step >= fillFrom && !(stays && step % grid.stepsInBeat() == 0);
            boolean yieldsToRoll = rolls && ("snare".equals(voice.group()) || voice == DrumVoice.SIDE);
            boolean held = rolls && step >= grid.steps() - grid.stepsInBar() && voice == DrumVoice.KICK;
            if (plays && !inFill && !yieldsToRoll && !held) {
                hit(voice, grid.tick(step), mark);
            }
        }
    }

    private void fill(Fill figure, int from) {
        int offset = figure.steps() - (grid.steps() - from);
        for (Pattern.Line line : figure.lines()) {
            for (int i = Math.max(0, offset); i < line.marks().length(); i++) {
                char mark = line.marks().charAt(i);
                if (mark != '.' && mark != '-') {
                    hit(DrumVoice.of(line.voice()), grid.tick(from + i - offset), mark);
                }
            }
        }
    }

    /** A roll that doubles its pace: quarters in the first half, then eighths, at the end 16ths, ever louder. */
    private void roll() {
        for (int step = 0; step < grid.steps(); step++) {
            double progress = (double) step / grid.steps();
            int pace = progress < 0.5 ? 4 : progress < 0.75 ? 2 : 1;
            if (step % pace == 0) {
                hit(DrumVoice.SNARE, grid.tick(step), 'x', 0.45 + 0.55 * progress);
            }
        }
    }

    private void crashes(int end) {
        boolean arrives = switch (context.kind()) {
            case CHORUS, DROP, HOOK, POST_CHORUS, SOLO -> true;
            case INTRO, VERSE, THEME, BRIDGE, REPRISE, OUTRO -> context.energy() > 0.75;
            default -> false;
        };
        if (arrives && context.energy() >= CRASH_ENERGY) {
            hit(DrumVoice.CRASH, 0, 'X');
        }
        if (end < grid.steps()) {
            hit(DrumVoice.KICK, lastChordTick(), 'X');
            if (context.energy() > 0.35) {
                hit(DrumVoice.CRASH, lastChordTick(), 'x');
            }
        }
    }

    /** Where the last chord begins, or the last bar if the chord is older than that: the song ends on it. */
    private long lastChordTick() {
        return Math.max(
                context.ticks() - context.barTicks(), context.chords().getLast().startTick());
    }

    private void hit(DrumVoice voice, long tick, char mark) {
        hit(voice, tick, mark, 1);
    }

    private void hit(DrumVoice voice, long tick, char mark, double weight) {
        long ticks = "crash".equals(voice.group()) ? Score.TICKS_PER_QUARTER : HIT_TICKS;
        hits.add(new DrumHand.Hit(voice, tick, Math.min(ticks, context.ticks() - tick), mark, weight));
    }
}
