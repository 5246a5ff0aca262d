package lathe.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxFile;
import lathe.neural.optimize.Int8Model;
import lathe.neural.optimize.Int8Settings;
import lathe.neural.optimize.Int8Verdict;
import lathe.neural.optimize.Optimisation;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * Measures HiFi-GAN V1, V2 and V3 in full size with random weights: as exported, rewritten, and on eight bits, beside PyTorch.
 * Runs of all sides take turns, and the median counts, so that all of them meet the same machine.
 */
public final class VocoderBench {

    /** Frames of a call that plays as it goes. */
    private static final int[] CALL_FRAMES = {8, 16, 32, 64};

    private static final int CALLS_PER_RUN = 5;
    private static final int CALIBRATION_FRAMES = 48;
    private static final long SEED = 1;

    /**
     * What is to be measured.
     *
     * @param variants names such as V1
     * @param frames of the long sound
     * @param tileFrames of a tile of it
     * @param threads for the long sound; calls have one
     * @param runs of each measurement
     * @param python program that may have PyTorch
     */
    public record Plan(List<String> variants, int frames, int tileFrames, int threads, int runs, String python) {}

    /**
     * One measurement.
     *
     * @param variant such as V1
     * @param threads it may use
     * @param audioFrames frames of sound that come of it
     * @param contextFrames frames that are computed and thrown away
     * @param medianMs by side: {@code exported}, {@code rewritten}, {@code int8}, {@code torch} if it is there
     */
    public record Row(
            String variant, int threads, int audioFrames, int contextFrames, SequencedMap<String, Double> medianMs) {

        /** Seconds of computing for a second of sound; NaN for a side that is not there. */
        public double realTimeFactor(String side) {
            double seconds = (double) audioFrames * HifiGan.HOP / HifiGan.SAMPLE_RATE_HZ;
            return medianMs.getOrDefault(side, Double.NaN) / 1000 / seconds;
        }

        /** How many times faster a side is than PyTorch; NaN if either is not there. */
        public double gain(String side) {
            return medianMs.getOrDefault("torch", Double.NaN) / medianMs.getOrDefault(side, Double.NaN);
        }

        /** True for a call of a few frames, false for the long sound. */
        public boolean isCall() {
            return threads == 1 && audioFrames <= CALL_FRAMES[CALL_FRAMES.length - 1];
        }
    }

    /**
     * All measurements.
     *
     * @param torch version of PyTorch; null if there is none
     * @param notes what was done to each model
     */
    public record Result(@Nullable String torch, List<Row> rows, List<String> notes) {}

    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private VocoderBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** The names of all variants. */
    public static List<String> variants() {
        return HifiGan.variants().stream().map(HifiGan::name).toList();
    }

    /** Frames that a number of seconds takes. */
    public static int frames(double seconds) {
        return (int) Math.round(seconds * HifiGan.SAMPLE_RATE_HZ / HifiGan.HOP);
    }

    /**
     * Measures.
     *
     * @param progress told what is done next
     */
    public static Result run(Plan plan, Consumer<String> progress)
            throws IOException, ModelException, InferenceException, InterruptedException {
        VocoderBench bench = new VocoderBench(plan, progress);
        progress.accept("looking for PyTorch");
        try (TorchPeer torch = TorchPeer.start(plan.python())) {
            for (HifiGan variant : HifiGan.variants()) {
                if (plan.variants().contains(variant.name())) {
                    bench.measure(variant, torch);
                }
            }
            return new Result(torch == null ? null : torch.version(), bench.rows, bench.notes);
        }
    }

    private void measure(HifiGan variant, @Nullable TorchPeer torch)
            throws IOException, ModelException, InferenceException, InterruptedException {
        progress.accept(variant.name() + ": making the models");
        SequencedMap<String, Subject> subjects = subjects(variant);
        try {
            rows.add(longSound(variant, subjects, torch));
            for (int frames : CALL_FRAMES) {
                rows.add(call(variant, subjects, torch, frames, 0));
                rows.add(call(variant, subjects, torch, frames, 2 * HifiGan.CONTEXT_FRAMES));
            }
        } finally {
            subjects.values().forEach(Subject::close);
        }
    }

    private SequencedMap<String, Subject> subjects(HifiGan variant) throws ModelException, InferenceException {
        OnnxFile exported = variant.model(SEED);
        Optimisation rewritten = Optimisation.of(exported, List.of());
        notes.add(variant.name() + ": " + rewritten.explanation());
        List<Map<String, Tensor>> samples =
                List.of(Subject.sample(CALIBRATION_FRAMES, 3), Subject.sample(CALIBRATION_FRAMES, 4));
        Int8Model int8 = Int8Model.of(rewritten.model(), samples, Int8Settings.DEFAULT, Int8Verdict.Limits.DEFAULT);
        notes.add(variant.name() + ": " + int8.convolutions() + " convolutions on eight bits, " + int8.verdict()
                + ", on random weights");
        SequencedMap<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put("exported", Subject.open(exported));
        subjects.put("rewritten", Subject.open(rewritten.model()));
        subjects.put("int8", Subject.open(int8.model()));
        return subjects;
    }

    private Row longSound(HifiGan variant, SequencedMap<String, Subject> subjects, @Nullable TorchPeer torch)
            throws IOException, InferenceException, InterruptedException {
        SequencedMap<String, List<Double>> times = new LinkedHashMap<>();
        for (int run = -1; run < plan.runs(); run++) {
            progress.accept(variant.name() + ": the whole sound, run " + Math.max(1, run + 1));
            for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
                double ms = subject.getValue().decode(plan.frames(), plan.tileFrames(), plan.threads());
                note(times, subject.getKey(), run, ms);
            }
            if (torch != null) {
                note(times, "torch", run, torch.run(variant.name(), plan.frames(), plan.threads()));
            }
        }
        return row(variant, plan.threads(), plan.frames(), 0, times);
    }

    private Row call(
            HifiGan variant,
            SequencedMap<String, Subject> subjects,
            @Nullable TorchPeer torch,
            int audioFrames,
            int contextFrames)
            throws IOException, InferenceException {
        int frames = audioFrames + contextFrames;
        progress.accept(variant.name() + ": calls of " + frames + " frames");
        SequencedMap<String, List<Double>> times = new LinkedHashMap<>();
        for (int run = 0; run < plan.runs(); run++) {
            for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
                for (double ms : subject.getValue().call(frames, CALLS_PER_RUN)) {
                    note(times, subject.getKey(), run, ms);
                }
            }
            for (int i = 0; torch != null && i < CALLS_PER_RUN; i++) {
                note(times, "torch", run, torch.run(variant.name(), frames, 1));
            }
        }
        return row(variant, 1, audioFrames, contextFrames, times);
    }

    /** Runs below zero warm up. */
    private static void note(SequencedMap<String, List<Double>> times, String side, int run, double ms) {
        if (run >= 0) {
            times.computeIfAbsent(side, key -> new ArrayList<>()).add(ms);
        }
    }

    private static Row row(
            HifiGan variant, int threads, int audio, int context, SequencedMap<String, List<Double>> times) {
        SequencedMap<String, Double> medians = new LinkedHashMap<>();
        times.forEach((side, all) -> medians.put(side, median(all)));
        return new Row(variant.name(), threads, audio, context, medians);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
