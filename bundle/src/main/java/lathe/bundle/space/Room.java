package lathe.bundle.space;

/**
 * A box-shaped room: its early reflections one by one, then the diffuse tail that they turn into.
 *
 * @param width metres
 * @param depth metres
 * @param height metres
 * @param decaySeconds time of 60 dB at 1 kHz
 * @param lowDecay times that at 125 Hz
 * @param highDecay times that at 8 kHz
 */
record Room(double width, double depth, double height, double decaySeconds, double lowDecay, double highDecay) {

    private static final double SOUND_METRES_PER_SECOND = 343;
    private static final double MICROPHONE_METRES = 0.34;
    private static final int ORDER = 6;
    private static final int SINC_REACH = 8;

    float[][] response(double sampleRateHz) {
        double mixing = mixingSeconds();
        float[][] tail =
                DecayingNoise.make(sampleRateHz, decaySeconds * 1.15, decaySeconds, lowDecay, highDecay, seed());
        shapeOnset(tail, mixing * sampleRateHz);
        float[][] early = new float[2][tail[0].length];
        addReflections(early, sampleRateHz, mixing);
        balance(early, tail, sampleRateHz, mixing);
        return tail;
    }

    /** Rooms of other sizes get other noise. */
    private long seed() {
        return Math.round(width * 100 + depth * 10 + height);
    }

    /** When reflections are too many to be told apart: the root of the volume in milliseconds (A. Lindau, JAES 60, 2012). */
    private double mixingSeconds() {
        return Math.min(0.09, Math.sqrt(width * depth * height) * 1e-3);
    }

    private static void shapeOnset(float[][] tail, double frames) {
        for (float[] channel : tail) {
            for (int i = 0; i < Math.min(frames, channel.length); i++) {
                channel[i] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * i / frames));
            }
        }
    }

    /** Adds the reflections up to twice the mixing time, after the direct sound and without it. */
    private void addReflections(float[][] early, double sampleRateHz, double mixing) {
        double reflection = reflection();
        double[] source = {0.5 * width + 0.3, 0.3 * depth, 0.35 * height};
        double direct = 0.4 * depth / SOUND_METRES_PER_SECOND;
        for (int c = 0; c < 2; c++) {
            double[] ear = {0.5 * width + (c - 0.5) * MICROPHONE_METRES, 0.7 * depth, Math.min(1.7, 0.5 * height)};
            for (int nx = -ORDER; nx <= ORDER; nx++) {
                for (int ny = -ORDER; ny <= ORDER; ny++) {
                    for (int nz = -ORDER; nz <= ORDER; nz++) {
                        int bounces = Math.abs(nx) + Math.abs(ny) + Math.abs(nz);
                        double metres = Math.sqrt(square(image(nx, width, source[0]) - ear[0])
                                + square(image(ny, depth, source[1]) - ear[1])
                                + square(image(nz, height, source[2]) - ear[2]));
                        double seconds = metres / SOUND_METRES_PER_SECOND - direct;
                        if (bounces > 0 && seconds > 0 && seconds < 2 * mixing) {
                            double fade = Math.min(1, 2 - seconds / mixing);
                            addTap(
                                    early[c],
                                    seconds * sampleRateHz,
                                    fade * Math.pow(reflection, bounces) * direct * SOUND_METRES_PER_SECOND / metres);
                        }
                    }
                }
            }
        }
    }

    /** Share of the pressure that a wall gives back, from the decay by Sabine's formula. */
    private double reflection() {
        double volume = width * depth * height;
        double surface = 2 * (width * depth + width * height + depth * height);
        double absorption = Math.min(0.9, 0.161 * volume / (surface * decaySeconds));
        return Math.sqrt(1 - absorption);
    }

    /** Where the n-th mirror image of a source stands. */
    private static double image(int n, double length, double position) {
        return (n & 1) == 0 ? n * length + position : (n + 1) * length - position;
    }

    private static double square(double x) {
        return x * x;
    }

    /** An impulse between frames, as a short windowed sinc. */
    private static void addTap(float[] out, double at, double gain) {
        int middle = (int) Math.floor(at);
        for (int i = Math.max(0, middle - SINC_REACH + 1); i <= Math.min(out.length - 1, middle + SINC_REACH); i++) {
            double x = i - at;
            double window = 0.5 + 0.5 * Math.cos(Math.PI * x / SINC_REACH);
            double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            out[i] += (float) (gain * window * sinc);
        }
    }

    /** Joins the two with the tail as strong, where it takes over, as the reflections that it follows. */
    private static void balance(float[][] early, float[][] tail, double sampleRateHz, double mixing) {
        int frames = (int) Math.min(early[0].length, Math.max(8, mixing * sampleRateHz));
        double earlyEnergy = 1e-12;
        double tailEnergy = 1e-12;
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < frames; i++) {
                earlyEnergy += square(early[c][i]);
                tailEnergy += square(tail[c][Math.min(tail[c].length - 1, frames + i)]);
            }
        }
        double gain = Math.sqrt(0.7 * earlyEnergy / tailEnergy);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < tail[c].length; i++) {
                tail[c][i] = (float) (gain * tail[c][i] + early[c][i]);
            }
        }
    }
}
