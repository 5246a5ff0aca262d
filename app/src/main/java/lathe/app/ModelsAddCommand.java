package lathe.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lathe.neural.model.ModelLibrary;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lathe models add}. */
@Command(
        name = "add",
        description = {
            "Copies models into your folder, each whole or not at all, once found sound.",
            "A bare .onnx file gets the model.json that its metadata and the files beside it amount to."
        },
        footer = {"", "Examples:", "  lathe models add hifigan-v1.zip", "  lathe models add dac_44khz-ONNX/"})
final class ModelsAddCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Packages (folders or zips with model.json), .onnx files, or folders with such.")
    private List<Path> places;

    ModelsAddCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        ModelLibrary library = ModelLibrary.ofUser();
        int code = ExitCode.DONE;
        for (Path place : places) {
            try {
                ModelPackage added = library.add(place);
                screen.results().println(added.id());
                screen.notice("copied to " + added.folder() + "; see lathe models check " + added.id());
            } catch (ModelException refused) {
                code = Math.max(code, new Mistakes(screen).tell(refused));
            }
        }
        return code;
    }
}
