package lathe.bundle.view;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lathe.core.param.Parameter;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.PopupList;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;
import lathe.plugin.gui.widget.WidgetEditor;
import org.jspecify.annotations.Nullable;

/** The plugin's presets in a list; the wheel steps through them. A preset is set as if every control were moved. */
final class PresetButton extends Widget {

    private static final int ARROW = 24;

    private final EditorContext context;
    private final Supplier<List<Preset>> source;
    private @Nullable List<Preset> presets;
    private int chosen = -1;

    PresetButton(EditorContext context, Supplier<List<Preset>> source) {
        this.context = context;
        this.source = source;
    }

    private List<Preset> presets() {
        List<Preset> known = presets;
        if (known == null) {
            known = source.get();
            presets = known;
        }
        return known;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        WidgetEditor editor = editor();
        if (editor == null || mouse.button() != 1) {
            return false;
        }
        PopupList list = new PopupList(presets().stream().map(Preset::name).toList(), chosen, this::choose);
        int width = Math.max(width(), list.wantedWidth());
        int height = Math.min(list.wantedHeight(), editor.height() - y() - height() - 4);
        list.setBounds(x(), y() + height() + 2, width, height);
        editor.open(list);
        return true;
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        int next = chosen + (mouse.wheel() > 0 ? -1 : 1);
        if (next >= 0 && next < presets().size()) {
            choose(next);
        }
        return true;
    }

    /** Sets all values of a preset. */
    void choose(int index) {
        chosen = index;
        Preset preset = presets().get(index);
        for (Map.Entry<String, Object> value : preset.values().entrySet()) {
            ParameterLink link = ParameterLink.of(context, value.getKey());
            link.change(number(link.parameter(), value.getValue()));
        }
        repaint();
    }

    private static double number(Parameter parameter, Object value) {
        return value instanceof Number number ? number.doubleValue() : parameter.parse(String.valueOf(value));
    }

    @Override
    protected void paint(Graphics2D g) {
        g.setColor(isHovered() ? Theme.RAISED_HOVER : Theme.RAISED);
        g.fill(new RoundRectangle2D.Double(x() + 0.5, y() + 0.5, width() - 1.0, height() - 1.0, 8, 8));
        String text = chosen < 0 ? "Presets" : presets().get(chosen).name();
        double middle = y() + height() / 2.0;
        Type.VALUE.drawMiddle(
                g, Type.VALUE.fit(text, width() - 12.0 - ARROW), x() + 12.0, middle, Type.Align.LEFT, Theme.TEXT);
        Path2D.Double arrow = new Path2D.Double();
        double cx = x() + width() - ARROW / 2.0 - 2;
        arrow.moveTo(cx - 3.5, middle - 1.75);
        arrow.lineTo(cx, middle + 1.75);
        arrow.lineTo(cx + 3.5, middle - 1.75);
        g.setColor(Theme.TEXT_DIM);
        g.setStroke(Theme.CURVE);
        g.draw(arrow);
    }
}
