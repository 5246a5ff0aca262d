package lathe.postfx.loudness;

import java.util.Arrays;
import java.util.stream.IntStream;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Speaker;
import lathe.postfx.loudness.KWeighting.Section;

/**
 * K-weighted, channel-weighted energy of a stream: sum over channels of G times the squared samples (ITU-R BS.1770-5).
 *
 * <p>NaN and infinities count as silence.
 */
final class WeightedEnergy {

    /** Below this a filter state is silence; far above the denormals, on which processors are slow. */
    private static final double SILENCE = 1e-30;

    private static final int STATES = 4;

    private final Section shelf;
    private final Section highPass;
    /** Channels that count, in pairs for the sake of speed; an odd last one is its own partner, with weight 0. */
    private final int[] heard;

    private final double[] weights;
    private final double[] states;
    private final double[] savedStates;
    private final double[] energies;
    private final float[][] repaired;

    /** @param maxFrames most frames in one call of {@link #add} */
    WeightedEnergy(double sampleRateHz, ChannelLayout layout, int maxFrames) {
        KWeighting weighting = KWeighting.at(sampleRateHz);
        shelf = weighting.shelf();
        highPass = weighting.highPass();
        int[] counted = IntStream.range(0, layout.channels())
                .filter(c -> weight(layout.speakers().get(c)) > 0)
                .toArray();
        heard = Arrays.copyOf(counted, (counted.length + 1) / 2 * 2);
        weights = new double[heard.length];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = counted[Math.min(i, counted.length - 1)];
            weights[i] = i < counted.length ? weight(layout.speakers().get(heard[i])) : 0;
        }
        states = new double[heard.length * STATES];
        savedStates = new double[states.length];
        energies = new double[heard.length];
        repaired = new float[2][maxFrames];
    }

    /** The weight G of a loudspeaker: BS.1770-5, Annex 3; the LFE is not heard. */
    static double weight(Speaker speaker) {
        if (speaker.isLowFrequency()) {
            return 0;
        }
        double azimuth = Math.abs(speaker.azimuthDegrees());
        boolean beside = Math.abs(speaker.elevationDegrees()) < 30 && azimuth >= 60 && azimuth <= 120;
        return beside ? 1.41 : 1;
    }

    /** Takes {@code channels[c][from..to)}. */
    void add(float[][] channels, int from, int to) {
        for (int first = 0; first < heard.length; first += 2) {
            float[] a = channels[heard[first]];
            float[] b = channels[heard[first + 1]];
            System.arraycopy(states, first * STATES, savedStates, first * STATES, 2 * STATES);
            if (!addPair(first, a, b, from, to)) {
                System.arraycopy(savedStates, first * STATES, states, first * STATES, 2 * STATES);
                repair(a, from, to, repaired[0]);
                repair(b, from, to, repaired[1]);
                addPair(first, repaired[0], repaired[1], 0, to - from);
            }
        }
    }

    /** The sum since the last call, which begins a new one. */
    double take() {
        double sum = 0;
        for (int i = 0; i < energies.length; i++) {
            sum += weights[i] * energies[i];
            energies[i] = 0;
        }
        for (int i = 0; i < states.length; i++) {
            if (Math.abs(states[i]) < SILENCE) {
                states[i] = 0;
            }
        }
        return sum;
    }

    /** Forgets the past. */
    void clear() {
        Arrays.fill(states, 0);
        Arrays.fill(energies, 0);
    }

    /**
     * Filters two channels in one loop: each waits for its own past, so the second rides for nothing.
     *
     * @return false if a sample was not finite; the energies are then as before, the states are spoilt
     */
    private boolean addPair(int first, float[] a, float[] b, int from, int to) {
        double s0 = shelf.b0();
        double s1 = shelf.b1();
        double s2 = shelf.b2();
        double sa1 = shelf.a1();
        double sa2 = shelf.a2();
        double h0 = highPass.b0();
        double h1 = highPass.b1();
        double h2 = highPass.b2();
        double ha1 = highPass.a1();
        double ha2 = highPass.a2();
        int at = first * STATES;
        double za1 = states[at];
        double za2 = states[at + 1];
        double za3 = states[at + 2];
        double za4 = states[at + 3];
        double zb1 = states[at + 4];
        double zb2 = states[at + 5];
        double zb3 = states[at + 6];
        double zb4 = states[at + 7];
        double energyA = energies[first];
        double energyB = energies[first + 1];
        for (int i = from; i < to; i++) {
            double xa = a[i];
            double xb = b[i];
            double ya = s0 * xa + za1;
            double yb = s0 * xb + zb1;
            za1 = s1 * xa - sa1 * ya + za2;
            zb1 = s1 * xb - sa1 * yb + zb2;
            za2 = s2 * xa - sa2 * ya;
            zb2 = s2 * xb - sa2 * yb;
            double wa = h0 * ya + za3;
            double wb = h0 * yb + zb3;
            za3 = h1 * ya - ha1 * wa + za4;
            zb3 = h1 * yb - ha1 * wb + zb4;
            za4 = h2 * ya - ha2 * wa;
            zb4 = h2 * yb - ha2 * wb;
            energyA += wa * wa;
            energyB += wb * wb;
        }
        states[at] = za1;
        states[at + 1] = za2;
        states[at + 2] = za3;
        states[at + 3] = za4;
        states[at + 4] = zb1;
        states[at + 5] = zb2;
        states[at + 6] = zb3;
        states[at + 7] = zb4;
        if (!Double.isFinite(energyA + energyB)) {
            return false;
        }
        energies[first] = energyA;
        energies[first + 1] = energyB;
        return true;
    }

    private static void repair(float[] samples, int from, int to, float[] into) {
        for (int i = from; i < to; i++) {
            into[i - from] = Float.isFinite(samples[i]) ? samples[i] : 0;
        }
    }
}
