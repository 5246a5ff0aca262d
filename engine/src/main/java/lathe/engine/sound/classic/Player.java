package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;

/** One player of a held note: reads the tone's tables at a pitch that is never quite still. */
final class Player {

    private static final double TURN = 0x1p32;
    private static final double SHADOW = 0.4;

    private final ToneTables tone;
    private final Habits habits;
    private final double rate;
    private final double step;
    private final double vibratoHz;
    private final double vibratoPhase;
    private final double driftHz;
    private final double driftPhase;
    private final double delay;
    private final int late;
    private final double place;
    private final float level;
    private int phase;

    /**
     * How players of an instrument move.
     *
     * @param vibratoHz how often
     * @param vibratoCents how far to either side
     * @param vibratoDelay seconds before it begins
     * @param vibratoRise seconds until it is full
     * @param cents how far apart the outermost players are tuned from the middle
     * @param drift how far a pitch wanders, in cents
     * @param scoopCents how far off the pitch a note begins
     * @param scoopSeconds how soon it arrives
     * @param lateSeconds how late the last player may begin
     */
    record Habits(
            double vibratoHz,
            double vibratoCents,
            double vibratoDelay,
            double vibratoRise,
            double cents,
            double drift,
            double scoopCents,
            double scoopSeconds,
            double lateSeconds) {

        static Habits of(Patch patch) {
            double[][] vibrato = patch.rows("vibrato");
            double[] v = vibrato.length > 0 ? vibrato[0] : new double[] {5, 0, 0, 1};
            double[][] scoop = patch.rows("scoop");
            double[] s = scoop.length > 0 ? scoop[0] : new double[] {0, 50};
            return new Habits(
                    v[0],
                    v[1],
                    v[2],
                    v[3],
                    patch.number("cents", 0),
                    patch.number("drift", 0),
                    s[0],
                    s[1] * 1e-3,
                    patch.number("late", 0));
        }
    }

    Player(
            ToneTables tone,
            PlayedNote note,
            Habits habits,
            double rate,
            int index,
            int players,
            RandomGenerator random) {
        this.tone = tone;
        this.habits = habits;
        this.rate = rate;
        place = place(index, players);
        level = (float) (players == 2 && index == 1 ? SHADOW : 1);
        double tuned = players == 2 && index == 0 ? 0 : place;
        step = note.hz() * Math.pow(2, tuned * habits.cents / 1200) * TURN / rate;
        vibratoHz = habits.vibratoHz * (0.93 + 0.14 * random.nextDouble());
        vibratoPhase = players == 1 ? 0 : 2 * Math.PI * random.nextDouble();
        driftHz = 0.3 + 0.5 * random.nextDouble();
        driftPhase = 2 * Math.PI * random.nextDouble();
        delay = note.legato() ? Math.min(0.08, habits.vibratoDelay) : habits.vibratoDelay;
        late = note.legato() || index == 0 ? 0 : (int) (habits.lateSeconds * random.nextDouble() * rate);
        phase = players == 1 ? 0 : random.nextInt();
    }

    /** From -1 to 1; of two, the second is a shadow of the first, or they would silence each other in turn. */
    private static double place(int index, int players) {
        if (players == 2) {
            return index == 0 ? -0.3 : 1;
        }
        return players == 1 ? 0 : 2.0 * index / (players - 1) - 1;
    }

    private double cents(double seconds) {
        double cents = 0;
        if (habits.vibratoCents > 0) {
            double depth = Math.clamp((seconds - delay) / habits.vibratoRise, 0, 1);
            cents += habits.vibratoCents * depth * Math.sin(2 * Math.PI * vibratoHz * seconds + vibratoPhase);
        }
        if (habits.drift > 0) {
            cents += habits.drift * Math.sin(2 * Math.PI * driftHz * seconds + driftPhase);
        }
        if (habits.scoopCents != 0) {
            cents += habits.scoopCents * Math.exp(-3 * seconds / habits.scoopSeconds);
        }
        return cents;
    }

    /** Adds a block. */
    void add(float[][] out, int at, double spread, SustainedVoice.Course course) {
        if (at < late) {
            return;
        }
        double cents = cents((at + 0.5 * Voice.BLOCK) / rate);
        // 2^(cents/1200) to 1e-6 of a semitone's range.
        double x = cents * (Math.log(2) / 1200);
        int increment = (int) Math.round(step * (1 + x + 0.5 * x * x + x * x * x / 6));
        double top = ToneTables.LEVELS - 1;
        int low = (int) Math.min(top - 1, course.brightFrom() * top);
        float weight = (float) (course.brightFrom() * top - low);
        float weightStep = (float) ((course.brightTo() - course.brightFrom()) * top / Voice.BLOCK);
        double from = at - late < Voice.BLOCK && late > 0 ? 0 : course.gainFrom();
        float gain = (float) from * level;
        float gainStep = (float) ((course.gainTo() - from) / Voice.BLOCK) * level;
        float[] dark = tone.level(low);
        float[] light = tone.level(low + 1);
        if (out.length == 1) {
            phase = mono(dark, light, increment, weight, weightStep, gain, gainStep, out[0], at);
        } else {
            float left = (float) Math.sqrt(1 - spread * place);
            float right = (float) Math.sqrt(1 + spread * place);
            phase = stereo(dark, light, increment, weight, weightStep, gain, gainStep, left, right, out, at);
        }
    }

    private int mono(
            float[] dark,
            float[] light,
            int increment,
            float w,
            float wStep,
            float g,
            float gStep,
            float[] out,
            int at) {
        int shift = 32 - tone.bits();
        int mask = (1 << shift) - 1;
        float scale = 1f / (1 << shift);
        int p = phase;
        for (int i = 0; i < Voice.BLOCK; i++) {
            int k = p >>> shift;
            float part = (p & mask) * scale;
            float a = dark[k] + part * (dark[k + 1] - dark[k]);
            float b = light[k] + part * (light[k + 1] - light[k]);
            out[at + i] += (g + gStep * i) * (a + (w + wStep * i) * (b - a));
            p += increment;
        }
        return p;
    }

    private int stereo(
            float[] dark,
            float[] light,
            int increment,
            float w,
            float wStep,
            float g,
            float gStep,
            float left,
            float right,
            float[][] out,
            int at) {
        int shift = 32 - tone.bits();
        int mask = (1 << shift) - 1;
        float scale = 1f / (1 << shift);
        float[] l = out[0];
        float[] r = out[1];
        int p = phase;
        for (int i = 0; i < Voice.BLOCK; i++) {
            int k = p >>> shift;
            float part = (p & mask) * scale;
            float a = dark[k] + part * (dark[k + 1] - dark[k]);
            float b = light[k] + part * (light[k + 1] - light[k]);
            float v = (g + gStep * i) * (a + (w + wStep * i) * (b - a));
            l[at + i] += left * v;
            r[at + i] += right * v;
            p += increment;
        }
        return p;
    }
}
