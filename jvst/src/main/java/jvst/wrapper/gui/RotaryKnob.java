package jvst.wrapper.gui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import javax.swing.JComponent;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ChangeListener;

/**
 * A knob from 0 to 1 over three quarters of a turn. It is turned by dragging upwards and to the right, or around its
 * centre, and by the arrow keys. Listeners hear every {@link #setValue}, also one that changes nothing.
 */
public class RotaryKnob extends JComponent {

    /** Dragging upwards or to the right turns it. */
    public static final int DRAGTYPE_SIMPLE = 1;

    /** It follows the mouse around its centre. */
    public static final int DRAGTYPE_ROUND = 2;

    private static final long serialVersionUID = 1;

    private static final double FIRST_ANGLE = Math.toRadians(225);
    private static final double TURN = Math.toRadians(270);
    private static final int TICKS = 11;
    private static final int MINIMUM_SIZE = 45;
    private static final int PREFERRED_SIZE = 60;
    private static final Color RIM = new Color(0xF4F4F4);
    private static final Color FOCUSED_RIM = new Color(0x9FB8D8);

    private float value;
    private int dragType = DRAGTYPE_SIMPLE;
    private float dragIncrement = 0.01f;
    private float clickIncrement = 0.01f;
    private int shadowSizeX = 1;
    private int shadowSizeY = 1;

    /** A knob at 0. */
    @SuppressWarnings("this-escape") // editors may override what is called, as they always could
    public RotaryKnob() {
        setPreferredSize(new Dimension(PREFERRED_SIZE, PREFERRED_SIZE));
        setFocusable(true);
        Hand hand = new Hand();
        addMouseListener(hand);
        addMouseMotionListener(hand);
        addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                switch (event.getKeyCode()) {
                    case KeyEvent.VK_UP, KeyEvent.VK_RIGHT -> setValue(value + clickIncrement);
                    case KeyEvent.VK_DOWN, KeyEvent.VK_LEFT -> setValue(value - clickIncrement);
                    default -> {}
                }
            }
        });
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    /** How it is dragged: one of the {@code DRAGTYPE_} numbers. */
    public void setDragType(int type) {
        dragType = type;
    }

    /** How it is dragged. */
    public int getDragType() {
        return dragType;
    }

    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "InlineMeSuggester"}) // part of the old surface
    public boolean isManagingFocus() {
        return true;
    }

    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "InlineMeSuggester"}) // part of the old surface
    public boolean isFocusTraversable() {
        return true;
    }

    /** Where it stands, 0..1. */
    public float getValue() {
        return value;
    }

    /** Turns it, to the nearest of 0..1. */
    public void setValue(float newValue) {
        value = Math.max(0, Math.min(1, newValue));
        repaint();
        fireChangeEvent();
    }

    /** What an arrow key adds. */
    public float getClickIncrement() {
        return clickIncrement;
    }

    /** Sets what an arrow key adds. */
    public void setClickIncrement(float increment) {
        clickIncrement = increment;
    }

    /** What a pixel of dragging adds. */
    public float getDragIncrement() {
        return dragIncrement;
    }

    /** Sets what a pixel of dragging adds. */
    public void setDragIncrement(float increment) {
        dragIncrement = increment;
    }

    /** How far the shadow falls to the right, pixels. */
    public int getShadowSizeX() {
        return shadowSizeX;
    }

    /** Sets how far the shadow falls to the right. */
    public void setShadowSizeX(int pixels) {
        shadowSizeX = pixels;
    }

    /** How far the shadow falls downwards, pixels. */
    public int getShadowSizeY() {
        return shadowSizeY;
    }

    /** Sets how far the shadow falls downwards. */
    public void setShadowSizeY(int pixels) {
        shadowSizeY = pixels;
    }

    /** Calls the listener when the knob is turned. */
    public void addChangeListener(ChangeListener listener) {
        listenerList.add(ChangeListener.class, listener);
    }

    /** Calls it no more. */
    public void removeChangeListener(ChangeListener listener) {
        listenerList.remove(ChangeListener.class, listener);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(MINIMUM_SIZE, MINIMUM_SIZE);
    }

    /** Tells all listeners. */
    protected void fireChangeEvent() {
        ChangeEvent event = new ChangeEvent(this);
        for (ChangeListener listener : listenerList.getListeners(ChangeListener.class)) {
            listener.stateChanged(event);
        }
    }

    @Override
    public void paint(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double middle = Math.min(getWidth(), getHeight()) / 2.0;
        g.translate(getWidth() / 2.0, getHeight() / 2.0);
        g.setColor(Color.DARK_GRAY);
        for (int i = 0; i < TICKS; i++) {
            g.draw(ray(i / (TICKS - 1.0), 0.84 * middle, 0.96 * middle));
        }
        double radius = 0.76 * middle;
        g.setColor(new Color(0, 0, 0, 60));
        g.fill(new Ellipse2D.Double(shadowSizeX - radius, shadowSizeY - radius, 2 * radius, 2 * radius));
        g.setColor(hasFocus() ? FOCUSED_RIM : RIM);
        g.fill(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        double cap = 0.86 * radius;
        g.setColor(isEnabled() ? new Color(0x202428) : Color.GRAY);
        g.fill(new Ellipse2D.Double(-cap, -cap, 2 * cap, 2 * cap));
        g.setColor(Color.WHITE);
        g.setStroke(
                new BasicStroke((float) Math.max(1.5, 0.08 * radius), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(ray(value, 0.25 * cap, 0.9 * cap));
        g.dispose();
    }

    private static Line2D ray(double at, double from, double to) {
        double angle = FIRST_ANGLE - at * TURN;
        double x = Math.cos(angle);
        double y = -Math.sin(angle);
        return new Line2D.Double(from * x, from * y, to * x, to * y);
    }

    /** Once showed a knob in a window of its own; there is no window now. */
    public static void main(String[] arguments)
            throws ClassNotFoundException, InstantiationException, IllegalAccessException,
                    javax.swing.UnsupportedLookAndFeelException {}

    /** The mouse at the knob. */
    private final class Hand extends MouseAdapter {

        private int grabbedAt;
        private float grabbedValue;

        @Override
        public void mousePressed(MouseEvent event) {
            requestFocus();
            grabbedAt = event.getX() - event.getY();
            grabbedValue = value;
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            if (dragType == DRAGTYPE_ROUND) {
                setValue(valueTowards(event.getX() - getWidth() / 2.0, getHeight() / 2.0 - event.getY()));
            } else {
                setValue(grabbedValue + dragIncrement * (event.getX() - event.getY() - grabbedAt));
            }
        }

        /** In the gap below, the nearer end. */
        private float valueTowards(double x, double y) {
            double turned = FIRST_ANGLE - Math.atan2(y, x);
            double full = 2 * Math.PI;
            double within = turned - full * Math.floor(turned / full);
            double gapMiddle = (TURN + full) / 2;
            return (float) (within > gapMiddle ? 0 : Math.min(1, within / TURN));
        }
    }
}
