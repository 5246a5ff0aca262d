package org.example.synth;

/** Attack, decay, sustain, release: a straight line up, then exponentials that come within -60 dB in the time given. */
final class Envelope {

    private static final double SIXTY_DB = 6.907755;
    private static final double SILENCE = 1e-5;

    private double level;
    private boolean rising;
    private boolean held;
    private double rise;
    private double sustain;
    private double decayShare;
    private double releaseShare;

    /** Times in ms, sustain 0 to 1. */
    void set(double attackMs, double decayMs, double newSustain, double releaseMs, double framesPerMs) {
        rise = 1 / Math.max(1, attackMs * framesPerMs);
        sustain = newSustain;
        decayShare = 1 - Math.exp(-SIXTY_DB / (decayMs * framesPerMs));
        releaseShare = 1 - Math.exp(-SIXTY_DB / (releaseMs * framesPerMs));
    }

    void start() {
        level = 0;
        rising = true;
        held = true;
    }

    void release() {
        rising = false;
        held = false;
    }

    double next() {
        if (rising) {
            level += rise;
            if (level >= 1) {
                level = 1;
                rising = false;
            }
        } else if (held) {
            level += decayShare * (sustain - level);
        } else {
            level -= releaseShare * level;
        }
        return level;
    }

    boolean isOver() {
        return !held && level < SILENCE;
    }
}
