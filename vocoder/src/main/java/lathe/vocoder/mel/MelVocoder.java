package lathe.vocoder.mel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxFile;
import lathe.neural.model.ModelPackage;
import lathe.neural.optimize.Optimisation;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/**
 * Any published mel vocoder: HiFi-GAN and its relatives, with or without a pitch, whatever the layout of their spectrogram,
 * and those that end with spectra, as Vocos and iSTFTNet. One channel; takes {@link MelFrames}.
 *
 * <p>The length of its sound is measured when it is opened, by two short runs: some vocoders give a few samples more or less
 * than their frames are worth.
 */
public final class MelVocoder implements Decoder {

    private static final int PROBE_FRAMES = 8;
    private static final float PROBE_LEVEL = -5;
    private static final float PROBE_HZ = 220;

    private final InferenceSession session;
    private final MelVocoderFormat format;
    private final MelInput input;
    private final MelPorts ports;
    private final MelSound sound;
    private final int hop;
    private final long extra;

    private MelVocoder(InferenceSession session, MelVocoderFormat format) throws ModelException {
        this.session = session;
        this.format = format;
        ports = MelPorts.find(session, format.ports(), format.istft().isPresent());
        input = MelInput.find(session.name(), ports.mel(), format, ports.f0().isPresent());
        if (ports.sound().size() > 1 && format.istft().isEmpty()) {
            throw new ModelException(
                    session.name(), "ends with spectra, not with sound", "add n_fft and hop_length to model.json");
        }
        Optional<IstftHead> head = ports.sound().size() > 1 ? format.istft().map(IstftHead::new) : Optional.empty();
        sound = new MelSound(session.name(), ports.sound(), head);
        long shorter = measure(PROBE_FRAMES);
        hop = Math.toIntExact(measure(PROBE_FRAMES + 1) - shorter);
        extra = shorter - (long) PROBE_FRAMES * hop;
        requireHop();
    }

    private void requireHop() throws ModelException {
        boolean told = format.hopSamples() > 0;
        if (hop < 1 || (told && hop != format.hopSamples())) {
            throw new ModelException(
                    session.name(),
                    "makes " + hop + " samples of a frame" + (told ? ", not " + format.hopSamples() : ""),
                    told ? "correct hop_length in model.json" : "give a mel vocoder");
        }
    }

    private long measure(int frames) throws ModelException {
        float[][] mel = new float[input.mels()][frames];
        for (float[] band : mel) {
            Arrays.fill(band, PROBE_LEVEL);
        }
        float[] f0 = new float[frames];
        Arrays.fill(f0, PROBE_HZ);
        try {
            return run(MelFrames.of(mel, f0)).length;
        } catch (InferenceException e) {
            throw new ModelException(
                    session.name(), "fails on " + frames + " frames (" + e.getMessage() + ")", "export it again", e);
        }
    }

    /**
     * Opens a vocoder.
     *
     * @param model the ONNX file
     * @throws ModelException if it is no mel vocoder, or not the one that the format describes
     */
    public static MelVocoder open(Path model, MelVocoderFormat format, SessionSettings settings) throws ModelException {
        return over(InferenceSession.open(model, settings), format);
    }

    /**
     * Opens the vocoder of a package.
     *
     * @throws ModelException if it is no mel vocoder, its file is damaged, or the graph is not the one that it describes
     */
    public static MelVocoder open(ModelPackage model, SessionSettings settings) throws ModelException {
        MelVocoderFormat format = MelPackages.format(model);
        return open(model.verified("decoder"), format, settings);
    }

    /**
     * Opens the vocoder of a package with its convolutions written anew for the blocked kernels of ONNX Runtime, if that keeps its
     * sound: faster, and convolutional vocoders then sound the same bit for bit whole and in pieces with full context, where the
     * published graph rounds differently for different lengths (by less than 1e-5). Takes up to a few seconds, as both are compared.
     *
     * @throws ModelException as {@link #open(ModelPackage, SessionSettings)} does
     */
    public static MelVocoder openRewritten(ModelPackage model, SessionSettings settings) throws ModelException {
        MelVocoderFormat format = MelPackages.format(model);
        Path file = model.verified("decoder");
        OnnxFile graph;
        try {
            graph = Optimisation.of(file, List.of()).model();
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read (" + e.getMessage() + ")", "export it again", e);
        }
        return over(InferenceSession.open(graph.toBytes(), file.toString(), file.getParent(), settings), format);
    }

