package lathe.postfx.reverb;

/**
 * What tells a room from a hall from a plate: how long the lines of the network are, how the input is smeared, what comes
 * before the tail, and how fast the mixing turns.
 *
 * <p>Diffusion times of the plate are those of J. Dattorro, "Effect Design, Part 1", J. AES 45 (9), 1997, table 1.
 */
final class ReverbCharacter {

    /** A small to middling room: short lines, an early pattern at once. */
    static ReverbCharacter room() {
        return new ReverbCharacter(
                new double[] {19, 79},
                new double[][] {{3.31, 4.47, 6.73, 9.17}, {3.67, 4.13, 7.19, 8.83}},
                new double[] {0.55, 0.55, 0.5, 0.5},
                new double[][] {{1.9, 5.3, 7.7, 11.9, 14.3, 19.1, 24.7}, {3.1, 4.4, 8.9, 10.7, 16.1, 20.3, 23.3}},
                0.55,
                0.9);
    }

    /** A concert hall: long lines, a sparse early pattern, slow movement. */
    static ReverbCharacter hall() {
        return new ReverbCharacter(
                new double[] {31, 149},
                new double[][] {{4.77, 6.61, 12.73, 19.31}, {4.31, 7.19, 11.57, 20.53}},
                new double[] {0.65, 0.65, 0.6, 0.6},
                new double[][] {{9.7, 17.3, 23.9, 31.3, 41.9, 53.1, 66.7}, {12.1, 15.1, 26.3, 34.7, 38.9, 57.3, 63.1}},
                0.4,
                0.6);
    }

    /** A steel plate: dense from the first millisecond, no pattern of reflections. */
    static ReverbCharacter plate() {
        return new ReverbCharacter(
                new double[] {23, 97},
                new double[][] {{4.77, 3.60, 12.73, 9.31}, {5.03, 3.41, 11.97, 9.89}},
                new double[] {0.75, 0.75, 0.625, 0.625},
                new double[][] {{0}, {0}},
                0.35,
                1.3);
    }

    private final double[] lineMs;
    private final double[][] diffusionMs;
    private final double[] diffusion;
    private final double[][] earlyMs;
    private final double earlyAmplitude;
    private final double modulationHz;

    private ReverbCharacter(
            double[] lineMs,
            double[][] diffusionMs,
            double[] diffusion,
            double[][] earlyMs,
            double earlyAmplitude,
            double modulationHz) {
        this.lineMs = lineMs;
        this.diffusionMs = diffusionMs;
        this.diffusion = diffusion;
        this.earlyMs = earlyMs;
        this.earlyAmplitude = earlyAmplitude;
        this.modulationHz = modulationHz;
    }

    /** The character of a choice: room, hall, plate. */
    static ReverbCharacter ofChoice(int choice) {
        return switch (choice) {
            case 0 -> room();
            case 1 -> hall();
            default -> plate();
        };
    }

    /** Line lengths in frames: distinct primes, spread geometrically from the shortest to the longest. */
    int[] lineFrames(int lines, double sampleRateHz) {
        int[] frames = new int[lines];
        int floor = 2;
        for (int i = 0; i < lines; i++) {
            double ms = lineMs[0] * Math.pow(lineMs[1] / lineMs[0], i / (lines - 1.0));
            frames[i] = primeFrom(Math.max(floor, (int) Math.round(ms * 1e-3 * sampleRateHz)));
            floor = frames[i] + 1;
        }
        return frames;
    }

    /** Lengths of one side's input allpasses in frames: distinct primes. */
    int[] diffusionFrames(int side, double sampleRateHz) {
        double[] ms = diffusionMs[side];
        int[] frames = new int[ms.length];
        for (int i = 0; i < ms.length; i++) {
            frames[i] = primeFrom(Math.max(2, (int) Math.round(ms[i] * 1e-3 * sampleRateHz)));
        }
        return frames;
    }

    /** Coefficients of the input allpasses. */
    double[] diffusion() {
        return diffusion.clone();
    }

    /** Times of one side's early pattern in frames. */
    int[] earlyFrames(int side, double sampleRateHz) {
        double[] ms = earlyMs[side];
        int[] frames = new int[ms.length];
        for (int i = 0; i < ms.length; i++) {
            frames[i] = (int) Math.round(ms[i] * 1e-3 * sampleRateHz);
        }
        return frames;
    }

    /** Gains of one side's early pattern: falling with distance, signs mixed, together {@link #earlyAmplitude()} squared in energy. */
    double[] earlyGains(int side) {
        double[] ms = earlyMs[side];
        double[] gains = new double[ms.length];
        double energy = 0;
        for (int i = 0; i < ms.length; i++) {
            double sign = ((i * 5 + side * 3) & 4) == 0 ? 1 : -1;
            gains[i] = sign / (1 + ms[i] / 15);
            energy += gains[i] * gains[i];
        }
        for (int i = 0; i < ms.length; i++) {
            gains[i] *= earlyAmplitude / Math.sqrt(energy);
        }
        return gains;
    }

    /** Root of the early pattern's share of the wet energy. */
    double earlyAmplitude() {
        return earlyAmplitude;
    }

    /** Root of the tail's share of the wet energy. */
    double lateAmplitude() {
        return Math.sqrt(1 - earlyAmplitude * earlyAmplitude);
    }

    /** How fast the slowest of the network's rotations swings. */
    double modulationHz() {
        return modulationHz;
    }

    /** The smallest prime that is not below {@code from}. */
    static int primeFrom(int from) {
        int candidate = Math.max(2, from);
        while (!isPrime(candidate)) {
            candidate++;
        }
        return candidate;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; (long) divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number >= 2;
    }
}
