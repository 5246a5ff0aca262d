package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lathe.core.hearing.Ear;
import lathe.engine.arrange.Accompanist;
import lathe.engine.arrange.LyricFile;
import lathe.engine.arrange.SongEditor;
import lathe.engine.arrange.Strengths;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.blueprint.Explanation;
import lathe.engine.prompt.Prompt;
import lathe.engine.prompt.Reading;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import lathe.engine.song.SourceType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe compose}. */
@Command(
        name = "compose",
        description = "Writes a song of words or a blueprint, works on one that is there, or accompanies a tune.",
        footer = {
            "",
            "OUT.json keeps the whole song and can be worked on and rendered; .mid and .abc keep its notes.",
            "REGION is a section such as Chorus:2 or Verse, or bars such as 17-24. What no region covers stays",
            "note by note. LAYERS are rhythm, pitch, chords and timbre, from 0 (as it is) to 1.",
            "",
            "Examples:",
            "  lathe compose \"calm piano ballad in A minor\" -o song.json --midi song.mid",
            "  lathe compose \"trot, 130 bpm\" --explain",
            "  lathe compose --from song.json --replace Chorus:2 --replace 5-8 -o other.json",
            "  lathe compose --from song.json --vary rhythm=0.3,pitch=0.1 --keep-chords -o other.json",
            "  lathe compose \"bossa nova\" --melody tune.mid -o arranged.json",
            "  lathe compose \"folk\" --over sung.wav -o backing.json"
        })
final class ComposeCommand implements Callable<Integer> {

    private static final int MOST_CANDIDATES = 1000;

    private final Screen screen;

