package lathe.plugin.gui.generic;

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

/** A group's controls on a card, in rows of equal cells. */
final class SectionCard extends Card {

    static final int CELL_WIDTH = 92;
    static final int CELL_HEIGHT = 108;

    SectionCard(EditorContext context, Sections.Section section) {
        super(section.title());
        for (int index : section.indices()) {
            ParameterWidget control = add(control(new ParameterLink(context, index)));
            control.setName(Sections.nameIn(section.title(), control.name()));
        }
    }

    /** The control that fits a parameter. */
    static ParameterWidget control(ParameterLink link) {
        Parameter parameter = link.parameter();
        if (parameter.labels().isEmpty()) {
            return new Knob(link);
        }
        boolean offAndOn = parameter.labels().size() == 2
                && parameter.labels().getFirst().equalsIgnoreCase("off")
                && parameter.labels().getLast().equalsIgnoreCase("on");
        return offAndOn ? new Toggle(link) : new Choice(link);
    }

    int cells() {
        return children().size();
    }

    /** Width of so many cells with what is around them. */
    static int widthOf(int cells) {
        return cells * CELL_WIDTH + 2 * Theme.GAP;
    }

    /** Cells in a row of this card at a width, so that the last row is not much shorter than the others. */
    private int columns(int width) {
        int most = Math.max(1, (width - 2 * Theme.GAP) / CELL_WIDTH);
        int rows = Math.max(1, (cells() + most - 1) / most);
        return Math.max(1, (cells() + rows - 1) / rows);
    }

    int heightAt(int width) {
        int columns = columns(width);
        int rows = (cells() + columns - 1) / columns;
        return (title().isEmpty() ? Theme.GAP : TITLE) + rows * CELL_HEIGHT + Theme.GAP;
    }

    @Override
    protected void laidOut() {
        int columns = columns(width());
        // Wider cells where there is room, but not so wide that a row falls apart.
        int cell = Math.min((width() - 2 * Theme.GAP) / columns, CELL_WIDTH * 3 / 2);
        for (int i = 0; i < cells(); i++) {
            Widget control = children().get(i);
            control.setBounds(
                    x() + Theme.GAP + i % columns * cell, contentY() + i / columns * CELL_HEIGHT, cell, CELL_HEIGHT);
        }
    }
}
