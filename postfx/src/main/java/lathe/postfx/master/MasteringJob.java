package lathe.postfx.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ResamplingReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.OfflineRender;
import lathe.postfx.loudness.AudioMeter;
import lathe.postfx.loudness.LoudnessMeter;
import lathe.postfx.loudness.Measurement;

/**
 * Masters a file in passes over it, in memory that does not grow with its length: measure and plan; rehearse the tonal stages
 * to hear how loud they leave the draft; master, and measure the result. Where the limiter works hard it costs loudness that no
 * formula foretells, so the last pass is done again with a corrected gain until the target is met or out of reach.
 */
public final class MasteringJob {

    /** How near to the target counts as reached, LU. */
    public static final double TOLERANCE_LU = 0.1;

    /** How near the job tries to come before it stops correcting, LU. */
    private static final double AIM_LU = 0.04;

    private static final int MOST_ATTEMPTS = 5;

    /** Limiting beyond this is worth a warning. */
    private static final double AUDIBLE_LIMITING_DB = 8;

    private final MasteringStyle style;
    private final LoudnessTarget target;
    private final Output output;

    /**
     * What to write.
     *
     * @param sampleRateHz rate of the master, or 0 for the draft's
     * @param encoding how samples are stored
     * @param dither label of the dither's kind: {@code none}, {@code tpdf}, {@code shaped}; whole-number encodings only
     * @param seed of the dither's noise: the same seed gives the same bytes
     */
    public record Output(int sampleRateHz, SampleEncoding encoding, String dither, long seed) {}

    /** A job; {@link #run} does it. */
    public MasteringJob(MasteringStyle style, LoudnessTarget target, Output output) {
        this.style = style;
        this.target = target;
        this.output = output;
    }

    /**
     * Does the job.
     *
     * @param source the draft, read once for each pass
     * @param into the master, which appears whole at the end; its ending says the format
     * @throws AudioFileException if the draft is no usable sound, or the master cannot be put where it shall go
     * @throws IOException if the system fails to read or write; nothing is left behind in either case
     */
    public MasterReport run(DraftSource source, Path into, MasteringListener listener) throws IOException {
        DraftAnalysis draft = analyse(source, listener);
        if (draft.frames() == 0) {
            throw new AudioFileException(source.name(), "holds no audio (0 frames)", "export it again");
        }
        MasteringPlan plan = MasteringPlan.of(draft, style, target);
        listener.planned(plan);
        try (MasteringChain chain = new MasteringChain(style.reverbPercent() > 0, output.seed())) {
            List<String> warnings = new ArrayList<>();
            for (String unknown : plan.applyTo(chain.parameters())) {
                warnings.add("preset " + style.name() + " sets " + unknown + ", which the chain does not have");
            }
            long broken = draft.measurement().nonFiniteSamples();
            if (broken > 0) {
                warnings.add(
                        source.name() + ": " + broken + " samples are no numbers and became silence; look for the fault"
                                + " where the draft was made");
            }
            setDither(chain);
            double wantedGainDb = target.integratedLufs() - rehearse(source, chain, draft, listener);
            return master(source, into, listener, draft, plan, chain, wantedGainDb, warnings);
        }
    }

    /** Does the job on a file. */
    public MasterReport run(Path source, Path into, MasteringListener listener) throws IOException {
        return run(DraftSource.file(source), into, listener);
    }

    private void setDither(MasteringChain chain) {
        var parameters = chain.parameters();
        boolean whole = output.encoding().isInteger();
        parameters.get("dither.bits").set(whole ? output.encoding().bits() : 24);
        var kind = parameters.get("dither.kind");
        kind.set(kind.parse(whole ? output.dither() : "none"));
    }

    private AudioReader open(DraftSource source) throws IOException {
        return ResamplingReader.at(output.sampleRateHz(), source.open());
    }

    private DraftAnalysis analyse(DraftSource source, MasteringListener listener) throws IOException {
        try (AudioReader reader = open(source)) {
            AudioInfo info = reader.info();
            AudioMeter meter = new AudioMeter(info.sampleRateHz(), info.layout());
            LongTermSpectrum spectrum = new LongTermSpectrum(info.sampleRateHz());
            float[][] audio = new float[info.channels()][OfflineRender.BLOCK_FRAMES];
            long done = 0;
            Relay.Sink sink = (draft, from, to, compressorDb, limiterDb) -> {
                spectrum.add(draft, from, to);
                listener.draft(draft, from, to);
            };
            try (Relay relay = relay(info, sink)) {
                int came = reader.read(audio, 0, OfflineRender.BLOCK_FRAMES);
                while (came > 0) {
                    relay.send(audio, 0, came, 0, 0);
                    meter.add(audio, 0, came);
                    done += came;
                    listener.progress("measuring", done, info.frames());
                    came = reader.read(audio, 0, OfflineRender.BLOCK_FRAMES);
                }
                relay.finish();
            }
            spectrum.finish();
            return new DraftAnalysis(
                    done, meter.finish(), new TonalBalance(spectrum.bandsDb()), spectrum.subsonicShare());
        }
    }

    private static Relay relay(AudioInfo info, Relay.Sink sink) {
        return new Relay(info.channels(), OfflineRender.BLOCK_FRAMES, sink);
    }

