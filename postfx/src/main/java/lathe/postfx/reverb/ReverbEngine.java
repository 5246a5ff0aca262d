package lathe.postfx.reverb;

import java.util.Arrays;

/**
 * The wet way of {@link FdnReverb} for one rate and character, without parameters of its own.
 *
 * <p>Time is cut into segments on an absolute grid, at whose starts settings change; inside a segment the caller runs pieces of
 * any length up to {@link #longestPiece}. All working arrays are one segment long and are indexed by the place in it: loops over
 * arrays with one common index are what the compiler turns into vector instructions.
 */
final class ReverbEngine {

    /** Swing of the rotations at full modulation. */
    private static final double FULL_SWING_RADIANS = 1.6;

    private static final double FADE_SECONDS = 0.02;
    private static final double LONGEST_PRE_DELAY_SECONDS = 0.25;

    private final int segmentFrames;
    private final int longestPiece;
    private final boolean stereo;
    private final double sampleRateHz;
    private final double lateAmplitude;
    private final int[] lineFrames;
    private final int longestEarlyFrames;

    private final PreDelay[] preDelays = new PreDelay[2];
    private final LowCut lowCut;
    private final Diffuser[] diffusers = new Diffuser[2];
    private final History[] diffused = new History[2];
    private final int[][] earlyFrames = new int[2][];
    private final double[][] earlyGains = new double[2][];
    private final Absorption absorption;
    private final DelayNetwork network;
    private final Rotations rotations;

    private final double[][] dry;
    private final double[][] wet;
    private final double[] work;
    private final double[] lateGains;
    private double lateGain;
    private double nextLateGain;

    ReverbEngine(ReverbCharacter character, double sampleRateHz, boolean stereo) {
        this.sampleRateHz = sampleRateHz;
        this.stereo = stereo;
        segmentFrames = Math.max(1, Integer.highestOneBit((int) (sampleRateHz / 300)));
        int[] lines = character.lineFrames(DelayNetwork.LINES, sampleRateHz);
        int piece = Math.min(segmentFrames, lines[0]);
        int longestEarly = 0;
        for (int side = 0; side < 2; side++) {
            int[] allpasses = character.diffusionFrames(side, sampleRateHz);
            piece = Math.min(piece, Arrays.stream(allpasses).min().orElseThrow());
            preDelays[side] =
                    new PreDelay((int) Math.ceil(LONGEST_PRE_DELAY_SECONDS * sampleRateHz), segmentFrames, (int)
                            (FADE_SECONDS * sampleRateHz));
            diffusers[side] = new Diffuser(allpasses, character.diffusion(), segmentFrames);
            earlyFrames[side] = character.earlyFrames(side, sampleRateHz);
            earlyGains[side] = character.earlyGains(side);
            longestEarly = Math.max(
                    longestEarly, Arrays.stream(earlyFrames[side]).max().orElseThrow());
            diffused[side] = new History(longestEarly, segmentFrames);
        }
        longestPiece = piece;
        longestEarlyFrames = longestEarly;
        lateAmplitude = character.lateAmplitude();
        lineFrames = lines;
        lowCut = new LowCut(sampleRateHz);
        absorption = new Absorption(lines, sampleRateHz);
        network = new DelayNetwork(lines, absorption, segmentFrames);
        rotations = new Rotations(segmentFrames, sampleRateHz, character.modulationHz());
        dry = new double[2][segmentFrames];
        wet = new double[2][segmentFrames];
        work = new double[segmentFrames];
        lateGains = new double[segmentFrames];
    }

    /** Length of a segment, about 3 ms, a power of two. */
    int segmentFrames() {
        return segmentFrames;
    }

    /** Most frames that {@link #process} may be asked for at once: no loop of the network is shorter. */
    int longestPiece() {
        return longestPiece;
    }

    void design(double midSeconds, double lowRatio, double lowHz, double highRatio, double highHz) {
        absorption.design(midSeconds, lowRatio, lowHz, highRatio, highHz);
        // A pass keeps this share of the energy, as the matrix spreads it evenly; all passes together give share / (1 -
        // share).
        double share = 0;
        for (int frames : lineFrames) {
            share += Math.pow(10, -6 * frames / (sampleRateHz * midSeconds)) / lineFrames.length;
        }
        nextLateGain = lateAmplitude * Math.sqrt((1 - share) / share * (stereo ? 0.5 : 1));
    }

    void designLowCut(double hz) {
        lowCut.design(hz);
    }

    /** Silences the past. */
    void clear(int preDelayFrames) {
        for (int side = 0; side < 2; side++) {
            preDelays[side].clear(preDelayFrames);
            diffusers[side].clear();
            diffused[side].clear();
        }
        lowCut.clear();
        network.clear();
    }

    /** Puts all that moves to where it stands at frame 0. */
    void rewind(double modulation) {
        rotations.rewind(modulation * FULL_SWING_RADIANS);
        lateGain = nextLateGain;
    }

    /** Moves the pre-delay by a crossfade. */
    void aimPreDelay(int frames) {
        preDelays[0].aim(frames);
        preDelays[1].aim(frames);
    }

    /** Moves the pre-delay at once; for while nothing is in it. */
    void jumpPreDelay(int frames) {
        preDelays[0].jump(frames);
        preDelays[1].jump(frames);
    }

    /** Starts the segment at an absolute frame. */
    void startSegment(long frame, double modulation) {
        rotations.segment(frame, modulation * FULL_SWING_RADIANS);
        double step = (nextLateGain - lateGain) / segmentFrames;
        for (int i = 0; i < segmentFrames; i++) {
            lateGains[i] = lateGain + step * i;
        }
        lateGain = nextLateGain;
    }

    /** Where the input of a side goes, and stays until {@link #process} uses it up. */
    double[] dry(int side) {
        return dry[side];
    }

    /** What {@link #process} made of it. */
    double[] wet(int side) {
        return wet[side];
    }

    /** Turns {@code dry[from..to)} into {@code wet[from..to)}. */
    void process(int from, int to) {
        int sides = stereo ? 2 : 1;
        for (int side = 0; side < sides; side++) {
            preDelays[side].process(dry[side], from, to);
        }
        lowCut.process(dry[0], dry[1], from, to);
        for (int side = 0; side < sides; side++) {
            diffusers[side].process(dry[side], from, to);
            early(side, from, to);
            multiply(dry[side], lateGains, from, to);
        }
        network.process(dry[0], dry[1], wet[0], wet[1], rotations, from, to);
    }

    private void early(int side, int from, int to) {
        diffused[side].append(dry[side], from, to);
        Arrays.fill(wet[side], from, to, 0);
        for (int tap = 0; tap < earlyFrames[side].length; tap++) {
            diffused[side].read(work, earlyFrames[side][tap], from, to);
            add(wet[side], work, earlyGains[side][tap], from, to);
        }
    }

    private static void add(double[] sum, double[] x, double gain, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += gain * x[i];
        }
    }

    private static void multiply(double[] x, double[] gains, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] *= gains[i];
        }
    }

    /** Frames in which all but the pre-delay falls by {@code decibels}, for a network of that longest decay time. */
    long decayFrames(double decibels, double longestSeconds) {
        long before = longestEarlyFrames + Math.max(diffusers[0].smearFrames(), diffusers[1].smearFrames());
        long diffusion = Math.max(diffusers[0].decayFrames(decibels), diffusers[1].decayFrames(decibels));
        // One decay after another lasts little longer than the slower of the two.
        return before + Math.max(diffusion, (long) Math.ceil(decibels / 60 * longestSeconds * sampleRateHz));
    }
}
