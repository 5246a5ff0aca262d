package lathe.engine.spectrogram;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import lathe.core.dsp.MelFilterBank;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;

/**
 * Power spectra of frames to which tones and noise are added in closed form, as if all were measured through a Hann window: a sine
 * of amplitude {@code a} stands in the bins around its frequency with {@code a N / 4 sinc(d) / (1 - d^2)}, {@code d} bins away. Powers add,
 * as phases are not known.
 */
final class PowerFrames {

    /** Bins to either side that the window's main lobe and the first side lobes reach. */
    private static final int REACH = 4;

    /** Places in the window at which a level that changes is looked up. */
    private static final int POINTS = 16;

    /** Mean of a Rayleigh distribution over its root mean square: what noise has of magnitude. */
    private static final double RAYLEIGH = Math.sqrt(Math.PI) / 2;

    private final MelFrontEnd end;
    private final float[][] power;
    private final double[] weights = new double[POINTS];
    private final double[] offsets = new double[POINTS];

    PowerFrames(MelFrontEnd end, int frames) {
        this.end = end;
        power = new float[frames][end.bins()];
        for (int i = 0; i < POINTS; i++) {
            double at = (i + 0.5) / POINTS;
            weights[i] = (1 - Math.cos(2 * Math.PI * at)) / POINTS;
            offsets[i] = (at - 0.5) * end.framing().windowSize() / end.sampleRateHz();
        }
    }

    private double centreSeconds(int frame) {
        MelFraming framing = end.framing();
        double centre = (double) frame * framing.hop() - framing.padLeft() + framing.fftSize() / 2.0;
        return centre / end.sampleRateHz();
    }

    private int frameBefore(double seconds) {
        MelFraming framing = end.framing();
        double frame = (seconds * end.sampleRateHz() + framing.padLeft() - framing.fftSize()) / framing.hop();
        return (int) Math.clamp(Math.floor(frame), 0, power.length);
    }

    private int frameAfter(double seconds) {
        MelFraming framing = end.framing();
        double frame = (seconds * end.sampleRateHz() + framing.padLeft()) / framing.hop();
        return (int) Math.clamp(Math.ceil(frame), 0, power.length);
    }

    /** Mean level through the window. */
    private double through(DoubleUnaryOperator level, double centre) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += weights[i] * level.applyAsDouble(centre + offsets[i]);
        }
        return sum;
    }

    /**
     * Adds a sine.
     *
     * @param level amplitude by time in seconds
     */
    void addSine(double hz, double from, double to, DoubleUnaryOperator level) {
        int size = end.framing().fftSize();
        double bin = hz * size / end.sampleRateHz();
        int middle = (int) Math.rint(bin);
        double[] lobe = new double[2 * REACH + 1];
        for (int i = 0; i < lobe.length; i++) {
            double d = middle - REACH + i - bin;
            double window = Math.abs(Math.abs(d) - 1) < 1e-9
                    ? 0.5
                    : Math.abs(d) < 1e-9 ? 1 : Math.sin(Math.PI * d) / (Math.PI * d) / (1 - d * d);
            lobe[i] = window * window * size * size / 16.0;
        }
        int last = frameAfter(to);
        for (int frame = frameBefore(from); frame < last; frame++) {
            double amplitude = through(level, centreSeconds(frame));
            for (int i = 0; i < lobe.length; i++) {
                int k = middle - REACH + i;
                if (k >= 0 && k < power[frame].length) {
                    power[frame][k] += (float) (amplitude * amplitude * lobe[i]);
                }
            }
        }
    }

    /**
     * Adds noise.
     *
     * @param shape amplitude over frequency; a mean square of 1 in all where it is 1 everywhere
     * @param level factor by time in seconds
     */
    void addNoise(DoubleUnaryOperator shape, double from, double to, DoubleUnaryOperator level) {
        int size = end.framing().fftSize();
        double[] spectrum = new double[end.bins()];
        Arrays.setAll(spectrum, k -> {
            double amplitude = RAYLEIGH * shape.applyAsDouble((double) k * end.sampleRateHz() / size);
            return amplitude * amplitude * 3.0 / 8 * size;
        });
        int last = frameAfter(to);
        for (int frame = frameBefore(from); frame < last; frame++) {
            double centre = centreSeconds(frame);
            double square = 0;
            for (int i = 0; i < POINTS; i++) {
                double now = level.applyAsDouble(centre + offsets[i]);
                square += weights[i] * weights[i] * now * now;
            }
            double share = square * POINTS / 1.5;
            for (int k = 0; k < spectrum.length; k++) {
                power[frame][k] += (float) (spectrum[k] * share);
            }
        }
    }

    /** What the front end makes of the powers, {@code [mels][frames]}. */
    float[][] mel() {
        MelFilterBank filters = MelFilterBank.of(end);
        float[][] mel = new float[end.mels()][power.length];
        double[] spectrum = new double[end.bins()];
        double[] sums = new double[end.mels()];
        double gain = end.level().inputGain() * end.level().inputGain();
        for (int frame = 0; frame < power.length; frame++) {
            for (int k = 0; k < spectrum.length; k++) {
                double square = gain * power[frame][k] + end.level().magnitudeEpsilon();
                spectrum[k] = end.level().power() == 1 ? Math.sqrt(square) : square;
            }
            filters.apply(spectrum, sums);
            for (int m = 0; m < sums.length; m++) {
                mel[m][frame] = (float) end.level().of(sums[m]);
            }
        }
        return mel;
    }
}