    /** Loudness of what the tonal stages make of the draft, LUFS; the target itself if there is none. */
    private double rehearse(DraftSource source, MasteringChain chain, DraftAnalysis draft, MasteringListener listener)
            throws IOException {
        if (Double.isNaN(draft.measurement().integratedLufs())) {
            return target.integratedLufs();
        }
        try (AudioReader reader = open(source)) {
            LoudnessMeter meter = new LoudnessMeter(
                    reader.info().sampleRateHz(), reader.info().layout());
            long[] done = {0};
            Relay.Sink sink = (toned, from, to, compressorDb, limiterDb) -> meter.add(toned, from, to);
            try (Relay relay = relay(reader.info(), sink)) {
                OfflineRender.stream(chain.tone(), reader, (channels, from, to) -> {
                    relay.send(channels, from, to, 0, 0);
                    done[0] += to - from;
                    listener.progress("rehearsing", done[0], draft.frames());
                });
                relay.finish();
            }
            double lufs = meter.integratedLufs();
            return Double.isNaN(lufs) ? target.integratedLufs() : lufs;
        }
    }

    private MasterReport master(
            DraftSource source,
            Path into,
            MasteringListener listener,
            DraftAnalysis draft,
            MasteringPlan plan,
            MasteringChain chain,
            double wantedGainDb,
            List<String> warnings)
            throws IOException {
        GainSearch search = new GainSearch(target.integratedLufs(), style.limitingLimitDb(), wantedGainDb);
        while (true) {
            chain.parameters().get("loudness.gain").set(search.gainDb());
            listener.masterBegins();
            try (Attempt attempt = new Attempt(source, into, listener, draft, chain)) {
                Measurement master = attempt.measurement;
                boolean again = search.attempts() < MOST_ATTEMPTS
                        && search.learn(master.integratedLufs(), attempt.limiterReductionDb, AIM_LU);
                if (again) {
                    continue;
                }
                attempt.writer.commit();
                if (attempt.limiterReductionDb > AUDIBLE_LIMITING_DB) {
                    warnings.add(String.format(
                            Locale.ROOT,
                            "the limiter takes %.1f dB off the highest peak, which may be heard; a lower target or preset gentle"
                                    + " leaves the peaks alone",
                            attempt.limiterReductionDb));
                }
                boolean reached = Math.abs(master.integratedLufs() - target.integratedLufs()) <= TOLERANCE_LU;
                return new MasterReport(
                        draft.measurement(),
                        master,
                        plan,
                        search.gainDb(),
                        attempt.compressorReductionDb,
                        attempt.limiterReductionDb,
                        reached,
                        statement(master, reached, attempt.limiterReductionDb),
                        warnings);
            }
        }
    }

    private String statement(Measurement master, boolean reached, double limiterReductionDb) {
        double integrated = master.integratedLufs();
        if (Double.isNaN(integrated)) {
            return "The draft is too short or too quiet to have a loudness, so no gain was applied.";
        }
        if (reached) {
            return String.format(
                    Locale.ROOT,
                    "Target reached: %.1f LUFS under a ceiling of %.1f dBTP.",
                    integrated,
                    target.ceilingDbtp());
        }
        return String.format(
                Locale.ROOT,
                "Target missed by %.1f LU: %.1f LUFS instead of %.1f. The limiter already takes %.1f dB off the highest peak,"
                        + " and preset %s allows %.0f dB; a louder preset, a lower target or a draft with lower peaks goes on.",
                Math.abs(integrated - target.integratedLufs()),
                integrated,
                target.integratedLufs(),
                limiterReductionDb,
                style.name(),
                style.limitingLimitDb());
    }

    /** One pass through the whole chain into a file. */
    private final class Attempt implements AutoCloseable {

        private final AudioWriter writer;
        private final AudioMeter meter;
        private final Measurement measurement;
        private double compressorReductionDb;
        private double limiterReductionDb;

        Attempt(DraftSource source, Path into, MasteringListener listener, DraftAnalysis draft, MasteringChain chain)
                throws IOException {
            try (AudioReader reader = open(source)) {
                AudioInfo from = reader.info();
                writer = AudioFiles.create(
                        into,
                        new AudioInfo(
                                from.format(),
                                output.encoding(),
                                from.sampleRateHz(),
                                from.layout(),
                                draft.frames(),
                                from.metadata().withoutLoudness()));
                meter = new AudioMeter(from.sampleRateHz(), from.layout());
                try {
                    render(reader, chain, listener, draft.frames());
                    measurement = meter.finish();
                } catch (IOException | RuntimeException failed) {
                    writer.close();
                    throw failed;
                }
            }
        }

        private void render(AudioReader reader, MasteringChain chain, MasteringListener listener, long frames)
                throws IOException {
            long[] done = {0};
            Relay.Sink sink = (master, from, to, compressorDb, limiterDb) -> {
                meter.add(master, from, to);
                writer.write(master, from, to - from);
                listener.master(master, from, to, compressorDb, limiterDb);
            };
            try (Relay relay = relay(reader.info(), sink)) {
                OfflineRender.stream(chain, reader, (channels, from, to) -> {
                    compressorReductionDb = Math.max(compressorReductionDb, chain.compressorReductionDb());
                    limiterReductionDb = Math.max(limiterReductionDb, chain.limiterReductionDb());
                    relay.send(channels, from, to, chain.compressorReductionDb(), chain.limiterReductionDb());
                    done[0] += to - from;
                    listener.progress("mastering", done[0], frames);
                });
                relay.finish();
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
