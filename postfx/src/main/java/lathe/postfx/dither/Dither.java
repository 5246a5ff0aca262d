package lathe.postfx.dither;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * Fewer bits without distortion: adds triangular dither of two steps peak to peak and rounds, with or without the noise
 * moved to where the ear is dull. The last stage of all, after the limiter.
 *
 * <p>Output samples are whole multiples of the step {@code 2^(1 - bits)}, from -1 to one step below +1, so that a file
 * writer of as many bits rounds nothing. Each sample of dither is the sum of two independent uniform numbers, channels
 * are independent, and the same seed gives the same bytes.
 *
 * <ul>
 *   <li>{@code tpdf}: the mean and the variance of the error (a quarter of a step squared) do not depend on the sound.
 *   <li>{@code shaped}: the same with error feedback; {@link NoiseShape} says which filter at which rate. The noise adds
 *       up to some 20 steps to peaks, so leave that much below full scale.
 *   <li>{@code none}: rounds to the nearest step; the error is distortion.
 * </ul>
 *
 * With {@code blanking} on (it is off at first) a channel that has been digital silence for 250 ms stays silent until it
 * sounds again.
 *
 * <p>Source: Lipshitz, Wannamaker and Vanderkooy, Quantization and Dither: A Theoretical Survey, JAES 40 (1992).
 */
public final class Dither implements Processor {

    private static final int NONE = 0;
    private static final int TPDF = 1;
    private static final int SHAPED = 2;

    /** Time of digital silence after which a channel with blanking on is silent too. */
    private static final double BLANKING_MS = 250;

    private final Parameter bits = Parameter.number("bits", "Word length", "bit")
            .range(8, 24)
            .initial(24)
            .curve(Curve.STEPPED)
            .decimals(0)
            .fixedWhileRunning()
            .build();
    private final Parameter kind = Parameter.choice("kind", "Kind", "none", "tpdf", "shaped")
            .initial(TPDF)
            .fixedWhileRunning()
            .build();
    private final Parameter blanking =
            Parameter.toggle("blanking", "Silence stays silent").build();
    private final ParameterSet parameters = ParameterSet.of(bits, kind, blanking);

    private final long seed;

    private ChannelQuantizer[] quantizers = new ChannelQuantizer[0];
    private int blankingFrames;

    /** @param seed of the dither; the same seed gives the same samples */
    public Dither(long seed) {
        this.seed = seed;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        blankingFrames = setup.frames(BLANKING_MS);
        double[] feedback = kind.choice() == SHAPED ? NoiseShape.feedback(setup.sampleRateHz()) : new double[0];
        quantizers = new ChannelQuantizer[setup.channels()];
        for (int c = 0; c < quantizers.length; c++) {
            quantizers[c] = new ChannelQuantizer((int) bits.value(), kind.choice() != NONE, feedback, seed, c);
        }
    }

    @Override
    public void process(Block block) {
        int blankAfter = blanking.isOn() ? blankingFrames : Integer.MAX_VALUE;
        for (int c = 0; c < block.channels(); c++) {
            quantizers[c].process(block.channel(c), block.from(), block.to(), blankAfter);
        }
    }

    @Override
    public void reset() {
        parameters.settle();
        for (ChannelQuantizer quantizer : quantizers) {
            quantizer.reset();
        }
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    /** Endless while dither plays on after the sound. */
    @Override
    public long tailFrames() {
        return kind.choice() == NONE ? 0 : Long.MAX_VALUE;
    }
}
