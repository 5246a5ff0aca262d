package lathe.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the launcher runs once, for the JVM to watch and remember in its start-up cache. */
@Command(name = "train", hidden = true, description = "Runs every command once on a moment of made-up sound.")
final class TrainCommand implements Callable<Integer> {

    @SuppressWarnings("unused") // until commands read and write files
    private final Screen screen;

    TrainCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        return ExitCode.DONE;
    }
}
