package lathe.engine.compose.markov;

import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.Score;
import lathe.engine.theory.PitchClass;

/** Viewpoints that tell of pitch, the rhythm being known. */
enum PitchViewpoint implements Viewpoint<MelodyLine> {
    /** Semitones from the note before. */
    INTERVAL("interval", Span.SYMBOLS, 5) {
        @Override
        public int symbol(MelodyLine line, int i) {
            return i == 0 ? -1 : Span.of(line.pitch(i) - line.pitch(i - 1));
        }
    },

    /** Semitones above the tonic, by strength of the place. */
    DEGREE("degree", PitchClass.COUNT, 3) {
        @Override
        public int symbol(MelodyLine line, int i) {
            return PitchClass.of(line.pitch(i) - line.key().tonic());
        }

        @Override
        public int frame(MelodyLine line, int i) {
            return 2 * line.strength(i) + minor(line);
        }
    },

    /** Degree and interval linked: the same step means another thing elsewhere in the scale. */
    DEGREE_INTERVAL("degree-interval", PitchClass.COUNT * Span.SYMBOLS, 3) {
        @Override
        public int symbol(MelodyLine line, int i) {
            return i == 0 ? -1 : DEGREE.symbol(line, i) * Span.SYMBOLS + INTERVAL.symbol(line, i);
        }

        @Override
        public int frame(MelodyLine line, int i) {
            return minor(line);
        }
    },

    /** Up or down, by step or leap, linked with whether notes become longer or shorter. */
    CONTOUR("contour", 5 * 3, 5) {
        @Override
        public int symbol(MelodyLine line, int i) {
            if (i == 0) {
                return -1;
            }
            int move = line.pitch(i) - line.pitch(i - 1);
            int size = Math.abs(move) > 2 ? 2 : move == 0 ? 0 : 1;
            int pace = Long.signum(line.toNext(i) - line.toNext(i - 1)) + 1;
            return (2 + Integer.signum(move) * size) * 3 + pace;
        }

        @Override
        public int frame(MelodyLine line, int i) {
            return line.strength(i);
        }
    },

    /** Semitones from the last note on a strong place: the line behind the line. */
    THREAD("thread", Span.SYMBOLS, 2) {
        @Override
        public int symbol(MelodyLine line, int i) {
            for (int j = i - 1; j >= 0; j--) {
                if (line.strength(j) >= MetricGrid.HALF_BAR) {
                    return Span.of(line.pitch(i) - line.pitch(j));
                }
            }
            return -1;
        }

        @Override
        public int frame(MelodyLine line, int i) {
            return line.strength(i);
        }
    },

    /** Interval by the lengths of the two notes. */
    INTERVAL_LENGTH("interval-length", Span.SYMBOLS, 2) {
        @Override
        public int symbol(MelodyLine line, int i) {
            return INTERVAL.symbol(line, i);
        }

        @Override
        public int frame(MelodyLine line, int i) {
            return i == 0 ? 0 : 4 * length(line, i - 1) + length(line, i);
        }
    };

    private final String id;
    private final int alphabet;
    private final int order;

    PitchViewpoint(String id, int alphabet, int order) {
        this.id = id;
        this.alphabet = alphabet;
        this.order = order;
    }

    /** Intervals as symbols; what is wider than an octave counts as one. */
    private static final class Span {
        static final int WIDEST = 12;
        static final int SYMBOLS = 2 * WIDEST + 1;

        static int of(int interval) {
            return Math.clamp(interval, -WIDEST, WIDEST) + WIDEST;
        }
    }

    private static int minor(MelodyLine line) {
        return line.key().mode().isMinor() ? 1 : 0;
    }

    private static int length(MelodyLine line, int i) {
        long quarter = Score.TICKS_PER_QUARTER;
        long length = line.toNext(i);
        return 2 * length <= quarter ? 0 : length < quarter ? 1 : length < 2 * quarter ? 2 : 3;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int alphabet() {
        return alphabet;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int frame(MelodyLine line, int i) {
        return 0;
    }
}
