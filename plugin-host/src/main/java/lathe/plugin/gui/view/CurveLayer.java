package lathe.plugin.gui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Curves y = f(x) over a rectangle, drawn column by column of the screen's pixels: some ten times as fast as outlines of
 * arbitrary shape, which makes spectra affordable at 60 pictures a second.
 *
 * <p>Use: {@link #begin}, then for each curve fill an array with {@link #columns} heights and {@link #fill} or {@link #line}
 * it, then {@link #end}.
 */
public final class CurveLayer {

    /** Parts of a pixel that edges are rounded to. */
    private static final int PARTS = 256;

    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
    private int[] pixels = new int[1];
    private int[] rowColors = new int[1];
    private int[] edges = new int[1];
    private double[] heights = new double[1];
    private boolean blank = true;
    private int columns;
    private int rows;
    private double scale = 1;
    private double left;
    private double top;

    /** Begins a picture of a rectangle in the editor's units, at the density of the graphics. */
    public void begin(Graphics2D g, int x, int y, int width, int height) {
        AffineTransform transform = g.getTransform();
        scale = transform.getScaleX();
        left = Math.floor(x * scale + transform.getTranslateX());
        top = Math.floor(y * scale + transform.getTranslateY());
        int wantedColumns = Math.max(1, (int) Math.ceil(width * scale));
        int wantedRows = Math.max(1, (int) Math.ceil(height * scale));
        if (wantedColumns != columns || wantedRows != rows) {
            columns = wantedColumns;
            rows = wantedRows;
            image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB_PRE);
            pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            rowColors = new int[rows];
            heights = new double[columns];
            edges = new int[columns];
        } else {
            Arrays.fill(pixels, 0);
        }
        blank = true;
    }

    /** Columns of the picture, one for each of the screen's pixels. */
    public int columns() {
        return columns;
    }

    /** Where the middle of a column stands, in the editor's units. */
    public double x(int column) {
        return (left + column + 0.5) / scale;
    }

    /**
     * Fills what is below a curve.
     *
     * @param y of the curve for each column, in the editor's units
     * @param upper opacity at the rectangle's upper edge, 0..1
     * @param lower opacity at its lower edge
     */
    public void fill(double[] y, Color color, double upper, double lower) {
        fill(y, color, upper, lower, 1);
    }

    /** Fills what is above a curve. */
    public void fillAbove(double[] y, Color color, double upper, double lower) {
        fill(y, color, upper, lower, -1);
    }

    private void fill(double[] y, Color color, double upper, double lower, int side) {
        for (int row = 0; row < rows; row++) {
            rowColors[row] = premultiplied(color, upper + (lower - upper) * row / rows);
        }
        int nearest = Integer.MAX_VALUE;
        int farthest = Integer.MIN_VALUE;
        for (int column = 0; column < columns; column++) {
            double height = Math.max(-1, Math.min(rows + 1.0, y[column] * scale - top));
            int edge = (int) Math.rint(height * PARTS) * side;
            edges[column] = edge;
            nearest = Math.min(nearest, edge);
            farthest = Math.max(farthest, edge);
        }
        for (int row = 0; row < rows; row++) {
            // how much of a pixel lies beyond the curve: its far edge less the curve, on either side
            int farEdge = side > 0 ? (row + 1) * PARTS : -row * PARTS;
            if (blank && farEdge - PARTS >= farthest) {
                Arrays.fill(pixels, row * columns, (row + 1) * columns, rowColors[row]);
            } else if (farEdge > nearest) {
                fillRow(row * columns, farEdge, rowColors[row]);
            }
        }
        blank = false;
    }

    private void fillRow(int at, int farEdge, int full) {
        for (int column = 0; column < columns; column++) {
            int covered = farEdge - edges[column];
            if (covered >= PARTS) {
                pixels[at + column] = over(full, pixels[at + column]);
            } else if (covered > 0) {
                pixels[at + column] = over(scaled(full, covered), pixels[at + column]);
            }
        }
    }

    /** Draws a curve as a line of a thickness in the editor's units. */
    public void line(double[] y, Color color, double thickness) {
        blank = false;
        int full = premultiplied(color, color.getAlpha() / 255.0);
        double half = thickness * scale / 2;
        int aside = (int) Math.ceil(half);
        for (int column = 0; column < columns; column++) {
            heights[column] = y[column] * scale - top;
        }
        for (int column = 0; column < columns; column++) {
            double here = heights[column];
            double before = 0.5 * (here + heights[Math.max(0, column - 1)]);
            double after = 0.5 * (here + heights[Math.min(columns - 1, column + 1)]);
            double highest = here;
            double lowest = here;
            for (int c = Math.max(0, column - aside); c <= Math.min(columns - 1, column + aside); c++) {
                highest = Math.min(highest, heights[c]);
                lowest = Math.max(lowest, heights[c]);
            }
            // A slanting line is taller than it is wide, but never reaches beyond what a round pen would.
            double slope = Math.abs(after - before);
            double reach = half * Math.sqrt(1 + slope * slope) - slope / 4;
            double from = Math.max(Math.min(here, Math.min(before, after)) - reach, highest - half);
            double to = Math.min(Math.max(here, Math.max(before, after)) + reach, lowest + half);
            run(column, from, to, full);
        }
    }

    /** A run of pixels in a column, its ends covered in part. */
    private void run(int column, double from, double to, int full) {
        int first = (int) Math.max(0, Math.floor(from));
        int last = (int) Math.min(rows - 1.0, Math.floor(to));
        for (int row = first; row <= last; row++) {
            double covered = Math.min(to, row + 1.0) - Math.max(from, row);
            int at = row * columns + column;
            pixels[at] = over(scaled(full, (int) (covered * PARTS)), pixels[at]);
        }
    }

    /** Shows the picture, its corners rounded by a radius in the editor's units. */
    public void end(Graphics2D g, int radius) {
        round(radius * scale);
        AffineTransform before = g.getTransform();
        g.setTransform(new AffineTransform());
        g.drawImage(image, (int) left, (int) top, null);
        g.setTransform(before);
    }

    private void round(double radius) {
        int reach = (int) Math.min(Math.ceil(radius), Math.min(columns, rows) / 2.0);
        for (int row = 0; row < reach; row++) {
            for (int column = 0; column < reach; column++) {
                double distance = Math.hypot(radius - column - 0.5, radius - row - 0.5);
                int covered = (int) (PARTS * Math.max(0, Math.min(1, radius - distance + 0.5)));
                cover(row * columns + column, covered);
                cover(row * columns + columns - 1 - column, covered);
                cover((rows - 1 - row) * columns + column, covered);
                cover((rows - 1 - row) * columns + columns - 1 - column, covered);
            }
        }
    }

    private void cover(int at, int covered) {
        pixels[at] = scaled(pixels[at], covered);
    }

    private static int premultiplied(Color color, double opacity) {
        int a = (int) Math.round(Math.max(0, Math.min(1, opacity)) * 255);
        int r = color.getRed() * a / 255;
        int g = color.getGreen() * a / 255;
        int b = color.getBlue() * a / 255;
        return a << 24 | r << 16 | g << 8 | b;
    }

    /** A premultiplied colour times n / 256. */
    private static int scaled(int color, int n) {
        int ag = (((color >>> 8) & 0xFF00FF) * n) & 0xFF00FF00;
        int rb = (((color & 0xFF00FF) * n) >>> 8) & 0xFF00FF;
        return ag | rb;
    }

    /** One premultiplied colour over another. */
    private static int over(int upper, int lower) {
        int alpha = upper >>> 24;
        return lower == 0 ? upper : upper + scaled(lower, 256 - alpha - (alpha >>> 7));
    }
}
