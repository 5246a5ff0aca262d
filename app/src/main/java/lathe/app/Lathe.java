package lathe.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lathe} itself: what all its subcommands share. */
@Command(
        name = "lathe",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Lathe.Version.class,
        subcommands = {
            MasterCommand.class,
            MeasureCommand.class,
            ConvertCommand.class,
            FormatsCommand.class,
            DoctorCommand.class,
            TrainCommand.class
        },
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
        CommandLine line = new CommandLine(lathe, new Commands(screen));
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
