package lathe.plugin.gui.generic;

import java.awt.Graphics2D;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.LevelMeter;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.BypassButton;
import lathe.plugin.gui.widget.Panel;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;

/** The plugin's name, its bypass and its output level. */
final class Header extends Panel {

    static final int HEIGHT = 56;

    private static final int METER_WIDTH = 150;
    private static final int METER_HEIGHT = 14;
    private static final int METER_Y = 26;
    private static final int BYPASS_WIDTH = 84;

    private final String name;
    private final LevelMeter meter;
    private final BypassButton bypass;

    Header(EditorContext context, PeakLevels levels) {
        name = context.pluginName();
        bypass = add(new BypassButton(context));
        meter = add(new LevelMeter(levels));
    }

    @Override
    protected void laidOut() {
        int right = x() + width() - Theme.MARGIN;
        meter.setBounds(right - METER_WIDTH, y() + METER_Y, METER_WIDTH, METER_HEIGHT);
        bypass.setBounds(meter.x() - Theme.MARGIN - BYPASS_WIDTH, y() + METER_Y - 6, BYPASS_WIDTH, 26);
    }

    @Override
    protected void paint(Graphics2D g) {
        double room = bypass.x() - 2.0 * Theme.MARGIN;
        Type.HEADING.drawMiddle(
                g, Type.HEADING.fit(name, room), x() + Theme.MARGIN, METER_Y + 6.0, Type.Align.LEFT, Theme.TEXT);
        meter.paintScale(g);
        super.paint(g);
    }
}
