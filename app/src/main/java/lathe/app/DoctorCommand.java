package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lathe.core.audio.ffmpeg.Ffmpeg;
import lathe.core.dsp.Kernels;
import lathe.core.hearing.Ear;
import lathe.engine.sound.soundfont.SoundFonts;
import lathe.neural.session.InferenceSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lathe doctor}. */
@Command(
        name = "doctor",
        description = "Looks at what this machine has, what is missing, and what that costs.",
        footer = {"", "Examples:", "  lathe doctor", "  lathe doctor --json"})
final class DoctorCommand implements Runnable {

    private static final long ENOUGH_HEAP_BYTES = 200L << 20;

    private final Screen screen;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DoctorCommand(Screen screen) {
        this.screen = screen;
    }

    /**
     * One thing looked at.
     *
     * @param name in a word
     * @param ok whether nothing is missing
     * @param finding what was found; where something is missing, what that costs and how to get it
     */
    private record Check(String name, boolean ok, String finding) {}

    @Override
    public void run() {
        List<Check> checks =
                List.of(lathe(), jdk(), kernels(), neural(), ffmpeg(), soundFont(), ear(), startUpCache(), memory());
        if (json) {
            screen.results()
                    .println(Json.of(checks.stream().map(DoctorCommand::json).toList()));
            return;
        }
        for (Check check : checks) {
            screen.results()
                    .printf(Locale.ROOT, "%-5s %-10s %s%n", check.ok ? "ok" : "lacks", check.name, check.finding);
        }
    }

    private static Map<String, Object> json(Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", check.name);
        json.put("ok", check.ok);
        json.put("finding", check.finding);
        return json;
    }

    private static Check lathe() {
        return new Check("lathe", true, Lathe.Version.number());
    }

    private static Check jdk() {
        List<String> words = new ArrayList<>();
        words.add(Runtime.version().toString());
        words.add(System.getProperty("java.vendor", "unknown maker"));
        words.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        words.add(System.getProperty("java.home"));
        return new Check("jdk", true, String.join(", ", words));
    }

    private static Check kernels() {
        return new Check("kernels", true, Kernels.description());
    }

    private static Check neural() {
        try {
            return new Check("neural", true, "ONNX Runtime " + InferenceSession.runtimeVersion());
        } catch (IllegalStateException none) {
            return new Check("neural", false, none.getMessage() + ": models cannot run; mastering needs none");
        }
    }

    private static Check ffmpeg() {
        Optional<Ffmpeg> found = Ffmpeg.find();
        if (found.isEmpty()) {
            return new Check(
                    "ffmpeg",
                    false,
                    "not found: MP3, Ogg, Opus and AAC can neither be read nor written; " + Ffmpeg.HOW_TO_INSTALL);
        }
        try {
            return new Check(
                    "ffmpeg", true, found.get().version() + ", " + found.get().executable());
        } catch (IOException doesNotRun) {
            return new Check(
                    "ffmpeg",
                    false,
                    found.get().executable() + " does not run (" + doesNotRun.getMessage() + "); "
                            + Ffmpeg.HOW_TO_INSTALL);
        }
    }

    private static Check soundFont() {
        return SoundFonts.installed()
                .map(file -> new Check("soundfont", true, file.toString()))
                .orElseGet(() -> new Check(
                        "soundfont",
                        false,
                        "none installed: songs are played by the built-in sounds; for others install one"
                                + " (on Debian fluid-soundfont-gm), or give --sound FILE.sf2"));
    }

    private static Check ear() {
        return Ear.installed()
                .map(ear -> new Check("ear", true, ear.id()))
                .orElseGet(() -> new Check(
                        "ear",
                        false,
                        "the module lathe-listen is not there: lathe compose --over cannot listen; everything else"
                                + " works without it"));
    }

    private static Check startUpCache() {
        String cache = System.getProperty("lathe.aotCache", "");
        return !cache.isEmpty() && Files.isRegularFile(Path.of(cache))
                ? new Check("start", true, "start-up cache " + cache)
                : new Check(
                        "start",
                        false,
                        "no start-up cache: each command takes some tenths of a second longer; start with ./lathe");
    }

    private static Check memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String size = (heap >> 20) + " MB of heap";
        return heap >= ENOUGH_HEAP_BYTES
                ? new Check("memory", true, size + ", enough for sound of any length")
                : new Check(
                        "memory", false, size + ": files of many channels may fail; set LATHE_JAVA_OPTIONS=-Xmx256m");
    }
}
