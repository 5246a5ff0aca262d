package lathe.app.report;

import java.util.Locale;

/** Curves over an axis as SVG, in units that leave text readable on a phone; colours come from the page's style. */
final class LineChart {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 236;
    private static final int LEFT = 38;
    private static final int RIGHT = WIDTH - 12;
    private static final int TOP = 20;
    private static final int BOTTOM = HEIGHT - 22;

    private final Axis across;
    private final Axis up;
    private final StringBuilder body = new StringBuilder();
    private final String title;
    private final String unit;

    /**
     * An empty chart.
     *
     * @param title what it shows, for those who do not see it
     * @param across the axis below
     * @param up the axis at the left
     * @param unit of the axis at the left
     */
    LineChart(String title, Axis across, Axis up, String unit) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.unit = unit;
        grid();
    }

    private void grid() {
        for (Axis.Tick tick : up.ticks()) {
            double y = y(tick.value());
            body.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, RIGHT));
            body.append(String.format(
                    Locale.ROOT, "<text x=\"%d\" y=\"%.1f\" class=\"end\">%s</text>", LEFT - 5, y + 3.5, tick.label()));
        }
        for (Axis.Tick tick : across.ticks()) {
            double x = x(tick.value());
            body.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x, TOP, BOTTOM));
            String anchor = x > RIGHT - 20 ? "end" : x < LEFT + 10 ? "start" : "middle";
            body.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" class=\"%s\">%s</text>",
                    x,
                    BOTTOM + 15,
                    anchor,
                    tick.label()));
        }
        body.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"12\" class=\"start\">%s</text>", 2, unit));
    }

    /** A curve of equally spaced points over time; NaN leaves a gap. */
    LineChart overTime(String style, float[] points, double pointSeconds) {
        double[] seconds = new double[points.length];
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            seconds[i] = (i + 1) * pointSeconds;
            values[i] = points[i];
        }
        return line(style, seconds, values);
    }

    /** A curve; NaN leaves a gap. */
    LineChart line(String style, double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(ys[i])) {
                drawing = false;
                continue;
            }
            path.append(drawing ? 'L' : 'M');
            drawing = true;
            tenths(path, x(xs[i]));
            tenths(path.append(' '), y(ys[i]));
        }
        body.append(String.format(Locale.ROOT, "<path class=\"line %s\" d=\"%s\"/>", style, path));
        return this;
    }

    /** One decimal, many thousand times: a format string would take most of the page's time. */
    private static void tenths(StringBuilder into, double value) {
        long tenths = Math.round(value * 10);
        into.append(tenths / 10).append('.').append(tenths % 10);
    }

    /** A straight line across at some level. */
    LineChart level(String style, double value) {
        body.append(String.format(
                Locale.ROOT, "<path class=\"line %s\" d=\"M%d %.1fH%d\"/>", style, LEFT, y(value), RIGHT));
        return this;
    }

    /** A picture that fills the chart, under what is drawn after it. */
    LineChart picture(String dataAddress) {
        body.append(String.format(
                Locale.ROOT,
                "<image href=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\"/>",
                dataAddress,
                LEFT,
                TOP,
                RIGHT - LEFT,
                BOTTOM - TOP));
        return this;
    }

    /** The chart as an element of a page. */
    String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                        WIDTH,
                        HEIGHT,
                        Html.escape(title))
                + body
                + "</svg>";
    }

    private double x(double value) {
        return LEFT + across.place(value) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - up.place(value) * (BOTTOM - TOP);
    }
}
