package jvst.wrapper.gui;

import java.util.Locale;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ChangeListener;

/** A knob between its name and a text of its value, which follows the knob until an editor listens. */
public class RotaryKnobPlusText extends Box implements ChangeListener {

    private static final long serialVersionUID = 1;

    private final RotaryKnob knob = new RotaryKnob();
    private final JTextField text = new JTextField("0.00");
    private final JLabel label = new JLabel();

    /** A knob called "unnamed". */
    public RotaryKnobPlusText() {
        this("unnamed");
    }

    /** A knob with a name. */
    @SuppressWarnings("this-escape") // editors may override what is called, as they always could
    public RotaryKnobPlusText(String name) {
        super(BoxLayout.Y_AXIS);
        for (javax.swing.JComponent part : new javax.swing.JComponent[] {label, knob, text}) {
            part.setAlignmentX(CENTER_ALIGNMENT);
            add(part);
        }
        text.setEditable(false);
        setName(name);
        knob.addChangeListener(this);
    }

    @Override
    public void stateChanged(ChangeEvent event) {
        text.setText(String.format(Locale.ROOT, "%.2f", knob.getValue()));
    }

    /** Calls the listener when the knob moves; the text is the listener's from then on. */
    public void addChangeListener(ChangeListener listener) {
        knob.removeChangeListener(this);
        knob.addChangeListener(listener);
    }

    /** The knob. */
    public RotaryKnob getKnob() {
        return knob;
    }

    /** The text below it. */
    public JTextField getTextField() {
        return text;
    }

    @Override
    public void setName(String name) {
        super.setName(name);
        label.setText(name);
    }

    @Override
    public String getName() {
        return label.getText();
    }

    /** Once showed the knob in a window of its own; there is no window now. */
    public static void main(String[] arguments) {}
}
