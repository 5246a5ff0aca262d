package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Predicate;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/**
 * A field of one line on top of an editor. It begins with all of its text marked, so that typing replaces it. Enter takes
 * what is typed, Tab too and goes on, Escape leaves all as it was; what cannot be taken turns the frame red. A click beside
 * the field takes what is typed if it makes sense.
 */
public final class TextEntry extends Widget {

    private static final int LONGEST = 40;
    private static final double BLINK_SECONDS = 0.53;
    private static final int PAD = 5;

    private final StringBuilder text;
    private final String before;
    private final Predicate<String> take;
    private final Runnable next;
    private int caret;
    private int mark;
    private double sinceKey;
    private boolean wrong;
    private boolean done;

    /**
     * A field, not open yet.
     *
     * @param text what it begins with
     * @param take takes what was typed; false if it makes no sense
     * @param next where Tab goes on
     */
    public TextEntry(String text, Predicate<String> take, Runnable next) {
        this.text = new StringBuilder(text);
        this.before = text;
        this.take = take;
        this.next = next;
        caret = text.length();
    }

    /** What is in it. */
    public String text() {
        return text.toString();
    }

    /** True if what was typed could not be taken. */
    public boolean isWrong() {
        return wrong;
    }

    @Override
    protected boolean wantsKeys() {
        return true;
    }

    @Override
    protected void tick(double seconds) {
        boolean lit = isCaretLit();
        sinceKey += seconds;
        if (lit != isCaretLit()) {
            repaint();
        }
    }

    private boolean isCaretLit() {
        return sinceKey % (2 * BLINK_SECONDS) < BLINK_SECONDS;
    }

    @Override
    protected boolean key(KeyInput key) {
        sinceKey = 0;
        wrong = false;
        repaint();
        switch (key.code()) {
            case CHARACTER -> type(key);
            case BACKSPACE -> erase(Math.max(0, caret - 1), caret);
            case DELETE -> erase(caret, Math.min(text.length(), caret + 1));
            case LEFT -> move(key.shift() || caret == mark ? caret - 1 : Math.min(caret, mark), key.shift());
            case RIGHT -> move(key.shift() || caret == mark ? caret + 1 : Math.max(caret, mark), key.shift());
            case HOME -> move(0, key.shift());
            case END -> move(text.length(), key.shift());
            case ENTER -> finish(false);
            case TAB -> finish(true);
            case ESCAPE -> {
                done = true;
                close();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void type(KeyInput key) {
        if (key.control()) {
            if (key.character() == 'a' || key.character() == 'A') {
                mark = 0;
                caret = text.length();
            }
        } else if (!Character.isISOControl(key.character()) && text.length() - Math.abs(caret - mark) < LONGEST) {
            cut(Math.min(caret, mark), Math.max(caret, mark));
            text.insert(caret, key.character());
            caret++;
            mark = caret;
        }
    }

    private void erase(int from, int to) {
        if (caret != mark) {
            cut(Math.min(caret, mark), Math.max(caret, mark));
        } else {
            cut(from, to);
        }
    }

    private void cut(int from, int to) {
        text.delete(from, to);
        caret = from;
        mark = from;
    }

    private void move(int to, boolean keepMark) {
        caret = Math.max(0, Math.min(text.length(), to));
        if (!keepMark) {
            mark = caret;
        }
    }

    private void finish(boolean goOn) {
        if (isUnchanged() || take.test(text().trim())) {
            done = true;
            close();
            if (goOn) {
                next.run();
            }
        } else {
            wrong = true;
            mark = 0;
            caret = text.length();
        }
    }

    private boolean isUnchanged() {
        return text().equals(before);
    }

    private void close() {
        WidgetEditor editor = editor();
        if (editor != null) {
            editor.dismiss();
        }
    }

    @Override
    protected void dismissed() {
        if (!done) {
            done = true;
            if (!isUnchanged()) {
                wrong = !take.test(text().trim()); // what makes no sense is dropped: there is no field left to say so
            }
        }
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        if (mouse.clicks() == 2) {
            mark = 0;
            caret = text.length();
        } else {
            move(placeAt(mouse.x()), mouse.shift());
        }
        sinceKey = 0;
        repaint();
        return true;
    }

    @Override
    protected void dragged(MouseInput mouse) {
        move(placeAt(mouse.x()), true);
        repaint();
    }

    private int placeAt(int px) {
        double from = textLeft();
        int place = 0;
        while (place < text.length() && from + widthOf(place) + widthOf(place + 1) < 2.0 * px - from) {
            place++;
        }
        return place;
    }

    private double widthOf(int characters) {
        return Type.VALUE.width(text.substring(0, characters));
    }

    /** Centred while it fits, else so that the caret is seen. */
    private double textLeft() {
        double room = width() - 2.0 * PAD;
        double all = widthOf(text.length());
        if (all <= room) {
            return x() + (width() - all) / 2;
        }
        return x() + PAD - Math.max(0, widthOf(caret) - room);
    }

    @Override
    protected void paint(Graphics2D g) {
        RoundRectangle2D frame = new RoundRectangle2D.Double(x() + 0.5, y() + 0.5, width() - 1.0, height() - 1.0, 6, 6);
        g.setColor(Theme.WELL);
        g.fill(frame);
        g.setStroke(Theme.THIN);
        g.setColor(wrong ? Theme.HOT : Theme.ACCENT);
        g.draw(frame);
        var clip = g.getClip();
        g.clipRect(x() + 2, y() + 1, width() - 4, height() - 2);
        double left = textLeft();
        double middle = y() + height() / 2.0;
        if (caret != mark) {
            double from = left + widthOf(Math.min(caret, mark));
            double to = left + widthOf(Math.max(caret, mark));
            g.setColor(Theme.alpha(Theme.ACCENT, 0.35));
            g.fill(new Rectangle2D.Double(from, y() + 3.0, to - from, height() - 6.0));
        }
        Type.VALUE.drawMiddle(g, text(), left, middle, Type.Align.LEFT, Theme.TEXT);
        if (isCaretLit() && caret == mark) {
            g.setColor(Theme.TEXT);
            g.fill(new Rectangle2D.Double(left + widthOf(caret), middle - 7, 1.25, 14));
        }
        g.setClip(clip);
    }
}
