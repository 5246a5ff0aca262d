package lathe.plugin.gui.view;

import java.awt.image.BufferedImage;
import lathe.plugin.gui.Hand;
import lathe.plugin.gui.widget.Widget;
import lathe.plugin.gui.widget.WidgetEditor;

/** An editor of one view. */
final class Shown extends WidgetEditor {

    private final Widget view;

    private Shown(Widget view, int width, int height) {
        super(width, height, width, height);
        this.view = add(view);
    }

    static Shown of(Widget view, int width, int height) {
        Shown shown = new Shown(view, width, height);
        shown.resize(width, height);
        shown.tick();
        return shown;
    }

    @Override
    protected void layOut(int width, int height) {
        view.setBounds(0, 0, width, height);
    }

    BufferedImage picture() {
        return Hand.picture(this, width(), height(), 1);
    }
}
