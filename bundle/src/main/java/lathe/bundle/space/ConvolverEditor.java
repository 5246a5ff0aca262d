package lathe.bundle.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.HeatMap;
import lathe.bundle.view.PluginEditor;
import lathe.core.audio.AudioBuffer;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.Theme;
import org.jspecify.annotations.Nullable;

/** The convolver's editor: the responses to choose from, the picture of the one in use, the controls. */
final class ConvolverEditor extends PluginEditor {

    private static final int ROW_HEIGHT = 128;
    private static final int LIST_WIDTH = 230;
    private static final int COLUMNS = 160;
    private static final int ROWS = 72;

    private final ConvolverProcessor processor;
    private final ParameterLink response;
    private final ResponseList list;
    private final HeatMap picture;
    private final Notice notice;
    private final ControlRow controls;
    private final AtomicReference<@Nullable Runnable> done = new AtomicReference<>();
    private @Nullable OwnResponse shownOwn;
    private int shownChoice = -1;

    ConvolverEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        processor = (ConvolverProcessor) context.processor();
        response = link("response");
        list = add(new ResponseList(index -> response.change(index + 1), this::load));
        picture = add(new HeatMap());
        notice = add(new Notice());
        controls = add(new ControlRow(context, "")
                .control("mix", "Mix", Theme.WARM)
                .control("pre_delay", "Pre-delay")
                .control("ir_gain", "Response gain")
                .control("trim", "Trim silence")
                .control("zero_latency", "Zero latency"));
    }

    /** Reads and prepares the file beside the editor's thread, which tells the host when it is done. */
    private void load(Path file) {
        notice.say("reading " + file.getFileName() + " ...");
        Thread.ofPlatform().daemon().name("lathe-response").start(() -> {
            try {
                OwnResponse read = OwnResponse.read(file);
                processor.setOwn(read);
                done.set(this::take);
            } catch (IOException | RuntimeException | OutOfMemoryError refused) {
                String reason = String.valueOf(refused.getMessage());
                done.set(() -> notice.warn(reason));
            }
        });
    }

    /** The host learns that its session has changed from an edit, even where the choice was the same before. */
    private void take() {
        notice.say("");
        response.change(ConvolverProcessor.OWN_FILE);
    }

    @Override
    protected void update(double seconds) {
        Runnable finished = done.getAndSet(null);
        if (finished != null) {
            finished.run();
        }
        int choice = (int) response.value();
        OwnResponse own = processor.own();
        if (choice != shownChoice || !Objects.equals(own, shownOwn)) {
            shownChoice = choice;
            shownOwn = own;
            list.mark(choice);
            show(choice, own);
        }
    }

    private void show(int choice, @Nullable OwnResponse own) {
        AudioBuffer sound = choice == ConvolverProcessor.OWN_FILE && own != null
                ? own.sound()
                : processor.sound(choice, Math.min(48_000, sampleRateHz()));
        ResponseSpectrogram spectrogram = new ResponseSpectrogram(sound);
        String name = choice != ConvolverProcessor.OWN_FILE
                ? Responses.NAMES[choice - 1]
                : own == null ? "choose a file" : own.name();
        picture.show(
                spectrogram,
                spectrogram.seconds(),
                String.format(Locale.ROOT, "%s, %.2f s", name, spectrogram.seconds()),
                COLUMNS,
                ROWS);
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int pictures = height - ROW_HEIGHT - Theme.GAP;
        list.setBounds(x, y, LIST_WIDTH, pictures);
        picture.setBounds(x + LIST_WIDTH + Theme.GAP, y, width - LIST_WIDTH - Theme.GAP, pictures);
        notice.setBounds(picture.x() + 12, y + 30, picture.width() - 24, 20);
        controls.setBounds(x, y + pictures + Theme.GAP, width, ROW_HEIGHT);
    }
}
