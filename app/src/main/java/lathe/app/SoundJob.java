package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.LoudnessTargets;
import lathe.postfx.master.MasterReport;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringStyle;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/** From frames to a file: decode, and if asked for scale or master what came out; both need all of it first. */
final class SoundJob {

    private static final int BLOCK_FRAMES = 8192;

    private final Screen screen;
    private final OutputOptions output;
    private final DecodingOptions options;
    private final Path input;
    private final AudioFormat container;
    private final SampleEncoding encoding;
    private final String dither;
    private final int rateHz;
    private final int threads;
    private final boolean published;
    private final @Nullable Double peakDbfs;

    /** Looks at everything that can be wrong before any work begins. */
    SoundJob(Screen screen, OutputOptions output, DecodingOptions options, Path input) throws IOException {
        this.screen = screen;
        this.output = output;
        this.options = options;
        this.input = input;
        container = Places.requireSoundTarget(output.target(), input);
        encoding = WordLength.choose(output.target(), container, options.bits(), SampleEncoding.PCM_24);
        dither = Objects.requireNonNullElse(output.checkedDither(), "tpdf");
        rateHz = output.checkedRate();
        threads = options.checkedThreads();
        published = options.checkedPublished();
        peakDbfs = options.checkedPeakDbfs();
        if (options.master() != null) {
            loudness();
        }
    }

    /** How to open a model for so much sound. */
    Decoding decoding() {
        return new Decoding(threads, options.economy(), published);
    }

    /** Something that makes sound. */
    interface Source {

        int sampleRateHz();

        int channels();

        /** Makes all of it. */
        void into(OfflineRender.Sink sink, Progress progress)
                throws IOException, InferenceException, InterruptedException;
    }

    /** Frames that a decoder makes sound of, the first so many samples of it. */
    record Decoded(Decoding decoding, Decoder decoder, Frames frames, long samples) implements Source {

        @Override
        public int sampleRateHz() {
            return decoder.sampleRateHz();
        }

        @Override
        public int channels() {
            return decoder.channels();
        }

        @Override
        public void into(OfflineRender.Sink sink, Progress progress)
                throws IOException, InferenceException, InterruptedException {
            long[] left = {samples};
            decoding.run(
                    decoder,
                    frames,
                    (audio, from, to) -> {
                        int wanted = (int) Math.min(to - from, left[0]);
                        left[0] -= wanted;
                        if (wanted > 0) {
                            sink.accept(audio, from, from + wanted);
                        }
                    },
                    progress);
        }
    }

    /**
     * Makes a file.
     *
     * @param target the job's own or, where a song comes in parts, one beside it
     * @param model what decodes, for the record; empty if it is no model
     * @param notes more for the record
     * @param plan how the sound was made; read when that is done
     */
    DecodedFile run(
            Path target,
            Source source,
            Map<String, @Nullable Object> model,
            Map<String, @Nullable Object> notes,
            Map<String, @Nullable Object> plan)
            throws IOException, InferenceException, InterruptedException {
        int rate = rateHz == 0 ? source.sampleRateHz() : rateHz;
        SoundTarget.Format format = new SoundTarget.Format(container.name(), encoding, rate, dither, output.seed());
        boolean twice = peakDbfs != null || options.master() != null;
        long began = System.nanoTime();
        DecodedFile.Sound sound;
        try (Progress progress = Progress.on(screen)) {
            sound = twice
                    ? makeTwice(target, format, source, progress, notes, began)
                    : fill(target, format, source, progress, began);
        }
        return new DecodedFile(input, target, model, notes, plan, sound);
    }

    private DecodedFile.Sound fill(Path target, SoundTarget.Format format, Source source, Progress progress, long began)
            throws IOException, InferenceException, InterruptedException {
        try (SoundTarget file = new SoundTarget(target, format, source.sampleRateHz(), source.channels())) {
            source.into(file, progress);
            file.commit();
            file.warnings().forEach(warning -> screen.notice("lathe: " + warning));
            double took = (System.nanoTime() - began) / 1e9;
            return new DecodedFile.Sound(format, source.channels(), file.frames(), file.peak(), took);
        }
    }

    private DecodedFile.Sound makeTwice(
            Path target,
            SoundTarget.Format format,
            Source source,
            Progress progress,
            Map<String, @Nullable Object> notes,
            long began)
            throws IOException, InferenceException, InterruptedException {
        Path draft = Files.createTempFile("lathe-draft", ".wav");
        draft.toFile().deleteOnExit();
        try {
            SoundTarget.Format floats =
                    new SoundTarget.Format("WAV", SampleEncoding.FLOAT_32, source.sampleRateHz(), "none", 0);
            DecodedFile.Sound raw = fill(draft, floats, source, progress, began);
            if (options.master() != null) {
                return master(target, format, draft, raw, progress, notes);
            }
            double gain = raw.peak() == 0 ? 1 : Math.pow(10, Objects.requireNonNull(peakDbfs) / 20) / raw.peak();
            notes.put("gain_db", Json.number(20 * Math.log10(gain), 3));
            return fill(target, format, new Scaled(draft, (float) gain, source), progress, began);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A draft with another gain. */
    private record Scaled(Path draft, float gain, Source drafted) implements Source {

        @Override
        public int sampleRateHz() {
            return drafted.sampleRateHz();
        }

        @Override
        public int channels() {
            return drafted.channels();
        }

        @Override
        public void into(OfflineRender.Sink sink, Progress progress) throws IOException {
            try (AudioReader reader = AudioFiles.open(draft)) {
                float[][] block = new float[channels()][BLOCK_FRAMES];
                int came = reader.read(block, 0, BLOCK_FRAMES);
                while (came > 0) {
                    for (float[] channel : block) {
                        for (int i = 0; i < came; i++) {
                            channel[i] *= gain;
                        }
                    }
                    sink.accept(block, 0, came);
                    came = reader.read(block, 0, BLOCK_FRAMES);
                }
            }
        }
    }

    private DecodedFile.Sound master(
            Path target,
            SoundTarget.Format format,
            Path draft,
            DecodedFile.Sound raw,
            Progress progress,
            Map<String, @Nullable Object> notes)
            throws IOException {
        MasteringJob.Output wanted = new MasteringJob.Output(format.sampleRateHz(), encoding, dither, output.seed());
        MasterReport done = new MasteringJob(MasteringStyle.builtIn("balanced"), loudness(), wanted)
                .run(draft, target, new JobWatch(progress, null));
        done.warnings().forEach(warning -> screen.notice("lathe: " + warning));
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        MeasuredFile.putFigures(figures, done.master());
        notes.put("mastering", done.statement());
        notes.put("master", figures);
        double peak = Math.pow(10, done.master().samplePeakDbfs() / 20);
        try (AudioReader reader = AudioFiles.open(target)) {
            return new DecodedFile.Sound(format, raw.channels(), reader.info().frames(), peak, raw.tookSeconds());
        }
    }

    private LoudnessTarget loudness() {
        String wanted = Objects.requireNonNull(options.master());
        try {
            return LoudnessTargets.builtIn().find(wanted);
        } catch (IllegalArgumentException unknown) {
            throw new CallException("--master: " + unknown.getMessage() + "; see lathe master --help");
        }
    }

    /** Says what was made. */
    void say(List<DecodedFile> done) {
        if (options.json()) {
            screen.results()
                    .println(Json.of(
                            done.size() == 1
                                    ? done.getFirst().json()
                                    : done.stream().map(DecodedFile::json).toList()));
        } else if (!screen.quiet()) {
            done.forEach(file -> screen.results().println(file.line()));
        }
    }
}
