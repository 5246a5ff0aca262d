package lathe.postfx.reverb;

import java.util.Arrays;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Speaker;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * Convolution with an impulse response: the sound of a place that was measured, a plate, a loudspeaker.
 *
 * <p>A response of one channel serves every channel alike. Two channels are left to left and right to right; four are true stereo in
 * the order left to left, left to right, right to left, right to right. Of sound with more than two channels they serve the front left
 * and right (the first two where none are so named), and the others pass, in time with the rest. Mono sound takes a
 * response's first channel.
 *
 * <p>{@code ir_gain} says what is done to the response's level: nothing; energy, so that white noise keeps its level; or
 * peak, so that the largest sample is 1. {@code trim} cuts off the end that stays 120 dB below the peak. {@code mix} keeps the dry sound
 * whole up to 50 %, where the wet joins at its full level, and fades the dry out from there. A response of another rate is
 * resampled and keeps its frequency response. With {@code zero_latency} the
 * output is in time; without, it is late by one block of {@value #LATENT_BLOCK} frames and costs less than half.
 */
public final class Convolver implements Processor {

    /** Length of parts where latency is allowed. */
    private static final int LATENT_BLOCK = 8192;

    /** Lengths of parts without latency; chosen by measurement with responses of some seconds. */
    private static final int[] GROWING_BLOCKS = {256, 8192};

    /** Louder input (+240 dBFS) is clipped, to keep sums finite. */
    private static final double LOUDEST = 1e12;

    private final Parameter zeroLatency = Parameter.toggle("zero_latency", "Zero latency")
            .initial(1)
            .fixedWhileRunning()
            .build();
    private final Parameter gain = Parameter.choice("ir_gain", "Response gain", "none", "energy", "peak")
            .fixedWhileRunning()
            .build();
    private final Parameter trim = Parameter.toggle("trim", "Trim silence")
            .initial(1)
            .fixedWhileRunning()
            .build();
    private final Parameter preDelay =
            Parameter.milliseconds("pre_delay", "Pre-delay").range(0, 250).build();
    private final Parameter mix = Parameter.percent("mix", "Mix")
            .range(0, 100)
            .initial(100)
            .smoothedMs(20)
            .build();
    private final ParameterSet parameters = ParameterSet.of(zeroLatency, gain, trim, preDelay, mix);

    private final AudioBuffer response;

    private ConvolutionEngine engine;
    private int[] served = {0};
    private float[][] late = new float[0][];
    private PreDelay[] preDelays = new PreDelay[0];
    private double[] delayed = new double[0];
    private WetMix wetMix;
    private double sampleRateHz;
    private int responseFrames;
    private int inTick;

    /**
     * Keeps the response as it is given; {@link #prepare} makes its own copy.
     *
     * @param response of 1, 2 or 4 channels, at least one frame long
     * @throws IllegalArgumentException if the response has another number of channels, no frames, or a sample that is no number
     */
    public Convolver(AudioBuffer response) {
        int channels = response.channels();
        if (channels != 1 && channels != 2 && channels != 4) {
            throw new IllegalArgumentException("channels=" + channels + ": an impulse response has 1, 2 or 4");
        }
        if (response.frames() == 0) {
            throw new IllegalArgumentException("frames=0: an impulse response has at least 1");
        }
        for (int c = 0; c < channels; c++) {
            for (float sample : response.channel(c)) {
                if (!Float.isFinite(sample)) {
                    throw new IllegalArgumentException("an impulse response with a sample of " + sample);
                }
            }
        }
        this.response = response;
        sampleRateHz = response.sampleRateHz();
        wetMix = new WetMix(mix, 1);
        engine = new ConvolutionEngine(new float[1][1], Routing.straight(1), GROWING_BLOCKS, true);
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        sampleRateHz = setup.sampleRateHz();
        parameters.prepare(sampleRateHz);
        served = servedChannels(setup);
        Routing routing =
                response.channels() == 4 && served.length == 2 ? Routing.trueStereo() : Routing.straight(served.length);
        float[][] responses = responses(routing);
        responseFrames = responses[0].length;
        engine = new ConvolutionEngine(
                responses, routing, zeroLatency.isOn() ? GROWING_BLOCKS : new int[] {LATENT_BLOCK}, zeroLatency.isOn());
        int tick = engine.tick();
        late = new float[zeroLatency.isOn() ? 0 : setup.channels()][tick];
        wetMix = new WetMix(mix, tick);
        delayed = new double[tick];
        preDelays = new PreDelay[served.length];
        for (int i = 0; i < served.length; i++) {
            preDelays[i] = new PreDelay(setup.frames(preDelay.max()), tick, setup.frames(20));
        }
        reset();
    }

    private int[] servedChannels(ProcessSetup setup) {
        int channels = setup.channels();
        if (response.channels() == 1 || channels == 1) {
            int[] all = new int[channels];
            Arrays.setAll(all, c -> c);
            return all;
        }
        List<Speaker> speakers = setup.layout().speakers();
        int left = speakers.indexOf(Speaker.FRONT_LEFT);
        int right = speakers.indexOf(Speaker.FRONT_RIGHT);
        return left >= 0 && right >= 0 ? new int[] {left, right} : new int[] {0, 1};
    }

    /** One response per path, at the setup's rate, trimmed and scaled. */
    private float[][] responses(Routing routing) {
        AudioBuffer fitted = ImpulseResponse.atRate(response, (int) Math.round(sampleRateHz));
        float[][] channels = fitted.channelArrays();
        int frames = trim.isOn() ? ImpulseResponse.soundingFrames(channels) : fitted.frames();
        double factor = ImpulseResponse.factor(channels, gainMode());
        float[][] responses = new float[routing.paths()][frames];
        for (int path = 0; path < responses.length; path++) {
            float[] source = channels[Math.min(path, channels.length - 1)];
            for (int i = 0; i < frames; i++) {
                responses[path][i] = (float) (factor * source[i]);
            }
        }
        return responses;
    }

    private ImpulseResponse.Gain gainMode() {
        return switch (gain.choice()) {
            case 0 -> ImpulseResponse.Gain.NONE;
            case 1 -> ImpulseResponse.Gain.ENERGY;
            default -> ImpulseResponse.Gain.PEAK;
        };
    }

    @Override
    public void reset() {
        parameters.settle();
        engine.clear();
        for (PreDelay each : preDelays) {
            each.clear(preDelayFrames());
        }
        for (float[] channel : late) {
            Arrays.fill(channel, 0);
        }
        inTick = 0;
    }

    private int preDelayFrames() {
        return (int) Math.round(preDelay.value() * 1e-3 * sampleRateHz);
    }

    @Override
    public void process(Block block) {
        int at = block.from();
        while (at < block.to()) {
            if (inTick == 0) {
                for (PreDelay each : preDelays) {
                    each.aim(preDelayFrames());
                }
            }
            int frames = Math.min(block.to() - at, engine.tick() - inTick);
            piece(block, at, frames);
            at += frames;
            inTick += frames;
            if (inTick == engine.tick()) {
                engine.endTick();
                inTick = 0;
            }
        }
    }

    private void piece(Block block, int at, int frames) {
        int from = inTick;
        int to = inTick + frames;
        for (int i = 0; i < served.length; i++) {
            float[] x = block.channel(served[i]);
            float[] input = engine.input(i);
            for (int k = from; k < to; k++) {
                delayed[k] = x[at + k - from];
            }
            preDelays[i].process(delayed, from, to);
            for (int k = from; k < to; k++) {
                input[k] = (float) Math.max(-LOUDEST, Math.min(LOUDEST, delayed[k]));
            }
        }
        engine.process(from, to);
        delayDry(block, at, from, to);
        wetMix.advance(from, to);
        for (int i = 0; i < served.length; i++) {
            wetMix.apply(block.channel(served[i]), at, engine.output(i), from, to);
        }
    }

    /** Swaps the dry sound with that of the tick before, where the wet is a tick late. */
    private void delayDry(Block block, int at, int from, int to) {
        for (int c = 0; c < late.length; c++) {
            float[] x = block.channel(c);
            float[] before = late[c];
            for (int k = from; k < to; k++) {
                float sample = x[at + k - from];
                x[at + k - from] = before[k];
                before[k] = sample;
            }
        }
    }

    @Override
    public int latencyFrames() {
        return late.length == 0 ? 0 : engine.tick();
    }

    @Override
    public long tailFrames() {
        return (long) preDelayFrames() + responseFrames - 1;
    }
}
