package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;

/**
 * Finds out what a model is worth on this machine: whether it gives what its test vector says, how much context a chunk of it
 * needs, how fast and how large it is on one thread, and so whether it can decode while it plays.
 */
public final class ModelCheck {

    /** Chunk lengths that are timed. */
    private static final int[] CHUNK_FRAMES = {8, 32, 128};

    /** How much made-up sound a frame's end is looked for in. */
    private static final int LONGEST_SECONDS = 8;

    private static final int MOST_RUNS = 5;
    private static final long ENOUGH_NANOS = 1_500_000_000L;

    /** Sound must come twice as fast as it plays: the rest of the machine wants its share. */
    private static final double LIVE_FACTOR = 0.5;

    /** Nobody plays an instrument that answers later; players that know what comes need no live decoding. */
    private static final double LIVE_SECONDS = 1;

    /** Seams of chunks below this are not heard under music. */
    private static final double LIVE_SEAM_DB = -80;

    /** What rounding may do: the runtime picks another kernel for another length. */
    private static final double ROUNDING_DB = -90;

    /** The same where the numbers have eleven bits. */
    private static final double HALF_ROUNDING_DB = -60;

    private final ModelPackage model;
    private final ModelFile file;
    private final Optional<String> notJudged;
    private final List<String> reasons = new ArrayList<>();
    private Optional<CheckResult.Test> test = Optional.empty();
    private Optional<Timing> timing = Optional.empty();
    private boolean bitExact;
    private int economyFrames;
    private final List<CheckResult.Speed> speeds = new ArrayList<>();

    private ModelCheck(ModelPackage model, ModelFile file) throws ModelException {
        this.model = model;
        this.file = file;
        notJudged = CheckScope.notJudged(model, file);
    }

    /**
     * Checks the graph that decodes.
     *
     * @throws ModelException if a file is not what the package tells, or the test vector is no test
     * @throws InferenceException if the model does not run on its own test vector
     */
    public static CheckResult run(ModelPackage model) throws ModelException, InferenceException {
        model.verify();
        ModelFile file = model.file("decoder")
                .filter(ModelFile::isGraph)
                .orElseGet(() -> model.files().stream()
                        .filter(ModelFile::isGraph)
                        .findFirst()
                        .orElseThrow());
        return new ModelCheck(model, file).run();
    }

    private CheckResult run() throws ModelException, InferenceException {
        OptionalLong before = ResidentMemory.bytes();
        try (InferenceSession session =
                InferenceSession.open(model.folder().resolve(file.path()), SessionSettings.live())) {
            OptionalLong loaded = ResidentMemory.bytes();
            SequencedMap<String, Tensor> inputs = tensors(model.testVector().map(TestVector::inputs));
            runTest(session, inputs);
            measure(session, inputs);
            OptionalLong after = ResidentMemory.peakBytes();
            boolean live = notJudged.isEmpty() && judge(session);
            return new CheckResult(
                    model.id(),
                    test,
                    timing,
                    bitExact,
                    economyFrames,
                    speeds,
                    CheckResult.Memory.between(before, loaded, after),
                    live,
                    notJudged,
                    reasons);
        }
    }

