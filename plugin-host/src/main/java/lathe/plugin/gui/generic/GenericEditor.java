package lathe.plugin.gui.generic;

import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.WidgetEditor;

/**
 * An editor made from the parameters alone: the plugin's name, its bypass and its output level on top, below a control
 * for each parameter, in the groups that their ids tell, scrolling where they are many.
 */
public final class GenericEditor extends WidgetEditor {

    private static final int PREFERRED_WIDTH = 720;
    private static final int HIGHEST = 620;
    private static final int LOWEST = 200;

    private final PeakLevels levels;
    private final Header header;
    private final SectionList list;

    /** An editor for an instance; looks at its sound until closed. */
    public GenericEditor(EditorContext context) {
        this(context, new SectionList(context));
    }

    private GenericEditor(EditorContext context, SectionList list) {
        super(PREFERRED_WIDTH, preferredHeight(list), SectionCard.widthOf(3) + 2 * Theme.MARGIN, LOWEST);
        levels = new PeakLevels(context.sound(), true);
        header = add(new Header(context, levels));
        this.list = add(list);
    }

    private static int preferredHeight(SectionList list) {
        int contents = list.heightAt(PREFERRED_WIDTH - 2 * Theme.MARGIN + SectionList.BAR);
        return Math.max(LOWEST, Math.min(HIGHEST, Header.HEIGHT + contents + Theme.MARGIN));
    }

    @Override
    protected void layOut(int width, int height) {
        header.setBounds(0, 0, width, Header.HEIGHT);
        list.setBounds(
                Theme.MARGIN,
                Header.HEIGHT,
                width - 2 * Theme.MARGIN + SectionList.BAR,
                Math.max(0, height - Header.HEIGHT - Theme.GAP));
    }

    @Override
    public void close() {
        super.close();
        levels.close();
    }
}
