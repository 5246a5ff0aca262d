package lathe.bundle.space;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Resampler;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.ExtraState;
import lathe.postfx.reverb.Convolver;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Convolver} whose response can be changed: one made by formula ({@link Responses}) or a file of the musician's own, which
 * the session keeps by content.
 *
 * <p>Responses are read, resampled and transformed on whatever thread asks, never on the audio thread, which finds the finished
 * convolver and fades over to it in 50 ms. {@code response} takes effect at the next {@code prepare}, as hosts may automate
 * it; a file chosen while {@code response} says {@code own file} takes effect at once.
 */
public final class ConvolverProcessor implements Processor, ExtraState {

    /** The choice of {@code response} that means the musician's own file. */
    static final int OWN_FILE = 0;

    private static final double FADE_MS = 50;

    /** Samples of all channels at the host's rate: beyond, spectra would fill the memory of all plugins together. */
    private static final int MOST_PREPARED_SAMPLES = 1 << 22;

    private final Parameter response = Parameter.choice("response", "Response", labels())
            .initial(1)
            .fixedWhileRunning()
            .build();
    private final List<String> innerIds = List.of("mix", "pre_delay", "ir_gain", "trim", "zero_latency");
    private final Parameter[] fronts;
    private final ParameterSet parameters;

    private final Object lock = new Object();
    private final AtomicReference<@Nullable Voice> arriving = new AtomicReference<>();
    private volatile @Nullable OwnResponse own;
    private volatile long tailFrames;
    private @Nullable ProcessSetup setup;
    private volatile int preparedChoice = 1;

    private Voice current;
    private @Nullable Voice leaving;
    private int fadeFrames;
    private int fadeLeft;
    private final Block copyBlock = new Block();
    private float[][] copy = new float[0][];

    /** A convolver with its parameters in the order of the fronts. */
    private record Voice(Convolver convolver, List<Parameter> settings) {}

    /** With a concert hall. */
    public ConvolverProcessor() {
        ParameterSet declared = new Convolver(AudioBuffer.of(48_000, new float[] {1})).parameters();
        fronts = new Parameter[innerIds.size()];
        for (int i = 0; i < fronts.length; i++) {
            Parameter.Builder front = declared.get(innerIds.get(i)).toBuilder();
            fronts[i] = switch (innerIds.get(i)) {
                case "mix" -> front.initial(30).build();
                case "ir_gain" -> front.initial(1).build();
                default -> front.build();
            };
        }
        parameters = ParameterSet.of(
                Stream.concat(Stream.of(response), Arrays.stream(fronts)).toList());
        current = voice(AudioBuffer.of(48_000, new float[] {1}));
    }

    private static String[] labels() {
        String[] labels = new String[Responses.NAMES.length + 1];
        labels[OWN_FILE] = "own file";
        System.arraycopy(Responses.NAMES, 0, labels, 1, Responses.NAMES.length);
        return labels;
    }

    private Voice voice(AudioBuffer sound) {
        Convolver convolver = new Convolver(sound);
        Voice made = new Voice(
                convolver, innerIds.stream().map(convolver.parameters()::get).toList());
        pass(made);
        return made;
    }

    private void pass(Voice voice) {
        for (int i = 0; i < fronts.length; i++) {
            voice.settings().get(i).set(fronts[i].value());
        }
    }

    /** The musician's own response, or null. Any thread. */
    @Nullable
    OwnResponse own() {
        return own;
    }

    /** The response that a choice of {@code response} stands for, at a rate; a single impulse where a file is still to be chosen. */
    AudioBuffer sound(int choice, double sampleRateHz) {
        OwnResponse chosen = own;
        if (choice != OWN_FILE) {
            return Responses.make(choice - 1, sampleRateHz);
        }
        if (chosen == null) {
            return AudioBuffer.of((int) Math.round(sampleRateHz), new float[] {1});
        }
        return fitted(chosen.sound(), (int) Math.round(sampleRateHz));
    }

    /**
     * Takes another response of the musician's own. May be slow: any thread but the audio thread. The sound fades over to it
     * if {@code response} says {@code own file}.
     */
    void setOwn(@Nullable OwnResponse chosen) {
        synchronized (lock) {
            own = chosen;
            ProcessSetup present = setup;
            if (present == null || preparedChoice != OWN_FILE) {
                return;
            }
            Voice made = voice(sound(OWN_FILE, present.sampleRateHz()));
            made.convolver().prepare(present);
            tailFrames = made.convolver().tailFrames();
            arriving.set(made);
        }
    }

