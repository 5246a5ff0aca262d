package lathe.engine.measure.sound;

/**
 * How much begins to sound at each moment: growth of 40 mel bands from one frame to the next, less its mean over
 * the second around. Bass, middle and treble are summed apart and weigh the same in the end, so that a bass drum of few bands
 * counts like a snare of many. Sources: S. Dixon, "Onset detection revisited", DAFx-06, spectral flux; groups of bands as in E. D. Scheirer, "Tempo and beat
 * analysis of acoustic musical signals", JASA 103 (1998).
 */
final class OnsetStrength {

    private static final double LEAST_RMS = 1e-4;

    /** Upper edges of all groups but the last, in Hz. */
    private static final double[] EDGES_HZ = {200, 800, 3200};

    private final double[] curve;
    private final double framesPerSecond;

    private OnsetStrength(double[] curve, double framesPerSecond) {
        this.curve = curve;
        this.framesPerSecond = framesPerSecond;
    }

    static OnsetStrength of(BandLevels bands) {
        int frames = bands.frames();
        double[][] flux = new double[EDGES_HZ.length + 1][frames];
        for (int band = 0; band < BandLevels.BANDS; band++) {
            double[] group = flux[group(bands.centreHz(band))];
            for (int frame = 1; frame < frames; frame++) {
                group[frame] += Math.max(0, bands.frame(frame)[band] - bands.frame(frame - 1)[band]);
            }
        }
        double[] curve = new double[frames];
        for (double[] group : flux) {
            addNormalised(curve, above(group, bands.framesPerSecond()));
        }
        return new OnsetStrength(curve, bands.framesPerSecond());
    }

    private static int group(double hz) {
        int group = 0;
        while (group < EDGES_HZ.length && hz > EDGES_HZ[group]) {
            group++;
        }
        return group;
    }

    /** Adds a curve scaled to a mean square of 1. A group with next to nothing in it is left out, not blown up. */
    private static void addNormalised(double[] sum, double[] curve) {
        double square = 0;
        for (double value : curve) {
            square += value * value;
        }
        double rms = Math.sqrt(square / Math.max(1, curve.length));
        for (int i = 0; rms > LEAST_RMS && i < curve.length; i++) {
            sum[i] += curve[i] / rms;
        }
    }

    /** What rises above the mean of the second around. */
    private static double[] above(double[] flux, double framesPerSecond) {
        int reach = (int) Math.max(1, Math.round(framesPerSecond / 2));
        double[] sums = new double[flux.length + 1];
        for (int i = 0; i < flux.length; i++) {
            sums[i + 1] = sums[i] + flux[i];
        }
        double[] above = new double[flux.length];
        for (int i = 0; i < flux.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(flux.length, i + reach + 1);
            above[i] = Math.max(0, flux[i] - (sums[to] - sums[from]) / (to - from));
        }
        return above;
    }

    /** Strength by frame; not a copy. */
    double[] curve() {
        return curve;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }
}
