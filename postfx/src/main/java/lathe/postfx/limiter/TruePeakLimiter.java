package lathe.postfx.limiter;

import java.util.Arrays;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.PeakHold;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * Keeps true peaks at or below a ceiling: those of the continuous waveform that the samples stand for, and also what the
 * four-phase meter of ITU-R BS.1770-5 reads, which can be 0.1 dB more.
 *
 * <p>Each peak between the samples is measured ahead of time and asks for a gain; the gain falls to it within the
 * lookahead, waits, and recovers at two speeds ({@link GainCurve}). The output is the input times that gain. Sound whose
 * peaks stay 0.1 dB below the ceiling comes out bit for bit, later by {@link #latencyFrames()}.
 *
 * <p>Why the ceiling holds: a gain that varies slowly multiplies the continuous waveform exactly as it multiplies the
 * samples, as long as the product stays within half the rate. Only what lies next to half the rate breaks this, and no
 * filter of finite length could measure its peaks either. So while limiting, and only then, the last twentieth of the band
 * (above 20.4 kHz at 44.1 kHz) is faded out. At rates below 44.1 kHz that is just audible.
 *
 * <p>What follows must not raise peaks again: dither adds a step or two (20 when shaped), a sample-rate converter up to
 * 0.9 dB, so limit after converting. Peaks of 0 dBTP leave no room for either.
 *
 * <p>A change of {@code ceiling} acts on sound that has not been measured yet, some milliseconds later.
 */
public final class TruePeakLimiter implements Processor {

    private static final int HOP = ChannelPeaks.HOP;
    private static final int GROUP = ChannelPeaks.GROUP;
    private static final int GROUPS = ChannelPeaks.GROUPS;

    /** Most frames worked on at once. */
    private static final int BATCH = ChannelPeaks.MOST_HOPS * HOP;

    /** A faster gain would spread the sound past half the rate; with the default it matters below 13 kHz only. */
    private static final int LEAST_RAMP_GROUPS = 8;

    /** Louder input (+120 dBFS) is clipped, to keep sums finite. */
    private static final float LOUDEST = 1e6f;

    private final Parameter ceiling = Parameter.number("ceiling", "Ceiling", "dBTP")
            .range(-24, 0)
            .initial(-1)
            .build();
    private final Parameter gain = Parameter.decibels("gain", "Input gain")
            .range(-24, 36)
            .smoothedMs(20)
            .build();
    private final Parameter lookahead = Parameter.milliseconds("lookahead", "Lookahead")
            .range(1, 20)
            .initial(5)
            .curve(Curve.LOGARITHMIC)
            .fixedWhileRunning()
            .build();
    private final Parameter release = Parameter.milliseconds("release", "Release")
            .range(5, 2000)
            .initial(20)
            .curve(Curve.LOGARITHMIC)
            .build();
    private final Parameter link = Parameter.percent("link", "Channel link")
            .range(0, 100)
            .initial(100)
            .fixedWhileRunning()
            .build();
    private final ParameterSet parameters = ParameterSet.of(ceiling, gain, lookahead, release, link);

    private ChannelPeaks[] channels = new ChannelPeaks[0];
    /** One for all channels if they are fully linked. */
    private GainCurve[] curves = new GainCurve[0];

    private EdgeFade edgeFade = new EdgeFade(1, EdgeFade.LEAST_GROUPS);

    private int delayGroups;
    private float linked;
    private float[][] incoming = new float[0][];
    private float[][] outgoing = new float[0][];
    private float[][] gainNodes = new float[0][];
    private final float[] fadeNodes = new float[GROUPS + 1];
    private final float[] inputGains = new float[BATCH];

    private int filled;
    private double ceilingDb = Double.NaN;
    private float top;
    private float leastGain;
    private float leastGainOfHop;
    /** Written once a call, as other threads may read it. */
    private volatile double gainReductionDb;

    private final PeakHold heldReduction = new PeakHold();

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        double groupRateHz = setup.sampleRateHz() / GROUP;
        int rampGroups = Math.max(LEAST_RAMP_GROUPS, (int) Math.round(lookahead.value() * 1e-3 * groupRateHz));
        delayGroups = Math.max(rampGroups, EdgeFade.LEAST_GROUPS);
        linked = (float) (link.value() / 100);
        int count = setup.channels();
        channels = new ChannelPeaks[count];
        Arrays.setAll(channels, c -> new ChannelPeaks((delayGroups + GROUPS) * GROUP));
        curves = new GainCurve[linked == 1 ? 1 : count];
        Arrays.setAll(curves, c -> new GainCurve(groupRateHz, rampGroups, delayGroups - rampGroups));
        edgeFade = new EdgeFade(groupRateHz, delayGroups);
        incoming = new float[count][BATCH];
        outgoing = new float[count][BATCH + HOP];
        gainNodes = new float[curves.length][GROUPS + 1];
        reset();
    }

    @Override
    public void reset() {
        parameters.settle();
        for (int c = 0; c < channels.length; c++) {
            channels[c].reset();
            Arrays.fill(outgoing[c], 0);
        }
        for (int k = 0; k < curves.length; k++) {
            curves[k].reset();
            Arrays.fill(gainNodes[k], 1);
        }
        edgeFade.reset();
        Arrays.fill(fadeNodes, 0);
        filled = 0;
        leastGain = 1;
        leastGainOfHop = 1;
        gainReductionDb = 0;
    }

    @Override
    public void process(Block block) {
        leastGain = leastGainOfHop;
        int position = block.from();
        while (position < block.to()) {
            int frames = Math.min(BATCH - filled, block.to() - position);
            fillInputGains(frames);
            for (int c = 0; c < channels.length; c++) {
                takeIn(block.channel(c), position, incoming[c], frames);
            }
            int hops = (filled + frames) / HOP;
            if (hops > 0) {
                limit(hops);
            }
            for (int c = 0; c < channels.length; c++) {
                System.arraycopy(outgoing[c], filled, block.channel(c), position, frames);
            }
            position += frames;
            filled += frames;
            if (hops > 0) {
                keepRest(hops * HOP);
            }
        }
        gainReductionDb = leastGain >= 1 ? 0 : -20 * Math.log10(leastGain);
        heldReduction.raise(gainReductionDb);
    }

    /** What came in after the last whole hop, and the last hop that went out, move to the front. */
    private void keepRest(int frames) {
        filled -= frames;
        for (int c = 0; c < channels.length; c++) {
            System.arraycopy(incoming[c], frames, incoming[c], 0, filled);
            System.arraycopy(outgoing[c], frames, outgoing[c], 0, HOP);
        }
    }

    private void fillInputGains(int frames) {
        if (gain.isMoving()) {
            for (int i = 0; i < frames; i++) {
                inputGains[i] = (float) factor(gain.next());
            }
        } else {
            Arrays.fill(inputGains, 0, frames, (float) factor(gain.current()));
        }
    }

    private void takeIn(float[] x, int from, float[] in, int frames) {
        for (int i = 0; i < frames; i++) {
            in[filled + i] = Math.max(-LOUDEST, Math.min(LOUDEST, x[from + i] * inputGains[i]));
        }
    }

    /** Measures the hops that came in and makes those that go out; always on the same frames, whatever the blocks. */
    private void limit(int hops) {
        if (ceiling.value() != ceilingDb) {
            ceilingDb = ceiling.value();
            top = (float) factor(ceilingDb);
        }
        for (int c = 0; c < channels.length; c++) {
            channels[c].take(incoming[c], hops);
        }
        for (GainCurve curve : curves) {
            curve.setRelease(release.value());
        }
        for (int hop = 0; hop < hops; hop++) {
            limitHop(hop);
            leastGain = Math.min(leastGain, leastGainOfHop);
        }
    }

    private void limitHop(int hop) {
        for (ChannelPeaks channel : channels) {
            channel.measure(hop, top, edgeFade.isOpen());
        }
        leastGainOfHop = 1;
        for (float[] nodes : gainNodes) {
            nodes[0] = nodes[GROUPS];
            leastGainOfHop = Math.min(leastGainOfHop, nodes[0]);
        }
        fadeNodes[0] = fadeNodes[GROUPS];
        for (int group = 0; group < GROUPS; group++) {
            decide(group);
        }
        for (int c = 0; c < channels.length; c++) {
            render(channels[c], hop, gainNodes[curves.length == 1 ? 0 : c], outgoing[c]);
        }
    }

    /** Finds the nodes of gain and edge at the end of one outgoing group. */
    private void decide(int group) {
        float highest = 0;
        boolean over = false;
        for (ChannelPeaks channel : channels) {
            highest = Math.max(highest, channel.bodyPeaks()[group]);
            over |= channel.soundPeaks()[group] > top;
        }
        fadeNodes[group + 1] = (float) edgeFade.next(over || highest > top);
        double lowest = required(highest);
        for (int k = 0; k < curves.length; k++) {
            double own = curves.length == 1 ? lowest : required(channels[k].bodyPeaks()[group]);
            float node = (float) curves[k].next(own + linked * (lowest - own));
            gainNodes[k][group + 1] = node;
            leastGainOfHop = Math.min(leastGainOfHop, node);
        }
    }

    private double required(float peak) {
        return peak > top ? (double) top / peak : 1;
    }

    private void render(ChannelPeaks channel, int hop, float[] gains, float[] out) {
        float[] sound = channel.sound();
        float[] edge = channel.edge();
        int from = channel.measuredTo(hop) - HOP - delayGroups * GROUP;
        int to = (hop + 1) * HOP;
        for (int group = 0; group < GROUPS; group++) {
            float gainNow = gains[group];
            float gainStep = (gains[group + 1] - gainNow) / GROUP;
            float fade = fadeNodes[group];
            float fadeStep = (fadeNodes[group + 1] - fade) / GROUP;
            int at = group * GROUP;
            for (int i = 0; i < GROUP; i++) {
                float kept = sound[from + at + i] - (fade + i * fadeStep) * edge[from + at + i];
                out[to + at + i] = (gainNow + i * gainStep) * kept;
            }
        }
    }

    private static double factor(double db) {
        return Math.pow(10, db / 20);
    }

    @Override
    public int latencyFrames() {
        return HOP + ChannelPeaks.DELAY + delayGroups * GROUP;
    }

    /** What the linear-phase edge filter adds after the last sample while limiting. */
    @Override
    public long tailFrames() {
        return ChannelPeaks.EDGE_REACH;
    }

    /**
     * Largest gain reduction in the last call of {@code process}, in dB, 0 or more; of the channel reduced most. Any thread
     * may ask.
     */
    public double gainReductionDb() {
        return gainReductionDb;
    }

    /** Largest gain reduction since this was last asked; for one reader on any thread, such as an editor's history. */
    public double takeGainReductionDb() {
        return heldReduction.take();
    }
}
