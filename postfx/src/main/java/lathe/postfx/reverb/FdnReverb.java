package lathe.postfx.reverb;

import java.util.Arrays;
import java.util.List;
import lathe.core.audio.Speaker;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * Reverberation by a feedback delay network of sixteen lines whose mixing moves: room, hall or plate.
 *
 * <p>Way of the sound: pre-delay, low cut, diffusing allpasses, then an early pattern beside the network. {@code decay} is the
 * time in which the middle of the spectrum falls by 60 dB; below {@code crossover_low} it is {@code decay_low} per cent of that,
 * above {@code damping} it is {@code decay_high} per cent, with first-order transitions. The wet level hardly depends on the
 * decay. {@code mix} keeps the dry sound whole up to 50 %, where the wet joins at its full level, and fades the dry out from there;
 * at 0 % the output is the input bit for bit.
 *
 * <p>Mono and stereo are served; of more channels the front left and right (the first two where none are so named) are
 * reverberated and the others pass untouched. No latency. Sources: J.-M. Jot and A. Chaigne (AES 90th, 1991) for the network and its
 * absorption, S. J. Schlecht and E. A. P. Habets (JASA 138, 2015) for the moving mixing.
 */
public final class FdnReverb implements Processor {

    /** What counts as silence: below the last bit of 24. */
    private static final double SILENCE_DB = 144;

    /** Beside full scale nothing, and far above the range where processors are slow. */
    private static final double FLUSH = 1e-15;

    private final Parameter character = Parameter.choice("character", "Character", "room", "hall", "plate")
            .fixedWhileRunning()
            .build();
    private final Parameter preDelay = Parameter.milliseconds("pre_delay", "Pre-delay")
            .range(0, 250)
            .initial(10)
            .build();
    private final Parameter decay = Parameter.number("decay", "Decay", "s")
            .range(0.2, 20)
            .curve(Curve.LOGARITHMIC)
            .initial(1.6)
            .smoothedMs(100)
            .build();
    private final Parameter decayLow = Parameter.percent("decay_low", "Low decay")
            .range(25, 250)
            .initial(110)
            .smoothedMs(100)
            .build();
    private final Parameter crossoverLow = Parameter.hertz("crossover_low", "Low crossover")
            .range(50, 1000)
            .initial(200)
            .smoothedMs(100)
            .build();
    private final Parameter decayHigh = Parameter.percent("decay_high", "High decay")
            .range(5, 150)
            .initial(40)
            .smoothedMs(100)
            .build();
    private final Parameter damping = Parameter.hertz("damping", "Damping")
            .range(1000, 20_000)
            .initial(5000)
            .smoothedMs(100)
            .build();
    private final Parameter lowCut = Parameter.hertz("low_cut", "Low cut")
            .range(10, 1000)
            .initial(80)
            .smoothedMs(100)
            .build();
    private final Parameter modulation = Parameter.percent("modulation", "Modulation")
            .range(0, 100)
            .initial(50)
            .smoothedMs(100)
            .build();
    private final Parameter width = Parameter.percent("width", "Width")
            .range(0, 100)
            .initial(100)
            .smoothedMs(20)
            .build();
    private final Parameter mix = Parameter.percent("mix", "Mix")
            .range(0, 100)
            .initial(20)
            .smoothedMs(20)
            .build();
    private final Parameter[] network = {decay, decayLow, crossoverLow, decayHigh, damping};
    private final ParameterSet parameters = ParameterSet.of(
            character, preDelay, decay, decayLow, crossoverLow, decayHigh, damping, lowCut, modulation, width, mix);

    private ReverbEngine engine = new ReverbEngine(ReverbCharacter.room(), 48_000, false);
    private WetMix wetMix = new WetMix(mix, 1);
    private float[] wet = new float[1];
    private double sampleRateHz = 48_000;
    private int leftChannel;
    private int rightChannel;

