package lathe.plugin.gui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.function.DoubleSupplier;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** A reading to be seen from afar: its name, a number with one decimal, its unit. */
public final class LoudnessDigits extends Widget {

    private static final String SILENCE = "-\u221e";

    private final String name;
    private final String unit;
    private final DoubleSupplier reading;
    private final double silence;
    private double warnAbove = Double.POSITIVE_INFINITY;
    private String text = SILENCE;
    private boolean warns;

    /**
     * A reading.
     *
     * @param silence values at or below it, and those that are no numbers, show as minus infinity
     */
    public LoudnessDigits(String name, String unit, DoubleSupplier reading, double silence) {
        this.name = name;
        this.unit = unit;
        this.reading = reading;
        this.silence = silence;
    }

    /** Shows values above a limit in the colour of too much. */
    public LoudnessDigits warnAbove(double limit) {
        warnAbove = limit;
        return this;
    }

    /** The number as it is shown. */
    public String text() {
        return text;
    }

    @Override
    protected void tick(double seconds) {
        double value = reading.getAsDouble();
        boolean silent = !(value > silence) || Double.isInfinite(value);
        boolean nowWarns = value > warnAbove;
        long tenths = silent ? Long.MIN_VALUE : Math.round(value * 10);
        String now = silent ? SILENCE : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
        if (!now.equals(text) || nowWarns != warns) {
            text = now;
            warns = nowWarns;
            repaint();
        }
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        Color color = warns ? Theme.HOT : text.equals(SILENCE) ? Theme.TEXT_DIM : Theme.TEXT;
        double baseline = y() + Type.LABEL.height() + 26.0;
        Type.LABEL.draw(g, name, x(), y() + Type.LABEL.height() - 3.0, Type.Align.LEFT, Theme.TEXT_DIM);
        Type.DIGITS.draw(g, text, x(), baseline, Type.Align.LEFT, color);
        double after = x() + Type.DIGITS.width(text) + 6;
        Type.LABEL.draw(g, unit, after, baseline, Type.Align.LEFT, Theme.TEXT_DIM);
    }
}
