package lathe.bundle.space;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;
import org.jspecify.annotations.Nullable;

/** Responses to choose from: those by formula, then the folders and sound files of this computer. The wheel scrolls. */
final class ResponseList extends Widget {

    private static final int ROW = 22;
    private static final int PAD = 6;
    private static final int NOTCH_ROWS = 3;
    private static final int MOST_ENTRIES = 2000;
    private static final Set<String> KINDS = Set.of("wav", "flac", "aif", "aiff", "wave", "rf64", "bw64");

    private final IntConsumer chooseBuiltIn;
    private final Consumer<Path> chooseFile;
    private final List<Row> rows = new ArrayList<>();
    private Path folder = Path.of(System.getProperty("user.home", "."));
    private @Nullable Path chosenFile;
    private int chosenBuiltIn = -1;
    private int first;
    private int lit = -1;

    /** A line: a title, a built-in response, a folder or a file. */
    private record Row(String text, int builtIn, @Nullable Path path, boolean isFolder) {

        boolean isTitle() {
            return builtIn < 0 && path == null;
        }
    }

    ResponseList(IntConsumer chooseBuiltIn, Consumer<Path> chooseFile) {
        this.chooseBuiltIn = chooseBuiltIn;
        this.chooseFile = chooseFile;
        fill();
    }

    /** Marks what is in use: a choice of the parameter, and for an own file its place if it is known. */
    void mark(int choice) {
        int builtIn = choice - 1;
        if (builtIn != chosenBuiltIn) {
            chosenBuiltIn = builtIn;
            repaint();
        }
    }

    /** Lists a folder. */
    void open(Path newFolder) {
        folder = newFolder;
        first = 0;
        lit = -1;
        fill();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isTitle() && i > 0) {
                first = Math.min(i, Math.max(0, rows.size() - visibleRows()));
            }
        }
        repaint();
    }

    private void fill() {
        rows.clear();
        rows.add(new Row("By formula", -1, null, false));
        for (int i = 0; i < Responses.NAMES.length; i++) {
            rows.add(new Row(Responses.NAMES[i], i, null, false));
        }
        Path name = folder.getFileName();
        rows.add(new Row("Own files: " + (name == null ? folder : name), -1, null, false));
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent != null) {
            rows.add(new Row("..", -1, parent, true));
        }
        rows.addAll(entries());
    }

    private List<Row> entries() {
        List<Row> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean isFolder = Files.isDirectory(entry);
                if (!name.startsWith(".") && (isFolder || isSound(name)) && found.size() < MOST_ENTRIES) {
                    found.add(new Row(name, -1, entry, isFolder));
                }
            }
        } catch (IOException | SecurityException unreadable) {
            found.add(new Row("cannot be read", -1, null, false));
        }
        found.sort(
                Comparator.comparing(Row::isFolder).reversed().thenComparing(Row::text, String::compareToIgnoreCase));
        return found;
    }

    private static boolean isSound(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && KINDS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private int visibleRows() {
        return Math.max(1, (height() - 2 * PAD) / ROW);
    }

    private int rowAt(int py) {
        int at = first + Math.floorDiv(py - y() - PAD, ROW);
        boolean inside = at >= first && at < Math.min(rows.size(), first + visibleRows());
        return inside && !rows.get(at).isTitle() ? at : -1;
    }

    @Override
    protected void moved(MouseInput mouse) {
        int over = rowAt(mouse.y());
        if (over != lit) {
            lit = over;
            repaint();
        }
    }

    @Override
    protected void hoverChanged() {
        lit = isHovered() ? lit : -1;
        repaint();
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        int last = Math.max(0, rows.size() - visibleRows());
        first = Math.max(0, Math.min(last, first - (int) Math.round(mouse.wheel() * NOTCH_ROWS)));
        lit = rowAt(mouse.y());
        repaint();
        return true;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        int at = rowAt(mouse.y());
        if (mouse.button() != 1 || at < 0) {
            return false;
        }
        Row row = rows.get(at);
        Path path = row.path();
        if (path == null) {
            chooseBuiltIn.accept(row.builtIn());
        } else if (row.isFolder()) {
            open(path);
        } else {
            chosenFile = path;
            chooseFile.accept(path);
        }
        repaint();
        return true;
    }

    @Override
    protected void paint(Graphics2D g) {
        g.setColor(Theme.WELL);
        g.fill(new RoundRectangle2D.Double(x(), y(), width(), height(), 2.0 * Theme.RADIUS, 2.0 * Theme.RADIUS));
        Shape clip = g.getClip();
        g.clipRect(x(), y() + 2, width(), height() - 4);
        for (int i = first; i < Math.min(rows.size(), first + visibleRows()); i++) {
            paintRow(g, i, y() + PAD + (i - first) * ROW);
        }
        paintBar(g);
        g.setClip(clip);
    }

    private void paintRow(Graphics2D g, int index, int top) {
        Row row = rows.get(index);
        if (index == lit) {
            g.setColor(Theme.RAISED);
            g.fill(new RoundRectangle2D.Double(x() + 4.0, top, width() - 8.0, ROW, 6, 6));
        }
        boolean ownInUse = chosenBuiltIn < 0 && row.path() != null && row.path().equals(chosenFile);
        boolean inUse = ownInUse || (row.builtIn() >= 0 && row.builtIn() == chosenBuiltIn);
        double middle = top + ROW / 2.0;
        if (inUse) {
            g.setColor(Theme.ACCENT);
            g.fill(new Ellipse2D.Double(x() + 9.0, middle - 3, 6, 6));
        }
        Color color = inUse ? Theme.TEXT : row.isFolder() ? Theme.ACCENT_2 : Theme.TEXT_DIM;
        Type type = row.isTitle() ? Type.TITLE : Type.VALUE;
        double left = x() + (row.isTitle() ? 10.0 : 22.0);
        String text = row.isFolder() ? row.text() + "/" : row.text();
        type.drawMiddle(
                g,
                type.fit(text, x() + width() - 16 - left),
                left,
                middle,
                Type.Align.LEFT,
                row.isTitle() ? Theme.TEXT : color);
    }

    private void paintBar(Graphics2D g) {
        if (rows.size() > visibleRows()) {
            double room = height() - 2.0 * PAD;
            double length = Math.max(20, room * visibleRows() / rows.size());
            double top = y() + PAD + (room - length) * first / (rows.size() - visibleRows());
            g.setColor(Theme.RAISED_HOVER);
            g.fill(new RoundRectangle2D.Double(x() + width() - 8.0, top, 4, length, 4, 4));
        }
    }
}