    @Override
    public byte[] saveState() {
        OwnResponse kept = own;
        return kept == null ? new byte[0] : kept.toBytes();
    }

    @Override
    public void loadState(byte[] state, int version) {
        setOwn(state.length == 0 ? null : OwnResponse.fromBytes(state));
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup newSetup) {
        synchronized (lock) {
            setup = newSetup;
            int choice = response.choice();
            preparedChoice = choice;
            parameters.prepare(newSetup.sampleRateHz());
            current = voice(sound(choice, newSetup.sampleRateHz()));
            current.convolver().prepare(newSetup);
            tailFrames = current.convolver().tailFrames();
            arriving.set(null);
            leaving = null;
            fadeFrames = Math.max(1, newSetup.frames(FADE_MS));
            copy = new float[newSetup.channels()][newSetup.maxFrames()];
        }
    }

    /** At the host's rate, and no longer than memory allows. The resampler ends at 4 kHz; below, means of neighbours do. */
    private static AudioBuffer fitted(AudioBuffer sound, int rateHz) {
        int most = MOST_PREPARED_SAMPLES / sound.channels();
        long frames = Resampler.outputFrames(sound.frames(), sound.sampleRateHz(), rateHz);
        AudioBuffer kept = frames <= most ? sound : sound.slice(0, (int) ((long) most * sound.sampleRateHz() / rateHz));
        if (sound.sampleRateHz() == rateHz
                || (rateHz >= Resampler.MIN_RATE_HZ && sound.sampleRateHz() >= Resampler.MIN_RATE_HZ)) {
            return kept; // the convolver resamples
        }
        return nearest(kept, rateHz);
    }

    private static AudioBuffer nearest(AudioBuffer sound, int rateHz) {
        double ratio = sound.sampleRateHz() / (double) rateHz;
        int frames = (int) Math.max(1, Math.floor(sound.frames() / ratio));
        float[][] out = new float[sound.channels()][frames];
        for (int c = 0; c < out.length; c++) {
            float[] x = sound.channel(c);
            for (int i = 0; i < frames; i++) {
                int from = (int) (i * ratio);
                int to = Math.min(x.length, Math.max(from + 1, (int) ((i + 1) * ratio)));
                double sum = 0;
                for (int k = from; k < to; k++) {
                    sum += x[k];
                }
                out[c][i] = (float) (ratio * sum / (to - from));
            }
        }
        return new AudioBuffer(out, rateHz, ChannelLayout.ofChannels(out.length));
    }

    @Override
    public void process(Block block) {
        if (arriving.getPlain() != null) {
            Voice arrived = arriving.getAndSet(null);
            if (arrived != null) {
                leaving = current;
                current = arrived;
                fadeLeft = fadeFrames;
            }
        }
        pass(current);
        Voice gone = leaving;
        if (gone == null) {
            current.convolver().process(block);
        } else {
            pass(gone);
            fade(gone, block);
        }
    }

    private void fade(Voice gone, Block block) {
        int frames = block.frames();
        for (int c = 0; c < copy.length; c++) {
            System.arraycopy(block.channel(c), block.from(), copy[c], 0, frames);
        }
        gone.convolver().process(copyBlock.set(copy, 0, frames));
        current.convolver().process(block);
        for (int c = 0; c < copy.length; c++) {
            float[] x = block.channel(c);
            for (int i = 0; i < frames; i++) {
                float old = Math.max(0, fadeLeft - i) / (float) fadeFrames;
                x[block.from() + i] += old * (copy[c][i] - x[block.from() + i]);
            }
        }
        fadeLeft -= frames;
        if (fadeLeft <= 0) {
            leaving = null;
        }
    }

    @Override
    public void reset() {
        parameters.settle();
        pass(current);
        current.convolver().reset();
        leaving = null;
    }

    @Override
    public int latencyFrames() {
        return current.convolver().latencyFrames();
    }

    @Override
    public long tailFrames() {
        return tailFrames;
    }
}
