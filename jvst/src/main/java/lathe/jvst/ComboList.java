package lathe.jvst;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import javax.swing.JComboBox;
import javax.swing.JLayeredPane;
import javax.swing.JList;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The list of a combo box inside the editor, where Swing would open a window; on Swing's thread. */
final class ComboList {

    private final JRootPane root;
    private @Nullable JScrollPane shown;

    ComboList(JRootPane root) {
        this.root = root;
    }

    boolean isOpen() {
        return shown != null;
    }

    /** True if a component belongs to the list. */
    boolean contains(@Nullable Component component) {
        return shown != null && component != null && SwingUtilities.isDescendingFrom(component, shown);
    }

    void open(JComboBox<?> box) {
        close();
        if (box.getItemCount() == 0) {
            return;
        }
        Object[] items = new Object[box.getItemCount()];
        Arrays.setAll(items, box::getItemAt);
        JList<Object> list = new JList<>(items);
        list.setFont(box.getFont());
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setSelectedIndex(box.getSelectedIndex());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent event) {
                int chosen = list.locationToIndex(event.getPoint());
                close();
                if (chosen >= 0) {
                    box.setSelectedIndex(chosen);
                }
            }
        });
        JScrollPane pane =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        pane.setDoubleBuffered(false);
        place(pane, box);
        JLayeredPane layers = root.getLayeredPane();
        layers.add(pane, JLayeredPane.POPUP_LAYER);
        pane.validate();
        list.ensureIndexIsVisible(box.getSelectedIndex());
        shown = pane;
    }

    /** Below the box, or above it where there is more room. */
    private void place(JScrollPane pane, JComboBox<?> box) {
        Point at = SwingUtilities.convertPoint(box, 0, 0, root.getLayeredPane());
        Dimension wanted = pane.getPreferredSize();
        int width = Math.max(box.getWidth(), Math.min(wanted.width, root.getWidth() - at.x));
        int below = root.getHeight() - at.y - box.getHeight();
        int above = at.y;
        int height = Math.min(wanted.height, Math.max(below, above));
        boolean fitsBelow = wanted.height <= below || below >= above;
        pane.setBounds(at.x, fitsBelow ? at.y + box.getHeight() : at.y - height, width, height);
    }

    void close() {
        if (shown != null) {
            root.getLayeredPane().remove(shown);
            shown = null;
        }
    }
}
