package lathe.plugin.gui;

import java.awt.Rectangle;

/**
 * The parts of a picture that must be painted anew, as few rectangles in the editor's units. Rectangles that lie close are
 * joined where painting them as one costs little more.
 */
public final class Damage {

    private static final int MOST = 8;
    private static final double WORTH_JOINING = 1.3;

    private final Rectangle[] parts = new Rectangle[MOST];
    private int count;
    private boolean all;

    /** Nothing is damaged yet. */
    public Damage() {
        for (int i = 0; i < MOST; i++) {
            parts[i] = new Rectangle();
        }
    }

    /** Everything must be painted. */
    public void addAll() {
        all = true;
    }

    /** A rectangle must be painted; one without area adds nothing. */
    public void add(int x, int y, int width, int height) {
        if (width <= 0 || height <= 0 || all) {
            return;
        }
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            double waste = unionArea(parts[i], x, y, width, height) / (area(parts[i]) + (double) width * height);
            if (waste < least) {
                least = waste;
                best = i;
            }
        }
        if (best >= 0 && (count == MOST || least <= WORTH_JOINING)) {
            join(parts[best], x, y, width, height);
        } else {
            parts[count++].setBounds(x, y, width, height);
        }
    }

    /** The same, for a rectangle at hand. */
    public void add(Rectangle part) {
        add(part.x, part.y, part.width, part.height);
    }

    /** True if nothing must be painted. */
    public boolean isEmpty() {
        return count == 0 && !all;
    }

    /** True if everything must be painted; the rectangles do not count then. */
    public boolean isAll() {
        return all;
    }

    /** Number of rectangles. */
    public int size() {
        return count;
    }

    /** One of the rectangles; not to be changed. */
    public Rectangle part(int index) {
        return parts[index];
    }

    /** All is painted. */
    public void clear() {
        count = 0;
        all = false;
    }

    private static double area(Rectangle part) {
        return (double) part.width * part.height;
    }

    private static double unionArea(Rectangle part, int x, int y, int width, int height) {
        double right = Math.max(part.x + part.width, x + width);
        double bottom = Math.max(part.y + part.height, y + height);
        return (right - Math.min(part.x, x)) * (bottom - Math.min(part.y, y));
    }

    private static void join(Rectangle part, int x, int y, int width, int height) {
        int right = Math.max(part.x + part.width, x + width);
        int bottom = Math.max(part.y + part.height, y + height);
        int left = Math.min(part.x, x);
        int top = Math.min(part.y, y);
        part.setBounds(left, top, right - left, bottom - top);
    }
}
