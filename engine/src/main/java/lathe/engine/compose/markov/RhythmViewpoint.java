package lathe.engine.compose.markov;

/** Viewpoints that tell when the next note comes. */
enum RhythmViewpoint implements Viewpoint<RhythmLine> {
    /** Length by metre. */
    LENGTH("length", 5) {
        @Override
        public int frame(RhythmLine line, int i) {
            return line.meter();
        }
    },

    /** Length by place in the bar. */
    PLACE("place-length", 3) {
        @Override
        public int frame(RhythmLine line, int i) {
            return line.meter() * 64 + line.place(i);
        }
    },

    /** Length against the one before, by place in the bar. */
    RATIO("ratio", 3) {
        @Override
        public int symbol(RhythmLine line, int i) {
            if (i == 0) {
                return -1;
            }
            long steps = Math.round(4 * Math.log((double) line.length(i) / line.length(i - 1)) / Math.log(2));
            return (int) Math.clamp(steps, -16L, 16L) + 16;
        }

        @Override
        public int frame(RhythmLine line, int i) {
            return line.meter() * 64 + line.place(i);
        }
    };

    private final String id;
    private final int order;

    RhythmViewpoint(String id, int order) {
        this.id = id;
        this.order = order;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int alphabet() {
        return RhythmLine.LONGEST + 1;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int symbol(RhythmLine line, int i) {
        return line.length(i);
    }
}
