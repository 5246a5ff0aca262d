package lathe.plugin.gui.widget;

/** An editor of one widget, 200 x 200 units. */
final class OneWidget extends WidgetEditor {

    static final int SIZE = 200;

    private final Widget widget;
    private final int width;
    private final int height;

    private OneWidget(Widget widget, int width, int height) {
        super(SIZE, SIZE, SIZE, SIZE);
        this.widget = widget;
        this.width = width;
        this.height = height;
        add(widget);
    }

    static WidgetEditor of(Widget widget, int width, int height) {
        WidgetEditor editor = new OneWidget(widget, width, height);
        editor.resize(SIZE, SIZE);
        editor.tick();
        return editor;
    }

    @Override
    protected void layOut(int editorWidth, int editorHeight) {
        widget.setBounds(10, 10, width, height);
    }
}
