package lathe.plugin.vst3;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.instance.PluginInstance;

/**
 * What sessions keep: as the component's state the instance's, the same bytes as in other formats; as the controller's
 * state what only this window and this list of programs know.
 */
final class States {

    private static final Pattern CONTROLLER =
            Pattern.compile("lathe-view 1 program (\\d{1,6}) size (\\d{1,5}) (\\d{1,5})");

    private final PluginInstance instance;
    private final Programs programs;
    private int width;
    private int height;

    States(PluginInstance instance, Programs programs) {
        this.instance = instance;
        this.programs = programs;
    }

    /** Width of the window when it was last open, or 0. */
    int width() {
        return width;
    }

    /** Height of the window when it was last open, or 0. */
    int height() {
        return height;
    }

    /** Remembers the window's size. */
    void size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    int loadComponent(long stream) {
        if (stream == 0) {
            return Result.INVALID_ARGUMENT;
        }
        try {
            instance.loadState(Streams.read(stream));
            return Result.OK;
        } catch (IllegalArgumentException damaged) {
            BridgeLog.note(instance.descriptor().id() + ": " + damaged.getMessage());
            return Result.FALSE;
        }
    }

    int saveComponent(long stream) {
        return stream == 0 ? Result.INVALID_ARGUMENT : Result.of(Streams.write(stream, instance.saveState()));
    }

    int loadController(long stream) {
        if (stream == 0) {
            return Result.INVALID_ARGUMENT;
        }
        Matcher saved = CONTROLLER.matcher(new String(Streams.read(stream), StandardCharsets.US_ASCII));
        if (!saved.matches()) {
            return Result.FALSE;
        }
        programs.note(Integer.parseInt(saved.group(1)));
        size(Integer.parseInt(saved.group(2)), Integer.parseInt(saved.group(3)));
        return Result.OK;
    }

    int saveController(long stream) {
        if (stream == 0) {
            return Result.INVALID_ARGUMENT;
        }
        String text = "lathe-view 1 program %d size %d %d".formatted(programs.chosen(), width, height);
        return Result.of(Streams.write(stream, text.getBytes(StandardCharsets.US_ASCII)));
    }
}
