package lathe.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lathe models}: what its subcommands share. */
@Command(
        name = "models",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Lists, shows, checks, adds and speeds up models: packages (a folder or zip with model.json) and bare .onnx files.",
        footer = {
            "",
            "Examples:",
            "  lathe models add hifigan_v2.onnx",
            "  lathe models list",
            "  lathe models show hifigan_v2",
            "  lathe models check hifigan_v2",
            "  lathe models optimize hifigan_v2.onnx -o hifigan_v2.fast.onnx"
        })
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private ModelsCommand() {}

    /** The command with its subcommands. */
    static CommandLine of(Screen screen) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand("list", new ModelsListCommand(screen))
                .addSubcommand("show", new ModelsShowCommand(screen))
                .addSubcommand("check", new ModelsCheckCommand(screen))
                .addSubcommand("add", new ModelsAddCommand(screen))
                .addSubcommand("optimize", new ModelsOptimizeCommand(screen));
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
