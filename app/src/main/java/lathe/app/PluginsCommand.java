package lathe.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lathe plugins}: what its subcommands share. */
@Command(
        name = "plugins",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Builds, installs, lists, checks and removes CLAP and VST3 plugins written in Java;",
            "shows any maker's, and sends sound through them."
        },
        footer = {
            "",
            "Without a jar, build and install mean Lathe's own plugins.",
            "",
            "Examples:",
            "  lathe plugins install",
            "  lathe plugins build gain.jar -o bundles",
            "  lathe plugins wrap JayDLay.ini -o bundles",
            "  lathe plugins install bundles/Gain.clap bundles/Gain.vst3",
            "  lathe plugins list",
            "  lathe plugins check Gain",
            "  lathe plugins run bundles/Gain.clap song.wav -o quiet.wav --set gain=-6",
            "  lathe plugins remove Gain"
        })
final class PluginsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private PluginsCommand() {}

    /** The command with its subcommands. */
    static CommandLine of(Screen screen) {
        return new CommandLine(new PluginsCommand())
                .addSubcommand("build", new PluginsBuildCommand(screen))
                .addSubcommand("wrap", new PluginsWrapCommand(screen))
                .addSubcommand("install", new PluginsInstallCommand(screen))
                .addSubcommand("list", new PluginsListCommand(screen))
                .addSubcommand("check", new PluginsCheckCommand(screen))
                .addSubcommand("remove", new PluginsRemoveCommand(screen))
                .addSubcommand("show", new PluginsShowCommand(screen))
                .addSubcommand("run", new PluginsRunCommand(screen));
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
