package lathe.engine.score.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Repeat signs and endings in the order they stand, and the way through them. Nested repeats are not known to notation; signs
 * of da capo and dal segno are not followed.
 */
public final class Repeats {

    private static final int MOST_TIMES = 16;

    /**
     * A stretch to play.
     *
     * @param from first tick on paper
     * @param to first tick after it
     * @param pass the how manieth time, from 1: the verse to sing
     */
    public record Span(long from, long to, int pass) {}

    private enum Kind {
        START,
        END,
        ENDING,
        STOP
    }

    private record Mark(long tick, Kind kind, int times, Set<Integer> passes) {}

    private record Ending(long from, long to, Set<Integer> passes) {}

    private final List<Mark> marks = new ArrayList<>();

    // The way through, while it is being found.
    private final List<Span> spans = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private long sectionStart;
    private long endingStart = -1;
    private Set<Integer> endingPasses = Set.of();

    /** A sign that a repeat will come back to. */
    public void start(long tick) {
        marks.add(new Mark(tick, Kind.START, 0, Set.of()));
    }

    /**
     * A sign to go back.
     *
     * @param times how often the music is played in all, usually 2
     */
    public void end(long tick, int times) {
        marks.add(new Mark(tick, Kind.END, Math.clamp(times, 1, MOST_TIMES), Set.of()));
    }

    /** An ending begins that only some passes play. */
    public void ending(long tick, Set<Integer> passes) {
        marks.add(new Mark(tick, Kind.ENDING, 0, Set.copyOf(passes)));
    }

    /** The last ending is over; a double bar after a second ending. */
    public void stop(long tick) {
        marks.add(new Mark(tick, Kind.STOP, 0, Set.of()));
    }

    /** True if nothing is repeated. */
    public boolean isEmpty() {
        return marks.stream().noneMatch(mark -> mark.kind == Kind.END);
    }

    /** All stretches in playing order, up to the last tick. */
    public List<Span> spans(long endTick) {
        spans.clear();
        endings.clear();
        sectionStart = 0;
        endingStart = -1;
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            switch (mark.kind) {
                case ENDING -> {
                    closeEnding(mark.tick);
                    endingStart = mark.tick;
                    endingPasses = mark.passes;
                }
                case END -> end(mark, i);
                case START -> finish(mark.tick);
                case STOP -> {
                    if (endingStart >= 0) {
                        finish(mark.tick);
                    }
                }
            }
        }
        finish(endTick);
        return List.copyOf(spans);
    }

    private void end(Mark mark, int index) {
        if (endingStart >= 0) {
            closeEnding(mark.tick);
            if (!leadsToEnding(mark.tick, index)) {
                finish(mark.tick);
            }
        } else if (!leadsToEnding(mark.tick, index)) {
            for (int pass = 1; pass <= mark.times; pass++) {
                add(sectionStart, mark.tick, pass);
            }
            sectionStart = mark.tick;
        }
    }

    private boolean leadsToEnding(long tick, int index) {
        return index + 1 < marks.size()
                && marks.get(index + 1).kind == Kind.ENDING
                && marks.get(index + 1).tick == tick;
    }

    private void closeEnding(long tick) {
        if (endingStart >= 0) {
            endings.add(new Ending(endingStart, tick, endingPasses));
            endingStart = -1;
        }
    }

    /** Plays the section up to a tick: once, or as often as its endings say. */
    private void finish(long tick) {
        closeEnding(tick);
        if (endings.isEmpty()) {
            add(sectionStart, tick, 1);
        } else {
            int passes = endings.stream()
                    .flatMap(ending -> ending.passes.stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(1);
            for (int pass = 1; pass <= Math.min(MOST_TIMES, passes); pass++) {
                add(sectionStart, endings.getFirst().from, pass);
                for (Ending ending : endings) {
                    if (ending.passes.contains(pass)) {
                        add(ending.from, ending.to, pass);
                        break;
                    }
                }
            }
        }
        endings.clear();
        sectionStart = tick;
    }

    private void add(long from, long to, int pass) {
        if (to > from) {
            spans.add(new Span(from, to, pass));
        }
    }
}
