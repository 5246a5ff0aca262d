package lathe.engine.sound.classic;

/**
 * Filtered noise that swells and dies away: a hammer's knock, a pick's scratch, a stick on a skin.
 *
 * <p>The filter is a state-variable band-pass in the topology-preserving form of V. Zavalishin, "The Art of VA Filter Design"
 * (2012), scaled so that noise keeps its power whatever the width.
 *
 * @param hz centre
 * @param q width
 * @param decaySeconds time in which it falls by 60 dB
 * @param attackSeconds time in which it rises
 * @param level amplitude
 */
record NoiseBurst(double hz, double q, double decaySeconds, double attackSeconds, double level) {

    private static final double SILENCE_DB = 90;

    /** Frames until silence. */
    int frames(double rate) {
        return Voice.whole((attackSeconds + decaySeconds * SILENCE_DB / 60) * rate);
    }

    /** Adds the burst to a buffer, to its end at most. */
    void render(Noise noise, double rate, float[] out, int from) {
        double centre = Math.min(hz, 0.45 * rate);
        double g = Math.tan(Math.PI * centre / rate);
        double k = 1 / q;
        double a1 = 1 / (1 + g * (g + k));
        double bandwidth = Math.PI / 2 * centre / q;
        double scale = level * k * Math.sqrt(0.5 * rate / bandwidth) * Math.sqrt(3.0) * 0.5;
        double fall = Math.pow(10, -3 / (decaySeconds * rate));
        double rise = 1 / Math.max(1, attackSeconds * rate);
        double z1 = 0;
        double z2 = 0;
        double envelope = scale;
        double ramp = 0;
        int end = Math.min(out.length, from + frames(rate));
        for (int i = from; i < end; i++) {
            double in = noise.next();
            double v3 = in - z2;
            double v1 = a1 * z1 + a1 * g * v3;
            double v2 = z2 + g * v1;
            z1 = 2 * v1 - z1;
            z2 = 2 * v2 - z2;
            if (ramp < 1) {
                ramp = Math.min(1, ramp + rise);
            } else {
                envelope *= fall;
            }
            out[i] += (float) (v1 * envelope * ramp);
        }
    }
}
