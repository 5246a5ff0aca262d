package org.example.synth;

/**
 * Periods of the oscillators' shapes as sums of sines, in ten versions: the first with 512 harmonics, each further one with half
 * as many. An oscillator reads between the two versions whose harmonics just fit below half the sample rate, so nothing folds
 * back.
 */
final class Waves {

    static final int SAW = 0;
    static final int SQUARE = 1;
    static final int TRIANGLE = 2;

    private static final int SIZE = 2048;
    private static final int MOST_HARMONICS = 512;
    private static final int VERSIONS = 10;
    private static final int SHAPES = 4;

    private final float[][][] tables = new float[SHAPES][VERSIONS][];

    Waves() {
        double[] sine = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sine[i] = Math.sin(2 * Math.PI * i / SIZE);
        }
        for (int shape = 0; shape < SHAPES; shape++) {
            double[] sum = new double[SIZE];
            int done = 0;
            for (int version = VERSIONS - 1; version >= 0; version--) {
                int harmonics = MOST_HARMONICS >> version;
                for (int h = done + 1; h <= harmonics; h++) {
                    addHarmonic(sum, sine, h, amplitude(shape, h));
                }
                done = harmonics;
                tables[shape][version] = closed(sum);
            }
        }
    }

    /** Fourier coefficients of shapes between -1 and 1. */
    private static double amplitude(int shape, int h) {
        boolean odd = (h & 1) == 1;
        return switch (shape) {
            case SAW -> 2 / (Math.PI * h);
            case SQUARE -> odd ? 4 / (Math.PI * h) : 0;
            case TRIANGLE -> odd ? ((h & 2) == 0 ? 8 : -8) / (Math.PI * Math.PI * h * h) : 0;
            default -> h == 1 ? 1 : 0;
        };
    }

    private static void addHarmonic(double[] sum, double[] sine, int h, double amplitude) {
        for (int i = 0; i < SIZE && amplitude != 0; i++) {
            sum[i] += amplitude * sine[i * h & (SIZE - 1)];
        }
    }

    /** With the neighbours beyond both ends that interpolation needs: one before, two after. */
    private static float[] closed(double[] sum) {
        float[] table = new float[SIZE + 3];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) sum[(i + SIZE - 1) & (SIZE - 1)];
        }
        return table;
    }

    /** Where an oscillator of so many periods per frame reads: the version, and in its fraction how much of the next one. */
    static double versionFor(double periodsPerFrame) {
        double fits = 0.46 / Math.max(1e-9, periodsPerFrame);
        double version = Math.log(MOST_HARMONICS / fits) / Math.log(2);
        return Math.max(0, Math.min(VERSIONS - 1, version + 1));
    }

    /** The wave at a phase from 0 to 1. */
    double at(int shape, double version, double phase) {
        int lower = (int) version;
        double share = version - lower;
        double value = read(tables[shape][lower], phase);
        return share == 0 ? value : value + share * (read(tables[shape][lower + 1], phase) - value);
    }

    /** Through four neighbours, a cubic (Catmull and Rom). */
    private static double read(float[] table, double phase) {
        double place = phase * SIZE;
        int i = (int) place;
        double x = place - i;
        double a = table[i];
        double b = table[i + 1];
        double c = table[i + 2];
        double d = table[i + 3];
        return b + 0.5 * x * (c - a + x * (2 * a - 5 * b + 4 * c - d + x * (3 * (b - c) + d - a)));
    }
}
