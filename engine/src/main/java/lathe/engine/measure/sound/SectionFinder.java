package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.engine.theory.PitchClass;

/**
 * Where a piece changes: novelty along the diagonal of the self-similarity of harmony (chroma), timbre (the first twelve cepstral
 * coefficients of the mel bands) and level, each weighing the same. Source: J. Foote, "Automatic audio segmentation using a measure
 * of audio novelty", ICME 2000; kernels of 3, 6 and 12 s to either side are added up.
 */
final class SectionFinder {

    private static final double STEP_SECONDS = 0.25;
    private static final double[] KERNEL_SECONDS = {3, 6, 12};
    private static final double NEAREST_SECONDS = 4;
    private static final double REFINE_SECONDS = 0.6;
    private static final int CEPSTRA = 12;

    /** A place counts from so much above the median of the novelty, in standard deviations. */
    private static final double THRESHOLD = 0.6;

    private SectionFinder() {}

    /** Seconds of the changes, rising; neither the beginning nor the end is one. */
    static List<Double> find(BandLevels bands, SoundChroma chroma, OnsetStrength onsets, double seconds) {
        int steps = (int) Math.floor(seconds / STEP_SECONDS);
        if (steps < 4 * NEAREST_SECONDS) {
            return List.of();
        }
        float[][] features = features(bands, chroma, steps);
        double[] novelty = novelty(features);
        double[] sorted = novelty.clone();
        Arrays.sort(sorted);
        double mean = 0;
        double square = 0;
        for (double value : novelty) {
            mean += value / steps;
            square += value * value / steps;
        }
        double least = sorted[steps / 2] + THRESHOLD * Math.sqrt(Math.max(0, square - mean * mean));
        int reach = (int) Math.round(NEAREST_SECONDS / STEP_SECONDS);
        List<Double> found = new ArrayList<>();
        for (int i = reach; i + reach < steps; i++) {
            if (novelty[i] > least && isTop(novelty, i, reach)) {
                found.add(refined(onsets, i * STEP_SECONDS));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isTop(double[] novelty, int at, int reach) {
        for (int i = at - reach; i <= at + reach; i++) {
            if (novelty[i] > novelty[at] || (novelty[i] == novelty[at] && i < at)) {
                return false;
            }
        }
        return true;
    }

    /** A strong onset near by: sections begin with one. */
    private static double refined(OnsetStrength onsets, double seconds) {
        double perSecond = onsets.framesPerSecond();
        double[] curve = onsets.curve();
        int best = (int) Math.round(seconds * perSecond);
        double most = 0;
        int last = (int) Math.min(curve.length - 1, Math.round((seconds + REFINE_SECONDS) * perSecond));
        for (int i = (int) Math.max(0, Math.round((seconds - REFINE_SECONDS) * perSecond)); i <= last; i++) {
            double off = (i / perSecond - seconds) / REFINE_SECONDS;
            double strength = curve[i] * Math.exp(-4 * off * off);
            if (strength > most) {
                most = strength;
                best = i;
            }
        }
        return best / perSecond;
    }

    /** {@code [steps][12 chroma + 12 cepstra + level]}, each group with a total variance of 1. */
    private static float[][] features(BandLevels bands, SoundChroma chroma, int steps) {
        float[][] features = new float[steps][PitchClass.COUNT + CEPSTRA + 1];
        for (int step = 0; step < steps; step++) {
            double[] tones = chroma.sum(step * STEP_SECONDS, (step + 1) * STEP_SECONDS);
            double all = 1e-9;
            for (double tone : tones) {
                all += tone * tone;
            }
            for (int pc = 0; pc < PitchClass.COUNT; pc++) {
                features[step][pc] = (float) (tones[pc] / Math.sqrt(all));
            }
            addTimbre(features[step], bands, step);
        }
        normalise(features, 0, PitchClass.COUNT);
        normalise(features, PitchClass.COUNT, PitchClass.COUNT + CEPSTRA);
        normalise(features, PitchClass.COUNT + CEPSTRA, PitchClass.COUNT + CEPSTRA + 1);
        return features;
    }

    private static void addTimbre(float[] feature, BandLevels bands, int step) {
        int from = (int) Math.min(bands.frames() - 1.0, step * STEP_SECONDS * bands.framesPerSecond());
        int to = (int) Math.clamp((step + 1) * STEP_SECONDS * bands.framesPerSecond(), from + 1.0, bands.frames());
        double[] mean = new double[BandLevels.BANDS];
        for (int frame = from; frame < to; frame++) {
            for (int band = 0; band < mean.length; band++) {
                mean[band] += bands.frame(frame)[band] / (to - from);
            }
        }
        for (int c = 0; c <= CEPSTRA; c++) {
            double sum = 0;
            for (int band = 0; band < mean.length; band++) {
                sum += mean[band] * Math.cos(Math.PI * c * (band + 0.5) / mean.length);
            }
            // The zeroth coefficient is the level: last, in a group of its own.
            feature[PitchClass.COUNT + (c == 0 ? CEPSTRA : c - 1)] = (float) sum;
        }
    }

    private static void normalise(float[][] features, int from, int to) {
        double variance = 0;
        for (int column = from; column < to; column++) {
            double mean = 0;
            double square = 0;
            for (float[] row : features) {
                mean += row[column];
                square += row[column] * (double) row[column];
            }
            mean /= features.length;
            variance += Math.max(0, square / features.length - mean * mean);
        }
        float scale = variance > 1e-9 ? (float) (1 / Math.sqrt(variance)) : 0;
        for (float[] row : features) {
            for (int column = from; column < to; column++) {
                row[column] *= scale;
            }
        }
    }

    private static double[] novelty(float[][] features) {
        int steps = features.length;
        double[] sum = new double[steps];
        int widest = (int) Math.round(KERNEL_SECONDS[KERNEL_SECONDS.length - 1] / STEP_SECONDS);
        float[][] similarity = new float[steps][2 * widest];
        for (int i = 0; i < steps; i++) {
            for (int lag = 0; lag < 2 * widest && i + lag < steps; lag++) {
                similarity[i][lag] = (float) Math.exp(-0.5 * distance(features[i], features[i + lag]));
            }
        }
        for (double seconds : KERNEL_SECONDS) {
            int reach = (int) Math.round(seconds / STEP_SECONDS);
            for (int at = 0; at < steps; at++) {
                sum[at] += checkerboard(similarity, at, reach) / KERNEL_SECONDS.length;
            }
        }
        return sum;
    }

    /** How much more alike the steps on either side are among themselves than across, by a Gaussian taper. */
    private static double checkerboard(float[][] similarity, int at, int reach) {
        int steps = similarity.length;
        double within = 0;
        double withinWeight = 1e-12;
        double across = 0;
        double acrossWeight = 1e-12;
        for (int i = Math.max(0, at - reach); i < Math.min(steps, at + reach); i++) {
            double wi = taper((i + 0.5 - at) / reach);
            for (int j = i; j < Math.min(steps, at + reach); j++) {
                double weight = wi * taper((j + 0.5 - at) / reach);
                boolean same = i < at == j < at;
                double value = weight * similarity[i][j - i];
                within += same ? value : 0;
                withinWeight += same ? weight : 0;
                across += same ? 0 : value;
                acrossWeight += same ? 0 : weight;
            }
        }
        boolean bothSides = at > 0 && at < steps;
        return bothSides ? within / withinWeight - across / acrossWeight : 0;
    }

    private static double taper(double x) {
        return Math.exp(-2 * x * x);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
