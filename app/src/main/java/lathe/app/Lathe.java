package lathe.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code lathe} itself: what all its subcommands share. */
@Command(
        name = "lathe",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Lathe.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns a draft song into a finished master, and measures sound by the broadcast standards.",
        footer = {
            "",
            "Examples:",
            "  lathe master draft.wav -o master.wav --target spotify --report master.html",
            "  lathe measure master.wav",
            "  lathe COMMAND --help",
            "",
            "Exit codes: 0 done, 1 the job failed, 2 the call or the input is wrong."
        })
final class Lathe implements Runnable {

    private static final SequencedMap<String, Function<Screen, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("render", RenderCommand::new);
        COMMANDS.put("compose", ComposeCommand::new);
        COMMANDS.put("master", MasterCommand::new);
        COMMANDS.put("measure", MeasureCommand::new);
        COMMANDS.put("evaluate", EvaluateCommand::new);
        COMMANDS.put("rate", RateCommand::new);
        COMMANDS.put("decode", DecodeCommand::new);
        COMMANDS.put("vocode", VocodeCommand::new);
        COMMANDS.put("convert", ConvertCommand::new);
        COMMANDS.put("generate", GenerateCommand::new);
        COMMANDS.put("mel", MelCommand::new);
        COMMANDS.put("formats", FormatsCommand::new);
        COMMANDS.put("models", ModelsCommand::of);
        COMMANDS.put("plugins", PluginsCommand::of);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("bench", BenchCommand::line);
        COMMANDS.put("train", screen -> new TrainCommand());
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "No progress and no notices; mistakes are still told.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "With a mistake, show where it arose (stack trace).")
    private boolean verbose;

    /**
     * Runs one command line.
     *
     * @return the exit code
     */
    static int run(Screen screen, String... args) {
        Lathe lathe = new Lathe();
        CommandLine line = new CommandLine(lathe);
        COMMANDS.forEach((name, command) -> {
            if (canMean(name, args)) {
                line.addSubcommand(name, command.apply(screen));
            }
        });
        line.registerConverter(Path.class, Lathe::path);
        line.setOut(new PrintWriter(screen.results(), true, screen.results().charset()));
        line.setErr(new PrintWriter(screen.messages(), true, screen.messages().charset()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setExecutionStrategy(parsed -> {
            screen.say(lathe.quiet, lathe.verbose);
            return new CommandLine.RunLast().execute(parsed);
        });
        Mistakes mistakes = new Mistakes(screen);
        line.setParameterExceptionHandler(mistakes);
        line.setExecutionExceptionHandler(mistakes);
        try {
            return line.execute(args);
        } catch (Error exhausted) {
            return mistakes.tell(exhausted);
        }
    }

    /** An empty word, as an unset variable of a script leaves it, would mean the folder one is in. */
    private static Path path(String word) {
        if (word.isEmpty()) {
            throw new TypeConversionException("a file name is empty");
        }
        return Path.of(word);
    }

    /**
     * Whether a line can mean a command: the first word decides if it is one, else all can be listed or suggested. Declaring
     * a command takes picocli some ten milliseconds, and a script that measures a thousand files waits for each.
     */
    private static boolean canMean(String command, String... args) {
        String first = args.length == 0 ? "" : args[0];
        boolean decided = COMMANDS.containsKey(first) || first.equals("--version");
        return !decided || first.equals(command);
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }

    /** Reads the version that the build wrote. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"lathe " + number()};
        }

        static String number() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Lathe.class.getResourceAsStream("version.txt")), StandardCharsets.UTF_8))) {
                return String.valueOf(in.readLine());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
