package lathe.engine.sound.classic;

/**
 * Level of a held tone: a rise, a fall to what is held, and the end after the release.
 *
 * @param attack seconds to the top
 * @param decay seconds in which it falls by 60 dB of the way to the held level
 * @param sustain held level, 0 to 1
 * @param release seconds in which it falls by 60 dB
 */
record Envelope(double attack, double decay, double sustain, double release) {

    private static final double FALL = Math.log(1000);

    /** Level at a time. */
    double at(double seconds, double held) {
        double level = rising(Math.min(seconds, held));
        return seconds <= held ? level : level * Math.exp(-FALL * (seconds - held) / release);
    }

    private double rising(double seconds) {
        if (seconds < attack) {
            double part = seconds / attack;
            return part * part * (3 - 2 * part);
        }
        return sustain >= 1 ? 1 : sustain + (1 - sustain) * Math.exp(-FALL * (seconds - attack) / decay);
    }
}