    private static SequencedMap<String, Tensor> tensors(Optional<SequencedMap<String, Path>> files)
            throws ModelException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : files.orElse(new LinkedHashMap<>()).entrySet()) {
            try {
                Tensor tensor = TensorFiles.readOne(file.getValue());
                requireFinite(file.getValue(), tensor);
                tensors.put(file.getKey(), tensor);
            } catch (IOException unreadable) {
                String message = String.valueOf(unreadable.getMessage());
                throw new ModelException(
                        file.getValue(), "cannot be read (" + message + ")", "download the package again", unreadable);
            }
        }
        return tensors;
    }

    private static void requireFinite(Path file, Tensor tensor) throws ModelException {
        if (tensor.isFloat()) {
            for (float value : tensor.floats()) {
                if (!Float.isFinite(value)) {
                    throw new ModelException(
                            file,
                            "holds numbers that are not finite, and nothing can be held against them",
                            "make it anew");
                }
            }
        }
    }

    private void runTest(InferenceSession session, SequencedMap<String, Tensor> inputs)
            throws ModelException, InferenceException {
        Optional<TestVector> vector = model.testVector();
        if (vector.isEmpty()) {
            reasons.add("it has no test vector: whether it sounds as its maker meant is unknown");
            return;
        }
        boolean fed = session.inputs().stream().allMatch(input -> inputs.containsKey(input.name()));
        SequencedMap<String, Tensor> expected = tensors(vector.map(TestVector::outputs));
        boolean gives = session.outputs().stream().anyMatch(output -> expected.containsKey(output.name()));
        if (!fed || !gives) {
            String missing = fed ? " alone gives no output of it" : " takes inputs that it does not hold";
            reasons.add("its test vector was not run: " + file.path() + missing);
            return;
        }
        Map<String, Tensor> fitting = new LinkedHashMap<>();
        session.inputs().forEach(input -> fitting.put(input.name(), inputs.get(input.name())));
        SequencedMap<String, Tensor> outputs = session.run(fitting);
        double worst = 0;
        for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
            Tensor wanted = expected.get(output.getKey());
            if (wanted != null) {
                worst = Math.max(worst, difference(output.getKey(), output.getValue(), wanted));
            }
        }
        test = Optional.of(new CheckResult.Test(worst, vector.get().maxAbsError()));
        if (worst > vector.get().maxAbsError()) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "its output is off by %.3g, more than the %.3g that its maker allows",
                    worst,
                    vector.get().maxAbsError()));
        }
    }

    private double difference(String port, Tensor output, Tensor wanted) throws ModelException {
        if (output.count() != wanted.count() || output.isFloat() != wanted.isFloat()) {
            throw new ModelException(
                    model.source(), port + " comes out as " + output + ", the test vector has " + wanted, "mend one");
        }
        double worst = 0;
        for (int i = 0; i < output.count(); i++) {
            double difference = output.isFloat()
                    ? Math.abs((double) output.floats()[i] - wanted.floats()[i])
                    : Math.abs((double) output.integers()[i] - wanted.integers()[i]);
            worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return worst;
    }

    private void measure(InferenceSession session, Map<String, Tensor> examples) {
        try {
            measure(new GraphFrames(model, file, session, examples));
        } catch (ModelException unknown) {
            if (notJudged.isPresent()) {
                return;
            }
            reasons.add("context and speed were not measured: " + unknown.getMessage());
        } catch (InferenceException refused) {
            reasons.add("it does not take made-up frames: " + refused.getMessage());
        }
    }

    private void measure(GraphFrames frames) throws ModelException, InferenceException {
        int rateHz = model.audio().sampleRateHz();
        int hop = Math.max(1, model.audio().hopSamples());
        int second = Math.max(1, rateHz / hop);
        int alignment =
                model.section("timing").integer("alignment_frames", 1, 1 << 16).orElse(1);
        Optional<Timing> declared = model.timing();
        ContextCheck.Found found = ContextCheck.measure(
                frames,
                LONGEST_SECONDS * second,
                alignment,
                declared.map(Timing::contextLeftFrames).filter(left -> left > 0).orElse(second),
                declared.map(Timing::contextRightFrames)
                        .filter(right -> right > 0)
                        .orElse(second));
        OptionalInt after = framesAfter(frames);
        if (after.isPresent() && notJudged.isEmpty()) {
            bitExact = found.bounded() && found.bitExact();
            economyFrames = found.economyFrames() + after.getAsInt();
            timing = Optional.of(new Timing(
                    found.leftFrames() + after.getAsInt(),
                    found.rightFrames() + after.getAsInt(),
                    found.bounded() && found.errorDb() < (isHalf() ? HALF_ROUNDING_DB : ROUNDING_DB),
                    found.errorDb(),
                    declared.map(Timing::latencySamples).orElse(0),
                    true));
        }
        for (int chunk : CHUNK_FRAMES) {
            double ms = medianMs(frames, chunk + found.leftFrames() + found.rightFrames());
            speeds.add(new CheckResult.Speed(chunk, ms, ms / 1000 * rateHz / ((double) chunk * hop)));
        }
    }

    private boolean isHalf() {
        return model.ports().stream()
                .anyMatch(
                        port -> port.file().equals(file.path()) && port.dtype().equals("f16"));
    }

    /**
     * Frames of context on both sides that what follows the graph needs: none after sound, half a window after spectra that an
     * inverse STFT takes. Empty where something follows that is not known here.
     */
    private OptionalInt framesAfter(GraphFrames frames) throws ModelException {
        JsonSection stft = model.section("stft");
        if (frames.givesSamples()) {
            return OptionalInt.of(0);
        }
        if (stft.isEmpty()) {
            return OptionalInt.empty();
        }
        int size = stft.requireInteger("n_fft", 1, 1 << 20);
        int window = stft.integer("win_length", 1, 1 << 20).orElse(size);
        return OptionalInt.of(Math.ceilDiv(window, 2 * Math.max(1, model.audio().hopSamples())));
    }

    private static double medianMs(FrameModel frames, int count) throws InferenceException {
        frames.decode(0, count, FrameModel.NONE);
        double[] ms = new double[MOST_RUNS];
        int runs = 0;
        for (long spent = 0; runs < MOST_RUNS && (runs == 0 || spent < ENOUGH_NANOS); runs++) {
            long start = System.nanoTime();
            frames.decode(0, count, FrameModel.NONE);
            long took = System.nanoTime() - start;
            spent += took;
            ms[runs] = took / 1e6;
        }
        Arrays.sort(ms, 0, runs);
        return ms[runs / 2];
    }

    private static String seam(Timing context, boolean random) {
        String around = " with " + context.contextLeftFrames() + " frames around them: it "
                + (random ? "adds noise, another at each run" : "remembers or attends further");
        return Double.isNaN(context.seamErrorDb())
                ? "nobody measured how far chunks are from the whole" + around
                : String.format(
                        Locale.ROOT, "chunks differ from the whole by %.0f dB%s", context.seamErrorDb(), around);
    }

    private boolean judge(InferenceSession session) {
        if (test.isPresent() && !test.get().passed()) {
            return false;
        }
        if (timing.isEmpty() || speeds.isEmpty()) {
            return false;
        }
        Timing context = timing.get();
        double frameSeconds =
                model.audio().hopSamples() / (double) model.audio().sampleRateHz();
        if (!context.exact() && !(context.seamErrorDb() <= LIVE_SEAM_DB)) {
            reasons.add(seam(context, session.isRandom()));
            return false;
        }
        for (CheckResult.Speed speed : speeds) {
            double waits = (speed.frames() + context.contextRightFrames()) * frameSeconds;
            if (speed.realTimeFactor() <= LIVE_FACTOR && waits <= LIVE_SECONDS) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "chunks of %d frames take %.1f ms for %.0f ms of sound, context included, and lag %.0f ms",
                        speed.frames(),
                        speed.medianMs(),
                        1000 * speed.frames() * frameSeconds,
                        1000 * waits));
                return true;
            }
        }
        reasons.add(String.format(
                Locale.ROOT,
                "no chunk of 8 to 128 frames is decoded in half its time with a lag below %.0f s",
                LIVE_SECONDS));
        return false;
    }
}
