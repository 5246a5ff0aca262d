package lathe.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lathe bench}: what it can measure are its subcommands. */
@Command(name = "bench", description = "Measures how fast this machine is.", synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With its subcommands. */
    static CommandLine line(Screen screen) {
        return new CommandLine(new BenchCommand())
                .addSubcommand("render", new BenchRenderCommand(screen))
                .addSubcommand("vocoder", new BenchVocoderCommand(screen));
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
