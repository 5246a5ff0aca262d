package lathe.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import lathe.core.audio.AudioFileException;
import lathe.core.tensor.TensorFileException;
import lathe.core.text.Nearest;
import lathe.engine.blueprint.BlueprintException;
import lathe.engine.prompt.PromptException;
import lathe.engine.score.ScoreFileException;
import lathe.neural.graph.OnnxFileException;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.install.InstallException;
import lathe.plugin.isolation.PluginCrashException;
import lathe.vocoder.codec.TokenFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line for people and an exit code for scripts. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Screen screen;

    Mistakes(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleParseException(ParameterException wrongCall, String[] args) {
        CommandLine command = wrongCall.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        screen.mistake(describe(wrongCall) + help);
        return ExitCode.BAD_CALL;
    }

    private static String describe(ParameterException wrongCall) {
        if (wrongCall instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String typed = unmatched.getUnmatched().getFirst();
            CommandLine command = unmatched.getCommandLine();
            if (typed.startsWith("-")) {
                return Nearest.complaint("option", typed, optionNames(command));
            }
            if (!command.getSubcommands().isEmpty()) {
                return Nearest.complaint("command", typed, visibleCommands(command));
            }
            return "\"" + typed + "\" is one word too many";
        }
        String message = String.valueOf(wrongCall.getMessage());
        String oneLine = message.lines().findFirst().orElse(message);
        return oneLine.isEmpty() ? oneLine : oneLine.substring(0, 1).toLowerCase(Locale.ROOT) + oneLine.substring(1);
    }

    private static List<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }

    private static List<String> visibleCommands(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        return tell(fault);
    }

    /** Says one line and gives the exit code that goes with it. */
    int tell(Throwable thrown) {
        Throwable fault =
                thrown instanceof UncheckedIOException wrapped ? Objects.requireNonNull(wrapped.getCause()) : thrown;
        screen.mistake(line(fault));
        if (screen.verbose()) {
            fault.printStackTrace(screen.messages());
        }
        return switch (fault) {
            case CallException call -> ExitCode.BAD_CALL;
            case AudioFileException file -> file.isDiskFull() ? ExitCode.FAILED : ExitCode.BAD_CALL;
            case TensorFileException file -> ExitCode.BAD_CALL;
            case ScoreFileException file -> ExitCode.BAD_CALL;
            case BlueprintException field -> ExitCode.BAD_CALL;
            case PromptException words -> ExitCode.BAD_CALL;
            case TokenFileException file -> ExitCode.BAD_CALL;
            case ModelException model -> ExitCode.BAD_CALL;
            case OnnxFileException model -> ExitCode.BAD_CALL;
            case HostedPluginException plugin -> ExitCode.BAD_CALL;
            case InstallException bundle -> bundle.isFailedJob() ? ExitCode.FAILED : ExitCode.BAD_CALL;
            default -> ExitCode.FAILED;
        };
    }

    private static String line(Throwable fault) {
        return switch (fault) {
            case CallException call -> String.valueOf(call.getMessage());
            case AudioFileException file -> String.valueOf(file.getMessage());
            case TensorFileException file -> String.valueOf(file.getMessage());
            case ScoreFileException file -> String.valueOf(file.getMessage());
            case BlueprintException field -> String.valueOf(field.getMessage());
            case PromptException words -> String.valueOf(words.getMessage());
            case TokenFileException file -> String.valueOf(file.getMessage());
            case ModelException model -> String.valueOf(model.getMessage());
            case OnnxFileException model -> String.valueOf(model.getMessage());
            case HostedPluginException plugin -> String.valueOf(plugin.getMessage());
            case PluginCrashException plugin -> plugin.getMessage() + "; nothing was left behind";
            case InstallException bundle -> String.valueOf(bundle.getMessage());
            case InferenceException run -> run.getMessage() + "; nothing was left behind";
            case AccessDeniedException denied ->
                denied.getFile() + ": not allowed; change its permissions or choose another place";
            case NoSuchFileException gone -> gone.getFile() + ": does not exist (any more); check the path";
            case FileSystemException file ->
                file.getFile() + ": " + file.getReason()
                        + "; nothing was left behind, free space or choose another place";
            case InterruptedException stopped -> "interrupted; nothing was left behind";
            case IOException io -> io.getMessage() + "; nothing was left behind, check free space and permissions";
            case OutOfMemoryError memory ->
                "not enough memory (" + memory.getMessage() + "); give more with LATHE_JAVA_OPTIONS=-Xmx"
                        + twiceTheHeapGiB() + "g";
            case StackOverflowError stack ->
                "a calculation nested too deep; this is a fault of lathe, please report it with --verbose";
            default -> "unexpected " + fault + "; this is a fault of lathe, please report it with --verbose";
        };
    }

    private static long twiceTheHeapGiB() {
        return Math.ceilDiv(2 * Runtime.getRuntime().maxMemory(), 1L << 30);
    }
}
