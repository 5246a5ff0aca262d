package lathe.postfx.loudness;

import java.util.Arrays;
import lathe.core.dsp.Kernels;

/**
 * Peaks between the samples, twice: as ITU-R BS.1770-5, Annex 2 computes them (4x, 48 taps; comparable with other meters), and
 * of the band-limited signal itself (32x, long kernel; within 0.02 dB up to 0.499 of the sample rate). All channels together.
 *
 * <p>The values do not depend on how the sound was cut into calls. {@link #add} allocates nothing. NaN and infinities count as
 * silence. Not thread-safe.
 */
public final class TruePeakMeter {

    private static final int HOP = HalfwaySamples.HOP;
    private static final int HISTORY = HalfwaySamples.SIZE - HOP;

    /** What is beyond, 600 dB over full scale, is no sound, and would overflow in the transforms. */
    private static final float LOUDEST = 1e30f;

    /** What is less, 500 dB under full scale, would be denormal numbers in the transforms, on which processors are slow. */
    private static final float QUIETEST = 1e-25f;

    private static final int FINE_CARRY = FinePeak.TAPS - 1;

    private final Kernels kernels = Kernels.best();
    private final StandardPeak standardPeak = new StandardPeak();
    private final HalfwaySamples halfwaySamples = new HalfwaySamples();
    private final FinePeak finePeak = new FinePeak();
    private final Channel[] channels;
    private final Channel ending = new Channel();
    private int filled;

    /** @param channels how many channels {@link #add} will bring; 1 or more */
    public TruePeakMeter(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException("channels=" + channels + " must be 1 or more");
        }
        this.channels = new Channel[channels];
        for (int c = 0; c < channels; c++) {
            this.channels[c] = new Channel();
        }
    }

    /** Forgets everything, as before the first call of {@link #add}. */
    public void reset() {
        for (Channel channel : channels) {
            channel.clear();
        }
        filled = 0;
    }

    /** Takes the next frames, {@code samples[channel][from..to)}; leaves them as they are. */
    public void add(float[][] samples, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + HOP - filled);
            for (int c = 0; c < channels.length; c++) {
                channels[c].take(samples[c], at, end, filled);
            }
            filled += end - at;
            at = end;
            if (filled == HOP) {
                for (Channel channel : channels) {
                    channel.hop();
                }
                filled = 0;
            }
        }
    }

    /** Largest magnitude at the standard's 4x, in dBTP, of everything so far and silence after it; never below the sample peak. */
    public double truePeakDbtp() {
        return decibels(standard(true));
    }

    /** Largest magnitude of the band-limited signal, in dBTP, of everything so far and silence after it. */
    public double fineTruePeakDbtp() {
        return decibels(fine(true));
    }

    /**
     * {@link #truePeakDbtp} for a display while sound still comes: only where all neighbours are known, up to 6144 frames behind;
     * so it never falls, and is not startled by an end that is none.
     */
    public double heldTruePeakDbtp() {
        return decibels(standard(false));
    }

    /** {@link #fineTruePeakDbtp} for a display while sound still comes, up to 7172 frames behind. */
    public double heldFineTruePeakDbtp() {
        return decibels(fine(false));
    }

    private float standard(boolean toTheEnd) {
        float highest = 0;
        for (Channel channel : channels) {
            highest = Math.max(highest, toTheEnd ? ended(channel).standard : channel.standard);
        }
        return highest;
    }

    private float fine(boolean toTheEnd) {
        float highest = 0;
        for (Channel channel : channels) {
            highest = Math.max(highest, toTheEnd ? ended(channel).fine : channel.fine);
        }
        return highest;
    }

    /** What the channel will say after silence; valid until the next call. */
    private Channel ended(Channel channel) {
        ending.copy(channel);
        int after = filled;
        for (int silence = 0; silence < HISTORY; silence += HOP - after, after = 0) {
            ending.silence(after);
            ending.hop();
        }
        return ending;
    }

    private static double decibels(float magnitude) {
        return 20 * Math.log10(magnitude);
    }

    /** One channel's recent past: {@code HISTORY} samples, then the hop that is being filled. */
    private final class Channel {

        private final float[] recent = new float[HalfwaySamples.SIZE];
        /** The 2x signal, behind the last values of the hop before. */
        private final float[] doubled = new float[FINE_CARRY + 2 * HOP];

        private float standard;
        private float fine;

        void take(float[] samples, int from, int to, int after) {
            int at = HISTORY + after - from;
            for (int i = from; i < to; i++) {
                float magnitude = Math.abs(samples[i]);
                recent[at + i] = magnitude >= QUIETEST && magnitude <= LOUDEST ? samples[i] : 0;
            }
        }

        void silence(int after) {
            Arrays.fill(recent, HISTORY + after, recent.length, 0);
        }

        void hop() {
            int first = HISTORY - (StandardPeak.TAPS - 1);
            float samplePeak = kernels.peak(recent, HISTORY, recent.length);
            standard = standardPeak.raise(Math.max(standard, samplePeak), recent, first, first + HOP);
            float[] halfway = halfwaySamples.of(recent);
            int centre = HalfwaySamples.REACH - 1;
            for (int i = 0; i < HOP; i++) {
                doubled[FINE_CARRY + 2 * i] = recent[centre + i];
                doubled[FINE_CARRY + 2 * i + 1] = halfway[centre + i];
            }
            float doubledPeak = kernels.peak(doubled, 0, doubled.length);
            fine = finePeak.raise(Math.max(Math.max(fine, samplePeak), doubledPeak), doubled, 0, 2 * HOP);
            System.arraycopy(doubled, 2 * HOP, doubled, 0, FINE_CARRY);
            System.arraycopy(recent, HOP, recent, 0, HISTORY);
        }

        void copy(Channel other) {
            System.arraycopy(other.recent, 0, recent, 0, recent.length);
            System.arraycopy(other.doubled, 0, doubled, 0, FINE_CARRY);
            standard = other.standard;
            fine = other.fine;
        }

        void clear() {
            Arrays.fill(recent, 0);
            Arrays.fill(doubled, 0);
            standard = 0;
            fine = 0;
        }
    }
}