    @Parameters(
            paramLabel = "WORDS|FILE",
            arity = "0..1",
            description = "What to write: words, a blueprint or a request of ACE-Step.")
    private @Nullable String what;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "File to write: the song as .json, or its notes as .mid or .abc.")
    private @Nullable Path target;

    @Option(names = "--midi", paramLabel = "FILE", description = "Also write the notes, as .mid or .abc.")
    private @Nullable Path midi;

    @Option(names = "--blueprint", paramLabel = "FILE", description = "Also write the blueprint, as .json.")
    private @Nullable Path blueprintFile;

    @Option(names = "--lyrics", paramLabel = "FILE", description = "Also write the words with their times, as .lrc.")
    private @Nullable Path lyricsFile;

    @Mixin
    private SongOptions options;

    @Option(names = "--seed", paramLabel = "N", description = "Another song of the same words; 0 if left out.")
    private long seed;

    @Option(names = "--explain", description = "Say which words set what.")
    private boolean explain;

    @Option(names = "--from", paramLabel = "SONG.json", description = "Work on a song that is there.")
    private @Nullable Path from;

    @Option(names = "--replace", paramLabel = "REGION", description = "Write a region anew; any number of times.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--extend", paramLabel = "BARS", description = "Add so many bars at the end.")
    private int barsAfter;

    @Option(names = "--extend-before", paramLabel = "BARS", description = "Add so many bars at the start.")
    private int barsBefore;

    @Option(names = "--vary", paramLabel = "LAYERS", description = "Vary layers, such as rhythm=0.3,pitch=0.1.")
    private @Nullable String layers;

    @Option(names = "--keep-chords", description = "Leave the chords of what is written anew as they are.")
    private boolean keepChords;

    @Option(names = "--keep-tune", description = "Leave the tune of what is written anew as it is.")
    private boolean keepTune;

    @Option(names = "--melody", paramLabel = "FILE", description = "Arrange around the tune of a score.")
    private @Nullable Path melody;

    @Option(
            names = "--over",
            paramLabel = "SOUND",
            description = "Arrange around the tune of a recording of one voice, heard with its tempo.")
    private @Nullable Path recording;

    @Option(
            names = "--best-of",
            paramLabel = "N",
            description = "Write N songs and take the one that you are likely to prefer, as lathe rate has learned it.")
    private int candidates = 1;

    @Option(
            names = "--votes",
            paramLabel = "FILE",
            description = "Where votes are kept, in place of the user's data folder.")
    private @Nullable Path votes;

    @Option(names = "--no-provenance", description = "Do not say in MIDI that this music was generated.")
    private boolean anonymous;

    ComposeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        requireSense();
        requirePlaces();
        SongWork work = work();
        work.notes().forEach(note -> screen.notice("lathe: " + note));
        Song song = work.song();
        if (song == null) {
            throw new CallException(what + ": holds notes and no song; use --melody " + what + " to arrange them");
        }
        write(work, song);
        if (explain) {
            Explanation.lines(song.blueprint()).forEach(screen.results()::println);
        }
        if (!screen.quiet()) {
            screen.results().println(SongLine.of(song));
        }
        return ExitCode.DONE;
    }

    private record Origin(String option, @Nullable Path file) {}

    private void requireSense() {
        List<String> origins = new ArrayList<>();
        for (Origin origin :
                List.of(new Origin("--from", from), new Origin("--melody", melody), new Origin("--over", recording))) {
            if (origin.file != null) {
                origins.add(origin.option);
            }
        }
        if (origins.size() > 1) {
            throw new CallException(String.join(" and ", origins) + " exclude each other; give one of them");
        }
        if (origins.isEmpty() && what == null) {
            throw new CallException("nothing to write; give words, a blueprint, --from, --melody or --over");
        }
        boolean works =
                !regions.isEmpty() || barsAfter != 0 || barsBefore != 0 || layers != null || keepChords || keepTune;
        if (from == null && works) {
            throw new CallException("there is no song to work on; give one with --from");
        }
        if (from != null && what != null) {
            throw new CallException("\"" + what + "\" is one word too many beside --from; use --set to change fields");
        }
        if (candidates < 1 || candidates > MOST_CANDIDATES) {
            throw new CallException("--best-of " + candidates + " is outside 1 to " + MOST_CANDIDATES);
        }
        if (candidates > 1 && !origins.isEmpty()) {
            throw new CallException("--best-of writes new songs; leave " + origins.getFirst() + " out");
        }
        if (target == null && midi == null && blueprintFile == null && lyricsFile == null && !explain) {
            throw new CallException("nothing to write to; give -o OUT.json, or --explain to see the blueprint");
        }
    }

    private void requirePlaces() throws IOException {
        for (Path file : new Path[] {target, midi, blueprintFile, lyricsFile}) {
            if (file != null) {
                Places.requireTarget(file);
            }
        }
    }

    private static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private SongWork work() throws IOException {
        if (from != null) {
            return SongWork.of(edit(SongJson.read(from)), SourceType.TRAINED_ALGORITHMIC, List.of());
        }
        if (melody != null) {
            return accompanyFile(melody);
        }
        if (recording != null) {
            return accompanyRecording(recording);
        }
        String words = String.valueOf(what);
        return candidates == 1
                ? SongWork.of(words, options, seed)
                : BestOf.of(words, options, seed, candidates, votes, screen);
    }

    private SongWork accompanyFile(Path tune) throws IOException {
        Reading wishes = wishes();
        ReadScore read = ScoreFiles.read(tune);
        List<String> notes = remarks(wishes);
        read.remarks().forEach(remark -> notes.add(tune + ": " + remark));
        Song song = accompany(tune, read.score(), options.applyTo(wishes.blueprint()));
        return SongWork.of(song, SourceType.COMPOSITE, notes);
    }

    private SongWork accompanyRecording(Path sound) throws IOException {
        Ear ear = SungTune.ear();
        Reading wishes = wishes();
        Blueprint blueprint = options.applyTo(wishes.blueprint());
        SungTune tune;
        try (Progress progress = Progress.on(screen)) {
            tune = SungTune.of(ear.hear(WholeSound.read(sound, progress)), blueprint);
        }
        Song song = accompany(sound, tune.score(), blueprint);
        List<String> notes = remarks(wishes);
        tune.lines(song.blueprint().key()).forEach(line -> notes.add(sound + ": " + line));
        return SongWork.of(song, SourceType.COMPOSITE, notes);
    }

    private Reading wishes() {
        return Prompt.read(what == null ? "" : what, seed);
    }

    private List<String> remarks(Reading wishes) {
        return new ArrayList<>(what == null ? List.of() : SongWork.remarks(wishes));
    }

    private Song accompany(Path file, Score tune, Blueprint wishes) throws IOException {
        try {
            return Accompanist.accompany(tune, wishes, options.checkedComposer());
        } catch (IllegalArgumentException unfit) {
            throw new ScoreFileException(file, String.valueOf(unfit.getMessage()), "give a file with a tune", unfit);
        }
    }

    private Song edit(Song song) {
        Song edited = song;
        try {
            if (options.changes()) {
                edited = editor(edited).follow(options.applyTo(edited.blueprint()));
            }
            if (!regions.isEmpty()) {
                edited = editor(edited).replace(regions);
            }
            if (barsBefore != 0 || barsAfter != 0) {
                edited = editor(edited).extendBars(barsBefore, barsAfter);
            }
            if (layers != null) {
                edited = editor(edited).vary(Strengths.parse(layers));
            }
            return edited;
        } catch (IllegalArgumentException unfit) {
            throw new CallException(from + ": " + unfit.getMessage());
        }
    }

    private SongEditor editor(Song song) {
        SongEditor editor = new SongEditor(song);
        String composer = options.checkedComposer();
        editor = options.namesComposer() ? editor.withComposer(composer) : editor;
        editor = keepChords ? editor.keepingChords() : editor;
        return keepTune ? editor.keepingTune() : editor;
    }

    private void write(SongWork work, Song song) throws IOException {
        List<String> texts = work.provenance(seed, "").texts();
        for (Path file : noteFiles()) {
            ScoreFiles.write(anonymous ? song.score() : song.score().withTexts(texts), file);
        }
        if (target != null && isJson(target)) {
            SongJson.write(song, target);
        }
        if (blueprintFile != null) {
            BlueprintJson.write(song.blueprint(), blueprintFile);
        }
        if (lyricsFile != null) {
            LyricFile.write(song, lyricsFile);
        }
    }

    private List<Path> noteFiles() {
        List<Path> files = new ArrayList<>();
        if (target != null && !isJson(target)) {
            files.add(target);
        }
        if (midi != null) {
            files.add(midi);
        }
        return files;
    }
}
