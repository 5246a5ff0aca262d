package lathe.bundle.view;

import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Supplier;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.LevelMeter;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.BypassButton;
import lathe.plugin.gui.widget.Panel;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;

/** Name, presets, bypass, output level. */
final class TopBar extends Panel {

    static final int HEIGHT = 52;

    private static final int BUTTON_HEIGHT = 26;
    private static final int BUTTON_Y = 15;
    private static final int METER_WIDTH = 150;
    private static final int METER_HEIGHT = 14;
    private static final int METER_Y = 24;
    private static final int BYPASS_WIDTH = 92;
    private static final int PRESET_WIDTH = 190;

    private final String name;
    private final PresetButton presets;
    private final BypassButton bypass;
    private final LevelMeter meter;

    TopBar(EditorContext context, Supplier<List<Preset>> presets, PeakLevels levels) {
        name = context.pluginName();
        this.presets = add(new PresetButton(context, presets));
        bypass = add(new BypassButton(context));
        meter = add(new LevelMeter(levels));
    }

    @Override
    protected void laidOut() {
        int right = x() + width() - Theme.MARGIN;
        meter.setBounds(right - METER_WIDTH, y() + METER_Y, METER_WIDTH, METER_HEIGHT);
        bypass.setBounds(meter.x() - Theme.MARGIN - BYPASS_WIDTH, y() + BUTTON_Y, BYPASS_WIDTH, BUTTON_HEIGHT);
        int nameEnd = x() + Theme.MARGIN + (int) Math.ceil(Type.HEADING.width(name)) + Theme.MARGIN;
        int room = bypass.x() - Theme.MARGIN - nameEnd;
        presets.setBounds(nameEnd, y() + BUTTON_Y, Math.min(PRESET_WIDTH, room), BUTTON_HEIGHT);
    }

    @Override
    protected void paint(Graphics2D g) {
        Type.HEADING.drawMiddle(
                g, name, x() + Theme.MARGIN, y() + BUTTON_Y + BUTTON_HEIGHT / 2.0, Type.Align.LEFT, Theme.TEXT);
        meter.paintScale(g);
        super.paint(g);
    }
}