    /**
     * A vocoder that runs in a session and closes it; the session is closed as well if this fails.
     *
     * @throws ModelException if it is no mel vocoder, or not the one that the format describes
     */
    public static MelVocoder over(InferenceSession session, MelVocoderFormat format) throws ModelException {
        boolean done = false;
        try {
            MelVocoder vocoder = new MelVocoder(session, format);
            done = true;
            return vocoder;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    /** Bands of the spectrogram that it takes. */
    public int mels() {
        return input.mels();
    }

    /** The front end that it was trained on, if that is known. */
    public Optional<MelFrontEnd> frontEnd() {
        return format.frontEnd();
    }

    /**
     * Makes a spectrogram suit this vocoder, or says why it cannot: another base of the logarithm, another mapping and a lower floor
     * are converted, other frames and filters are refused. What is done and what looks wrong is told.
     *
     * @param warnings given a sentence for everything that a user should know
     * @return what {@link #decode} takes
     * @throws ModelException if the spectrogram is of a front end that cannot be converted
     */
    public MelFrames adapt(MelFrames frames, Consumer<String> warnings) throws ModelException {
        Optional<MelFrontEnd> made = frames.frontEnd();
        if (format.frontEnd().isEmpty()) {
            warnings.accept(session.name() + " does not tell which mel it was trained on, so none is refused");
            return frames;
        }
        MelFrontEnd wanted = format.frontEnd().get();
        if (made.isEmpty()) {
            MelSuspicion.of(session.name(), frames, wanted).ifPresent(warnings);
            return frames;
        }
        if (MelPairing.same(made.get(), wanted)) {
            return frames;
        }
        MelPairing pairing = MelPairing.of(session.name(), made.get(), wanted);
        pairing.warnings().forEach(warnings);
        return frames.mapped(pairing::of, wanted);
    }

    /** Whether it takes the pitch of each frame as well. */
    public boolean wantsPitch() {
        return ports.f0().isPresent();
    }

    @Override
    public int sampleRateHz() {
        return format.sampleRateHz();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int hopSamples() {
        return hop;
    }

    @Override
    public long samples(long frames) {
        return frames == 0 ? 0 : Math.max(0, frames * hop + extra);
    }

    @Override
    public Context context() {
        return format.context();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A slice of a longer pitch goes on with the phase that the pitch has reached by then, so that harmonics meet at a seam.
     *
     * @throws IllegalArgumentException if the frames are no {@link MelFrames}, have another number of mels, lack a pitch, or are of
     *     another front end: see {@link #adapt}
     */
    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        MelFrames frames = required(window);
        if (frames.frames() == 0) {
            return;
        }
        int wanted = Math.toIntExact(samples(frames.frames()));
        PitchPhase phase = PitchPhase.before(frames, wantsPitch(), hop, sampleRateHz());
        float[] made = run(phase.primed(frames));
        int skipped = phase.framesAdded() * hop;
        if (made.length != wanted + skipped) {
            throw new InferenceException(
                    session.name() + ": made " + (made.length - skipped) + " samples of " + frames.frames()
                            + " frames, not " + wanted,
                    null);
        }
        System.arraycopy(made, skipped, audio[0], 0, wanted);
    }

    private MelFrames required(Frames window) {
        if (!(window instanceof MelFrames frames)) {
            throw new IllegalArgumentException(session.name() + " takes a mel spectrogram, not "
                    + window.getClass().getSimpleName());
        }
        if (frames.mels() != input.mels()) {
            throw new IllegalArgumentException(
                    session.name() + " takes " + input.mels() + " mels, not " + frames.mels());
        }
        boolean foreign = frames.frontEnd().isPresent()
                && format.frontEnd().isPresent()
                && !MelPairing.same(frames.frontEnd().get(), format.frontEnd().get());
        if (foreign) {
            throw new IllegalArgumentException(session.name() + " was trained on mels of "
                    + format.frontEnd().get().name() + ", these are of "
                    + frames.frontEnd().get().name() + "; adapt them first");
        }
        if (wantsPitch() && !frames.hasPitch()) {
            throw new IllegalArgumentException(session.name() + " takes the pitch of each frame, which is missing");
        }
        return frames;
    }

    private float[] run(MelFrames frames) throws InferenceException {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put(ports.mel().name(), input.tensor(frames));
        @Nullable Port f0 = ports.f0().orElse(null);
        if (f0 != null) {
            inputs.put(f0.name(), pitch(f0, frames));
        }
        return sound.of(session.run(inputs));
    }

    private static Tensor pitch(Port port, MelFrames frames) {
        float[] hertz = new float[frames.frames()];
        for (int t = 0; t < hertz.length; t++) {
            hertz[t] = frames.f0Hz(t);
        }
        int rank = Math.max(1, port.rank());
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        boolean lastIsOne = rank > 1 && port.dims().getLast() == 1;
        shape[lastIsOne ? rank - 2 : rank - 1] = hertz.length;
        return Tensor.ofFloats(hertz, shape);
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
