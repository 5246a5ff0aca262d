package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import lathe.app.report.ReportCollector;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;
import lathe.engine.render.RenderSettings;
import lathe.engine.render.Rendered;
import lathe.engine.render.SongRenderer;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.seed.Seed;
import lathe.engine.song.Provenance;
import lathe.engine.song.SongJson;
import lathe.engine.sound.Instrument;
import lathe.postfx.master.DraftSource;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.MasterReport;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe render}. */
@Command(
        name = "render",
        description =
                "Makes a finished song of words, a blueprint, a song or a score: composed, played, mixed, mastered.",
        footer = {
            "",
            "WORDS may be English, German or Korean, with [Verse] tags, chord lines and lyrics. FILE is what",
            "lathe compose wrote (.json), a request of ACE-Step (.json), .mid, .abc, .musicxml or .mxl.",
            "The same words, seed and version give the same bytes. Nobody sings: lyrics set the tune's phrases.",
            "",
            "Examples:",
            "  lathe render \"calm piano ballad in A minor, 72 bpm, builds to a big chorus\" -o song.wav",
            "  lathe render \"lo-fi beat, 2 minutes\" --seed 7 -o beat.flac --stems stems --midi beat.mid",
            "  lathe render tune.mid --sound FluidR3_GM.sf2 -o tune.wav --target youtube --report tune.html"
        })
final class RenderCommand implements Callable<Integer> {

    private static final int CUSTOMARY_RATE_HZ = 48_000;
    private static final int MOST_THREADS = 64;
    private static final int BLOCK_FRAMES = 1 << 14;

    private final Screen screen;

    @Parameters(paramLabel = "WORDS|FILE", description = "What to make.")
    private String what;

    @Mixin
    private OutputOptions output;

    @Mixin
    private SongOptions options;

    @Mixin
    private MasteringOptions mastering;

    @Option(
            names = "--sound",
            paramLabel = "NAME|SF2",
            defaultValue = "classic",
            description = "classic (built in, taken if left out), soundfont (the system's), mel, or a SoundFont file.")
    private String sound;

    @Option(
            names = "--stems",
            paramLabel = "DIR",
            description = "Also write each track by itself, and their sum before mastering, as 32-bit float WAV.")
    private @Nullable Path stems;

    @Option(names = "--midi", paramLabel = "FILE", description = "Also write the notes, as .mid or .abc.")
    private @Nullable Path midi;

    @Option(names = "--song", paramLabel = "FILE", description = "Also write the song, as .json for lathe compose.")
    private @Nullable Path songFile;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Tracks played at once where the memory holds so many; all cores if left out.")
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(names = "--no-master", description = "Leave the mix as it is.")
    private boolean raw;

    @Option(names = "--no-provenance", description = "Do not say in the files that this music was generated.")
    private boolean anonymous;

    @Option(names = "--json", description = "Print what was made as JSON.")
    private boolean json;

    RenderCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        MasteringStyle style = mastering.style();
        AudioFormat format = Places.requireSoundTarget(output.target());
        SampleEncoding encoding = mastering.encoding(output.target(), format);
        requirePlaces();
        int rate = output.checkedRate() == 0 ? CUSTOMARY_RATE_HZ : output.checkedRate();
        if (threads < 1 || threads > MOST_THREADS) {
            throw new CallException("--threads " + threads + " is outside 1 to " + MOST_THREADS);
        }
        Instrument instrument = Sounds.named(sound);
        long began = System.nanoTime();
        SongWork work = SongWork.of(what, options, output.seed());
        work.notes().forEach(note -> screen.notice("lathe: " + note));
        Provenance provenance = work.provenance(output.seed(), instrument.id());
        AudioMetadata metadata = anonymous ? AudioMetadata.NONE : provenance.audio();
        LoudnessTarget target = mastering.loudness(SongMix.target(work.song(), style));
        RenderedSong made;
        try (Progress progress = Progress.on(screen)) {
            AudioBuffer mix = play(work, instrument, rate, metadata, progress);
            MasterReport report = null;
            if (raw) {
                write(output.target(), format.name(), encoding, mix, metadata);
            } else {
                report = master(mix, metadata, style, target, encoding, progress);
            }
            made = new RenderedSong(
                    output.target(), work, instrument.id(), mix, report, (System.nanoTime() - began) / 1e9);
        }
        writeNotes(work, provenance);
        say(made);
        return ExitCode.DONE;
    }

    private void requirePlaces() throws IOException {
        List<Path> files = new ArrayList<>(List.of(output.target()));
        if (midi != null) {
            files.add(midi);
        }
        if (songFile != null) {
            files.add(songFile);
        }
        mastering.requireReportPlace(files);
        for (Path file : files) {
            Places.requireTarget(file);
        }
        for (int i = 0; i < files.size(); i++) {
            for (Path earlier : files.subList(0, i)) {
                if (Places.isSame(files.get(i), earlier)) {
                    throw new CallException(files.get(i) + ": is named twice; give each file a name of its own");
                }
            }
        }
        if (stems != null && Files.exists(stems) && !Files.isDirectory(stems)) {
            throw new AudioFileException(stems, "is a file", "name a folder for the stems");
        }
    }

    private AudioBuffer play(SongWork work, Instrument instrument, int rate, AudioMetadata metadata, Progress progress)
            throws IOException {
        progress.at("playing", 0, -1);
        RenderSettings settings =
                SongMix.settings(work.song(), RenderSettings.of(rate, threads, new Seed(output.seed()).child("sound")));
        if (stems == null) {
            return SongRenderer.mix(work.score(), instrument, settings);
        }
        Rendered rendered = SongRenderer.render(work.score(), instrument, settings);
        writeStems(stems, rendered, metadata);
        return rendered.mix();
    }

    private MasterReport master(
            AudioBuffer mix,
            AudioMetadata metadata,
            MasteringStyle style,
            LoudnessTarget target,
            SampleEncoding encoding,
            Progress progress)
            throws IOException {
        String dither = Objects.requireNonNullElse(output.checkedDither(), "tpdf");
        MasteringJob job = new MasteringJob(style, target, new MasteringJob.Output(0, encoding, dither, output.seed()));
        ReportCollector collector = mastering.collector(mix.sampleRateHz(), mix.layout());
        DraftSource draft = DraftSource.memory(Path.of("the mix"), mix, metadata);
        MasterReport done = job.run(draft, output.target(), new JobWatch(progress, collector));
        mastering.writeReport(
                new MasteredFile(draft.name(), output.target(), encoding, output.seed(), done), collector);
        return done;
    }

    private static void writeStems(Path folder, Rendered rendered, AudioMetadata metadata) throws IOException {
        Files.createDirectories(folder);
        int number = 1;
        for (Map.Entry<String, AudioBuffer> stem : rendered.stems().entrySet()) {
            String name = String.format("%02d %s.wav", number++, stem.getKey().replaceAll("[^\\p{L}\\p{N} _.-]", "_"));
            write(folder.resolve(name), "WAV", SampleEncoding.FLOAT_32, stem.getValue(), metadata);
        }
        write(folder.resolve("mix.wav"), "WAV", SampleEncoding.FLOAT_32, rendered.mix(), metadata);
    }

    private static void write(
            Path target, String format, SampleEncoding encoding, AudioBuffer sound, AudioMetadata metadata)
            throws IOException {
        AudioInfo info =
                new AudioInfo(format, encoding, sound.sampleRateHz(), sound.layout(), sound.frames(), metadata);
        try (AudioWriter writer = AudioFiles.create(target, info)) {
            for (int at = 0; at < sound.frames(); at += BLOCK_FRAMES) {
                writer.write(sound.channelArrays(), at, Math.min(BLOCK_FRAMES, sound.frames() - at));
            }
            writer.commit();
        }
    }

    private void writeNotes(SongWork work, Provenance provenance) throws IOException {
        if (midi != null) {
            ScoreFiles.write(anonymous ? work.score() : work.score().withTexts(provenance.texts()), midi);
        }
        if (songFile != null) {
            if (work.song() == null) {
                throw new CallException(songFile + ": a file of notes is no song; leave --song out");
            }
            SongJson.write(work.song(), songFile);
        }
    }

    private void say(RenderedSong made) {
        made.warnings().forEach(warning -> screen.notice("lathe: " + warning));
        if (json) {
            screen.results().println(Json.of(made.json()));
        } else if (!screen.quiet()) {
            screen.results().println(made.line());
        }
    }
}
