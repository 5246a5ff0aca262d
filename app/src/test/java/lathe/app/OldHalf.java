package lathe.app;

import javax.swing.JFrame;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import jvst.wrapper.gui.VSTPluginGUIRunner;

/** The smallest plugin that the old bridge took: half of what comes in. */
public final class OldHalf extends VSTPluginAdapter {

    public OldHalf(long wrapper) {
        super(wrapper);
        setNumInputs(2);
        setNumOutputs(2);
        setUniqueID('H' << 24 | 'a' << 16 | 'l' << 8 | 'f');
    }

    @Override
    public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < sampleFrames; i++) {
                outputs[c][i] = 0.5f * inputs[c][i];
            }
        }
    }

    @Override
    public String getEffectName() {
        return "Old Half";
    }

    @Override
    public String getProductString() {
        return "Old Half";
    }

    @Override
    public String getVendorString() {
        return "Example";
    }

    @Override
    public int getPlugCategory() {
        return PLUG_CATEG_EFFECT;
    }

    @Override
    public int canDo(String feature) {
        return CANDO_DONT_KNOW;
    }

    @Override
    public boolean setBypass(boolean value) {
        return false;
    }

    @Override
    public int getNumParams() {
        return 0;
    }

    @Override
    public float getParameter(int index) {
        return 0;
    }

    @Override
    public void setParameter(int index, float value) {}

    @Override
    public String getParameterName(int index) {
        return "";
    }

    @Override
    public String getParameterLabel(int index) {
        return "";
    }

    @Override
    public String getParameterDisplay(int index) {
        return "";
    }

    @Override
    public boolean string2Parameter(int index, String value) {
        return false;
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
        return "";
    }

    @Override
    public void setProgramName(String name) {}

    @Override
    public String getProgramNameIndexed(int category, int index) {
        return "";
    }

    /** Insists on a window. */
    public static final class Framed extends VSTPluginGUIAdapter {

        private static final long serialVersionUID = 1;

        public Framed(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
            super(runner, plugin);
            new JFrame("a window of its own").setVisible(true);
        }
    }
}
