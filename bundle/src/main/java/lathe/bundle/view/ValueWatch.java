package lathe.bundle.view;

import java.util.List;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.plugin.gui.EditorContext;

/** Keeps the parameters of a twin like those of an instance: a processor that is drawn, not heard. */
public final class ValueWatch {

    private final EditorContext context;
    private final List<Parameter> twin;

    /** @param twin of a processor of the same kind, its parameters in the same order */
    public ValueWatch(EditorContext context, ParameterSet twin) {
        this.context = context;
        this.twin = twin.list();
    }

    /** Looks at the instance's values; true if any has changed. */
    public boolean update() {
        boolean changed = false;
        for (int i = 0; i < twin.size(); i++) {
            double value = context.value(i);
            if (value != twin.get(i).value()) {
                twin.get(i).set(value);
                changed = true;
            }
        }
        return changed;
    }
}
