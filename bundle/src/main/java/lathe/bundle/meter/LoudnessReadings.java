package lathe.bundle.meter;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.PeakHold;
import lathe.core.process.ProcessSetup;
import lathe.postfx.loudness.LivePeakMeter;
import lathe.postfx.loudness.LoudnessMeter;

/**
 * Loudness measured on the audio thread and read on another, all values of one moment together.
 *
 * <p>The audio thread writes between two steps of a counter and never waits; a reader that was crossed reads again, and after
 * some tries keeps what it had. Integrated loudness and range need a pass over a histogram, so they are renewed in turn,
 * each once a second.
 */
public final class LoudnessReadings {

    private static final int VALUES = 8;
    private static final int MOST_TRIES = 64;
    private static final int MOST_CHANNELS = 8;

    private final AtomicInteger version = new AtomicInteger();
    private final AtomicLongArray values = new AtomicLongArray(VALUES);
    private final PeakHold[] levels = new PeakHold[MOST_CHANNELS];
    private volatile boolean resetAsked;
    private volatile int channels;

    private LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.STEREO);
    private LivePeakMeter peaks = new LivePeakMeter(2);
    private float[] highest = new float[0];
    private float[][] lent = new float[0][];
    private double sampleRateHz = 48_000;
    private long frames;
    private long nextHalfSecond;
    private boolean rangeNext;
    private double integrated = Double.NaN;
    private double range = Double.NaN;
    private Loudness last = Loudness.NONE;

    /** With nothing measured. */
    public LoudnessReadings() {
        for (int c = 0; c < levels.length; c++) {
            levels[c] = new PeakHold();
        }
        publish();
    }

    /** Makes ready and begins anew; before processing. */
    public void prepare(ProcessSetup setup) {
        sampleRateHz = setup.sampleRateHz();
        channels = setup.channels();
        meter = new LoudnessMeter(sampleRateHz, setup.layout());
        peaks = new LivePeakMeter(setup.channels());
        highest = new float[setup.channels()];
        lent = new float[setup.channels()][];
        restart();
    }

    /** Begins anew; audio thread. */
    public void restart() {
        meter.reset();
        peaks.reset();
        Arrays.fill(highest, 0);
        frames = 0;
        nextHalfSecond = halfSecond();
        rangeNext = false;
        integrated = Double.NaN;
        range = Double.NaN;
        publish();
    }

    /** Asks for a new beginning at the next block; any thread. */
    public void askRestart() {
        resetAsked = true;
    }

    private long halfSecond() {
        return Math.round(0.5 * sampleRateHz);
    }

    /** Measures a block and leaves it as it is; audio thread. */
    public void add(Block block) {
        if (resetAsked) {
            resetAsked = false;
            restart();
        }
        for (int c = 0; c < lent.length; c++) {
            lent[c] = block.channel(c);
        }
        meter.add(lent, block.from(), block.to());
        peaks.add(lent, block.from(), block.to());
        for (int c = 0; c < lent.length; c++) {
            float peak = peaks.peak(c);
            peaks.forgetPeak(c);
            highest[c] = Math.max(highest[c], peak);
            if (c < MOST_CHANNELS) {
                levels[c].raise(peak);
            }
        }
        frames += block.frames();
        if (frames >= nextHalfSecond) {
            nextHalfSecond += halfSecond();
            renewSlowValue();
        }
        publish();
    }

    private void renewSlowValue() {
        if (rangeNext) {
            range = meter.loudnessRangeLu();
        } else {
            integrated = meter.integratedLufs();
        }
        rangeNext = !rangeNext;
    }

    private void publish() {
        float peak = 0;
        for (float each : highest) {
            peak = Math.max(peak, each);
        }
        int writing = version.getPlain() + 1;
        version.setOpaque(writing);
        VarHandle.storeStoreFence();
        put(0, meter.momentaryLufs());
        put(1, meter.shortTermLufs());
        put(2, integrated);
        put(3, range);
        put(4, meter.maxMomentaryLufs());
        put(5, meter.maxShortTermLufs());
        put(6, 20 * Math.log10(peak));
        put(7, frames / sampleRateHz);
        version.setRelease(writing + 1);
    }

    private void put(int index, double value) {
        values.setOpaque(index, Double.doubleToRawLongBits(value));
    }

    /** All values of one moment; one reader, any thread. */
    public Loudness read() {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            int before = version.getAcquire();
            Loudness seen = new Loudness(get(0), get(1), get(2), get(3), get(4), get(5), get(6), get(7));
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && version.getOpaque() == before) {
                last = seen;
                return seen;
            }
            Thread.onSpinWait();
        }
        return last;
    }

    private double get(int index) {
        return Double.longBitsToDouble(values.getOpaque(index));
    }

    /** Channels measured. */
    public int channels() {
        return channels;
    }

    /** Highest true peak of a channel since this was last asked, linear; one reader, any thread. Channels from the ninth on read 0. */
    public double takePeak(int channel) {
        return channel < MOST_CHANNELS ? levels[channel].take() : 0;
    }
}
