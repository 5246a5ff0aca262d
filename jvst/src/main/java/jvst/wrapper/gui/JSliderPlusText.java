package jvst.wrapper.gui;

import java.util.Locale;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ChangeListener;

/** A vertical slider, 0 to 100, between its name and a text of its value, which follows the slider until an editor listens. */
public class JSliderPlusText extends Box implements ChangeListener {

    private static final long serialVersionUID = 1;

    private final JSlider slider = new JSlider(JSlider.VERTICAL, 0, 100, 0);
    private final JTextField text = new JTextField("0.00");
    private final JLabel label = new JLabel();

    /** A slider called "unnamed". */
    public JSliderPlusText() {
        this("unnamed");
    }

    /** A slider with a name. */
    @SuppressWarnings("this-escape") // editors may override what is called, as they always could
    public JSliderPlusText(String name) {
        super(BoxLayout.Y_AXIS);
        for (javax.swing.JComponent part : new javax.swing.JComponent[] {label, slider, text}) {
            part.setAlignmentX(CENTER_ALIGNMENT);
            add(part);
        }
        text.setEditable(false);
        setName(name);
        slider.addChangeListener(this);
    }

    @Override
    public void stateChanged(ChangeEvent event) {
        text.setText(String.format(Locale.ROOT, "%.2f", slider.getValue() / 100.0));
    }

    /** Calls the listener when the slider moves; the text is the listener's from then on. */
    public void addChangeListener(ChangeListener listener) {
        slider.removeChangeListener(this);
        slider.addChangeListener(listener);
    }

    /** The slider. */
    public JSlider getSlider() {
        return slider;
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

    /** Once showed the slider in a window of its own; there is no window now. */
    public static void main(String[] arguments) {}
}
