package lathe.jvst;

import java.awt.BorderLayout;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import jvst.wrapper.gui.RotaryKnobPlusText;
import jvst.wrapper.gui.VSTPluginGUIRunner;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import org.jspecify.annotations.Nullable;

/** An instrument of one square wave, with an editor of the customary parts. */
public final class OldSynth extends VSTPluginAdapter {

    static final String[] SHAPES = {"Square", "Pulse", "Narrow"};

    private final float[] values = {0.5f, 0.25f, 0};
    private @Nullable Window editor;
    private int key = -1;
    private double phase;

    public OldSynth(long wrapper) {
        super(wrapper);
        setNumInputs(0);
        setNumOutputs(2);
        isSynth(true);
        setUniqueID(0x4F6C6453);
    }

    @Override
    public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
        double step = 440 * Math.pow(2, (key - 69) / 12.0) / getSampleRate();
        for (int i = 0; i < sampleFrames; i++) {
            phase = (phase + step) % 1;
            float sample = key < 0 ? 0 : values[0] * (phase < 0.5 ? 1 : -1);
            outputs[0][i] = sample;
            outputs[1][i] = sample;
        }
    }

    @Override
    public int processEvents(VSTEvents events) {
        for (VSTEvent event : events.getEvents()) {
            int status = event.getData()[0] & 0xF0;
            key = status == 0x90 ? event.getData()[1] : status == 0x80 && event.getData()[1] == key ? -1 : key;
        }
        return 1;
    }

    @Override
    public void setParameter(int index, float value) {
        values[index] = value;
        if (editor != null && index == 1) {
            editor.slider.setValue(Math.round(10 * value));
        }
    }

    @Override
    public float getParameter(int index) {
        return values[index];
    }

    @Override
    public int getNumParams() {
        return values.length;
    }

    @Override
    public String getParameterName(int index) {
        return new String[] {"Level", "Colour", "Shape"}[index];
    }

    @Override
    public String getParameterDisplay(int index) {
        return formatFloatParam(values[index]);
    }

    @Override
    public String getParameterLabel(int index) {
        return "";
    }

    @Override
    public boolean string2Parameter(int index, String value) {
        values[index] = Float.parseFloat(value);
        return true;
    }

    @Override
    public int canDo(String feature) {
        return CANDO_DONT_KNOW;
    }

    @Override
    public int getNumPrograms() {
        return 1;
    }

    @Override
    public int getProgram() {
        return 0;
    }

    @Override
    public void setProgram(int index) {}

    @Override
    public String getProgramName() {
        return "Only";
    }

    @Override
    public void setProgramName(String name) {}

    @Override
    public String getProgramNameIndexed(int category, int index) {
        return "Only";
    }

    @Override
    public String getProductString() {
        return "Old Synth";
    }

    @Override
    public String getVendorString() {
        return "Example";
    }

    @Override
    public int getPlugCategory() {
        return PLUG_CATEG_SYNTH;
    }

    @Override
    public boolean setBypass(boolean value) {
        return false;
    }

    /** Knob at the top left, slider below it, combo box and text to the right. */
    public static final class Window extends VSTPluginGUIAdapter {

        private static final long serialVersionUID = 1;

        final transient RotaryKnobPlusText knob = new RotaryKnobPlusText("Level");
        final transient JSlider slider = new JSlider(0, 10, 3);
        final transient JComboBox<String> shape = new JComboBox<>(SHAPES);
        final transient JTextField text = new JTextField("abc");
        transient boolean destroyed;

        public Window(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
            super(runner, plugin);
            OldSynth synth = (OldSynth) plugin;
            synth.editor = this;
            setTitle("Old Synth");
            JPanel left = new JPanel(new BorderLayout());
            left.add(knob, BorderLayout.NORTH);
            left.add(slider, BorderLayout.SOUTH);
            JPanel right = new JPanel(new BorderLayout());
            right.add(shape, BorderLayout.NORTH);
            right.add(new JLabel("Text"), BorderLayout.CENTER);
            right.add(text, BorderLayout.SOUTH);
            setLayout(new java.awt.GridLayout(1, 2));
            add(left);
            getContentPane().add(right);
            knob.getKnob().setValue(plugin.getParameter(0));
            knob.addChangeListener(
                    event -> plugin.setParameterAutomated(0, knob.getKnob().getValue()));
            slider.addChangeListener(event -> plugin.setParameterAutomated(1, slider.getValue() / 10f));
            shape.addActionListener(event -> plugin.setParameter(2, shape.getSelectedIndex() / 2f));
            setSize(300, 160);
            setResizable(true);
        }

        @Override
        public void destroy() {
            destroyed = true;
        }
    }

    /** Insists on a window. */
    public static final class Frame extends VSTPluginGUIAdapter {

        private static final long serialVersionUID = 1;

        public Frame(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
            super(runner, plugin);
            new JFrame("a window of its own").setVisible(true);
        }
    }
}
