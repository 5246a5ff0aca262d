package lathe.postfx.loudness;

/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1: a shelf for the head's effect, then a high-pass, at any sample rate.
 *
 * <p>The standard gives coefficients for 48 kHz only and asks for "the same frequency response" elsewhere. A bilinear
 * redesign drifts from it (0.0081 dB at 384 kHz, 0.066 dB at 16 kHz, 0.29 dB at 8 kHz). Here the poles keep their places in
 * time (z to the power of 48000 / rate), and the zeros follow from the response of the standard at three frequencies, as in
 * M. Vicanek, "Matched Second Order Digital Filters" (2016). At 48 kHz the standard's own coefficients come out.
 *
 * @param shelf first stage
 * @param highPass second stage
 */
record KWeighting(Section shelf, Section highPass) {

    private static final double TABLE_RATE_HZ = 48_000;
    private static final Section TABLE_SHELF =
            new Section(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
    private static final Section TABLE_HIGH_PASS = new Section(1, -2, 1, -1.99004745483398, 0.99007225036621);

    /** What the weighting is heard to do ends here; above, the response is nobody's concern. */
    private static final double TOP_HZ = 18_000;

    /** The weighting for a rate. */
    static KWeighting at(double sampleRateHz) {
        double topHz = Math.min(TOP_HZ, sampleRateHz / 2);
        return new KWeighting(
                matched(TABLE_SHELF, sampleRateHz, 0.3 * topHz, 0.9 * topHz),
                matchedHighPass(sampleRateHz, Math.min(4000, sampleRateHz / 3)));
    }

    /** Gain in dB of both stages at a frequency. */
    double gainDb(double hz, double sampleRateHz) {
        return 10 * Math.log10(shelf.power(hz, sampleRateHz) * highPass.power(hz, sampleRateHz));
    }

    /** A section with the moved poles, and the table's power response at 0 Hz, {@code midHz} and {@code highHz}. */
    private static Section matched(Section table, double sampleRateHz, double midHz, double highHz) {
        Section poles = withMovedPoles(table, sampleRateHz);
        double dc = zerosPower(table, poles, 0, sampleRateHz);
        // |B|^2 = dc (1 - p) + nyquist p + cross 4 p (1 - p), p = sin^2(pi f / rate): two equations for the last two.
        double midP = sinSquared(midHz, sampleRateHz);
        double highP = sinSquared(highHz, sampleRateHz);
        double midRest = zerosPower(table, poles, midHz, sampleRateHz) - dc * (1 - midP);
        double highRest = zerosPower(table, poles, highHz, sampleRateHz) - dc * (1 - highP);
        double midCross = 4 * midP * (1 - midP);
        double highCross = 4 * highP * (1 - highP);
        double determinant = midP * highCross - highP * midCross;
        double nyquist = (midRest * highCross - highRest * midCross) / determinant;
        double cross = (midP * highRest - highP * midRest) / determinant;
        double half = 0.5 * (Math.sqrt(dc) + Math.sqrt(nyquist));
        double b0 = 0.5 * (half + Math.sqrt(half * half + cross));
        double b1 = 0.5 * (Math.sqrt(dc) - Math.sqrt(nyquist));
        return new Section(b0, b1, -cross / (4 * b0), poles.a1, poles.a2);
    }

    /** The high-pass keeps its double zero at 0 Hz; one frequency sets its gain. */
    private static Section matchedHighPass(double sampleRateHz, double hz) {
        Section poles = withMovedPoles(TABLE_HIGH_PASS, sampleRateHz);
        double gain = Math.sqrt(TABLE_HIGH_PASS.power(hz, TABLE_RATE_HZ) / poles.power(hz, sampleRateHz));
        return new Section(gain, -2 * gain, gain, poles.a1, poles.a2);
    }

    private static double zerosPower(Section table, Section poles, double hz, double sampleRateHz) {
        return table.power(hz, TABLE_RATE_HZ) * poles.polesPower(hz, sampleRateHz);
    }

    /** The same decays and ringing at another rate, for a complex or a real pair of poles; zeros as they were. */
    private static Section withMovedPoles(Section table, double sampleRateHz) {
        double power = TABLE_RATE_HZ / sampleRateHz;
        double radicand = table.a1 * table.a1 / 4 - table.a2;
        double a1;
        if (radicand < 0) {
            double angle = Math.atan2(Math.sqrt(-radicand), -table.a1 / 2);
            a1 = -2 * Math.pow(table.a2, power / 2) * Math.cos(angle * power);
        } else {
            double root = Math.sqrt(radicand);
            a1 = -Math.pow(-table.a1 / 2 + root, power) - Math.pow(-table.a1 / 2 - root, power);
        }
        return new Section(table.b0, table.b1, table.b2, a1, Math.pow(table.a2, power));
    }

    private static double sinSquared(double hz, double sampleRateHz) {
        double sine = Math.sin(Math.PI * hz / sampleRateHz);
        return sine * sine;
    }

    /** A biquad, {@code (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2)}. */
    record Section(double b0, double b1, double b2, double a1, double a2) {

        /** Squared magnitude of the response. */
        double power(double hz, double sampleRateHz) {
            return quadraticPower(b0, b1, b2, hz, sampleRateHz) / polesPower(hz, sampleRateHz);
        }

        double polesPower(double hz, double sampleRateHz) {
            return quadraticPower(1, a1, a2, hz, sampleRateHz);
        }

        private static double quadraticPower(double c0, double c1, double c2, double hz, double sampleRateHz) {
            double p = sinSquared(hz, sampleRateHz);
            double atZero = c0 + c1 + c2;
            double atNyquist = c0 - c1 + c2;
            return atZero * atZero * (1 - p) + atNyquist * atNyquist * p - 16 * c0 * c2 * p * (1 - p);
        }
    }
}
