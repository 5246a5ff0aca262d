package lathe.bundle.view;

import java.util.List;
import java.util.function.Supplier;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.WidgetEditor;

/** An editor of the bundle: the plugin's name, presets, bypass and output level on top, its own contents below. */
public abstract class PluginEditor extends WidgetEditor {

    private static final int PREFERRED_WIDTH = 800;
    private static final int PREFERRED_HEIGHT = 500;
    private static final int MINIMUM_WIDTH = 640;
    private static final int MINIMUM_HEIGHT = 400;

    private final EditorContext context;
    private final PeakLevels levels;
    private final TopBar top;

    /** @param presets read when the list is opened first */
    @SuppressWarnings("this-escape") // add is final and keeps the widget for later: nothing of a subclass is called
    protected PluginEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(PREFERRED_WIDTH, PREFERRED_HEIGHT, MINIMUM_WIDTH, MINIMUM_HEIGHT);
        this.context = context;
        levels = new PeakLevels(context.sound(), true);
        top = add(new TopBar(context, presets, levels));
    }

    /** What it knows of its instance. */
    protected final EditorContext context() {
        return context;
    }

    /** A parameter's link, by id. */
    protected final ParameterLink link(String id) {
        return ParameterLink.of(context, id);
    }

    /** Frames per second, 48,000 while the instance is not active. */
    protected final double sampleRateHz() {
        return context.sampleRateHz() > 0 ? context.sampleRateHz() : 48_000;
    }

    @Override
    protected final void layOut(int width, int height) {
        top.setBounds(0, 0, width, TopBar.HEIGHT);
        layOutContents(Theme.MARGIN, TopBar.HEIGHT, width - 2 * Theme.MARGIN, height - TopBar.HEIGHT - Theme.MARGIN);
    }

    /** Places all but the top bar. */
    protected abstract void layOutContents(int x, int y, int width, int height);

    @Override
    public void close() {
        super.close();
        levels.close();
    }
}