    private long segmentStart;
    private int inSegment;
    private long framesSinceSound;
    private boolean asleep;

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        sampleRateHz = setup.sampleRateHz();
        List<Speaker> speakers = setup.layout().speakers();
        int left = speakers.indexOf(Speaker.FRONT_LEFT);
        int right = speakers.indexOf(Speaker.FRONT_RIGHT);
        boolean named = left >= 0 && right >= 0;
        leftChannel = named ? left : 0;
        rightChannel = named ? right : Math.min(1, setup.channels() - 1);
        parameters.prepare(sampleRateHz);
        ReverbCharacter chosen = ReverbCharacter.ofChoice(character.choice());
        engine = new ReverbEngine(chosen, sampleRateHz, isStereo());
        wetMix = new WetMix(mix, engine.segmentFrames());
        wet = new float[engine.segmentFrames()];
        reset();
    }

    private boolean isStereo() {
        return rightChannel != leftChannel;
    }

    @Override
    public void reset() {
        parameters.settle();
        designNetwork();
        engine.designLowCut(lowCut.current());
        engine.clear(preDelayFrames());
        engine.rewind(modulation.current() * 0.01);
        segmentStart = 0;
        inSegment = 0;
        framesSinceSound = 0;
        asleep = true;
    }

    @Override
    public void process(Block block) {
        float[] left = block.channel(leftChannel);
        float[] right = block.channel(rightChannel);
        int at = block.from();
        while (at < block.to()) {
            if (inSegment == 0) {
                startSegment();
            }
            int room = Math.min(engine.segmentFrames() - inSegment, engine.longestPiece());
            int frames = Math.min(block.to() - at, room);
            piece(left, right, at, frames);
            at += frames;
            inSegment += frames;
            if (inSegment == engine.segmentFrames()) {
                inSegment = 0;
                segmentStart += engine.segmentFrames();
            }
        }
    }

    /** All that does not follow its parameter frame by frame changes here, on the absolute grid. */
    private void startSegment() {
        int frames = engine.segmentFrames();
        boolean redesign = false;
        for (Parameter parameter : network) {
            redesign |= advance(parameter, frames);
        }
        if (redesign) {
            designNetwork();
        }
        if (advance(lowCut, frames)) {
            engine.designLowCut(lowCut.current());
        }
        advance(modulation, frames);
        if (!asleep && framesSinceSound >= tailFrames()) {
            engine.clear(preDelayFrames());
            asleep = true;
        } else if (asleep) {
            engine.jumpPreDelay(preDelayFrames());
        } else {
            engine.aimPreDelay(preDelayFrames());
        }
        engine.startSegment(segmentStart, modulation.current() * 0.01);
    }

    private static boolean advance(Parameter parameter, int frames) {
        if (!parameter.isMoving()) {
            return false;
        }
        for (int i = 0; i < frames; i++) {
            parameter.next();
        }
        return true;
    }

    private void designNetwork() {
        engine.design(
                decay.current(),
                decayLow.current() * 0.01,
                crossoverLow.current(),
                decayHigh.current() * 0.01,
                damping.current());
    }

    private int preDelayFrames() {
        return (int) Math.round(preDelay.value() * 1e-3 * sampleRateHz);
    }

    private void piece(float[] left, float[] right, int at, int frames) {
        int from = inSegment;
        int to = inSegment + frames;
        listen(left, right, at, frames);
        if (asleep) {
            Arrays.fill(engine.wet(0), from, to, 0);
            Arrays.fill(engine.wet(1), from, to, 0);
        } else {
            load(left, at, engine.dry(0), from, to);
            if (isStereo()) {
                load(right, at, engine.dry(1), from, to);
            }
            engine.process(from, to);
        }
        if (isStereo()) {
            narrow(engine.wet(0), engine.wet(1), from, to);
        }
        wetMix.advance(from, to);
        unload(engine.wet(0), wet, from, to);
        wetMix.apply(left, at, wet, from, to);
        if (isStereo()) {
            unload(engine.wet(1), wet, from, to);
            wetMix.apply(right, at, wet, from, to);
        }
    }

    /** Wakes at sound, and keeps count of the silence since. */
    private void listen(float[] left, float[] right, int at, int frames) {
        int last = at + frames - 1;
        while (last >= at && left[last] == 0 && right[last] == 0) {
            last--;
        }
        if (last >= at) {
            asleep = false;
            framesSinceSound = (long) at + frames - 1 - last;
        } else {
            framesSinceSound += frames;
        }
    }

    private static void load(float[] x, int at, double[] dry, int from, int to) {
        for (int i = from; i < to; i++) {
            dry[i] = x[at + i - from];
        }
    }

    /** To float; what is too small to be heard or to be a normal number becomes zero. */
    private static void unload(double[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (float) ((x[i] + FLUSH) - FLUSH);
        }
    }

    private void narrow(double[] left, double[] right, int from, int to) {
        if (width.isMoving()) {
            for (int i = from; i < to; i++) {
                narrow(left, right, width.next(), i, i + 1);
            }
        } else {
            narrow(left, right, width.current(), from, to);
        }
    }

    /** Mid and side, with the side turned down. */
    private static void narrow(double[] left, double[] right, double percent, int from, int to) {
        if (percent == 100) {
            return;
        }
        double half = 0.005 * percent;
        for (int i = from; i < to; i++) {
            double mid = 0.5 * (left[i] + right[i]);
            double side = half * (left[i] - right[i]);
            left[i] = mid + side;
            right[i] = mid - side;
        }
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    /** Until the wet has fallen by {@value #SILENCE_DB} dB; from there on it is cut off. */
    @Override
    public long tailFrames() {
        double ratio = Math.max(100, Math.max(decayLow.current(), decayHigh.current())) * 0.01;
        return (long) preDelayFrames() + engine.decayFrames(SILENCE_DB, decay.current() * ratio);
    }
}
