package lathe.plugin.instance;

import java.util.ArrayList;
import java.util.List;

/** A host that writes down what it is asked. */
final class RecordingHost implements HostLink {

    final List<String> calls = new ArrayList<>();
    int restarts;

    @Override
    public void beginEdit(int index) {
        calls.add("begin " + index);
    }

    @Override
    public void edit(int index, double value) {
        calls.add("edit " + index + " " + value);
    }

    @Override
    public void endEdit(int index) {
        calls.add("end " + index);
    }

    @Override
    public void requestRestart() {
        restarts++;
    }

    @Override
    public void valuesChanged() {
        calls.add("values changed");
    }

    @Override
    public boolean requestEditorSize(int width, int height) {
        return false;
    }
}
