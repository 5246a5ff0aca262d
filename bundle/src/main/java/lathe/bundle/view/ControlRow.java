package lathe.bundle.view;

import java.awt.Color;
import java.util.List;
import lathe.core.param.Parameter;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.Card;
import lathe.plugin.gui.widget.Choice;
import lathe.plugin.gui.widget.Knob;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.ParameterWidget;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Toggle;
import lathe.plugin.gui.widget.Widget;

/** A card of controls side by side, in cells of one width; what does not fit goes to a next line. */
public final class ControlRow extends Card {

    private static final int WIDEST_CELL = 110;

    private final EditorContext context;
    private int lines = 1;

    /** @param title may be empty */
    public ControlRow(EditorContext context, String title) {
        super(title);
        this.context = context;
    }

    /** Shares the controls out to so many lines. */
    public ControlRow lines(int newLines) {
        lines = newLines;
        return this;
    }

    /** Adds the control that fits a parameter, under a name that is short because of what stands around it. */
    public ControlRow control(String id, String name) {
        return control(id, name, Theme.ACCENT);
    }

    /** The same in a colour. */
    public ControlRow control(String id, String name, Color color) {
        ParameterWidget control = add(controlFor(ParameterLink.of(context, id)));
        control.setName(name);
        control.setAccent(color);
        return this;
    }

    /** Controls on it. */
    public int count() {
        return children().size();
    }

    private static ParameterWidget controlFor(ParameterLink link) {
        Parameter parameter = link.parameter();
        if (parameter.labels().isEmpty()) {
            return new Knob(link);
        }
        return parameter.labels().equals(List.of("off", "on")) ? new Toggle(link) : new Choice(link);
    }

    @Override
    protected void laidOut() {
        int count = children().size();
        int perLine = (count + lines - 1) / Math.max(1, lines);
        int lineHeight = (height() - (contentY() - y()) - 4) / Math.max(1, lines);
        for (int first = 0, line = 0; first < count; first += perLine, line++) {
            placeLine(first, Math.min(count, first + perLine), contentY() + line * lineHeight, lineHeight);
        }
    }

    private void placeLine(int first, int end, int top, int lineHeight) {
        double shares = 0;
        for (int i = first; i < end; i++) {
            shares += share(children().get(i));
        }
        double cell = Math.min(WIDEST_CELL, (width() - Theme.GAP) / shares);
        double at = x() + (width() - shares * cell) / 2;
        for (int i = first; i < end; i++) {
            Widget control = children().get(i);
            double next = at + share(control) * cell;
            control.setBounds((int) at, top, (int) next - (int) at, lineHeight);
            at = next;
        }
    }

    /** Labels need more room than numbers. */
    private static double share(Widget control) {
        return control instanceof Choice ? 1.3 : 1;
    }
}
