package lathe.plugin.gui.widget;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.plugin.gui.EditorContext;

/** One parameter of an instance, for a widget: its value, and gestures that begin and end once. */
public final class ParameterLink {

    private final EditorContext context;
    private final Parameter parameter;
    private final int index;
    private boolean editing;
    private double told = Double.NaN;

    /** The parameter at an index of the context's set. */
    public ParameterLink(EditorContext context, int index) {
        this.context = context;
        this.index = index;
        parameter = context.parameters().list().get(index);
    }

    /** @throws IllegalArgumentException if there is no such parameter */
    public static ParameterLink of(EditorContext context, String id) {
        int index = context.parameters().ids().indexOf(id);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "no parameter " + id + " among " + context.parameters().ids());
        }
        return new ParameterLink(context, index);
    }

    /** The declaration. */
    public Parameter parameter() {
        return parameter;
    }

    /** Value, in natural units. */
    public double value() {
        return context.value(index);
    }

    /** Position on a knob, 0..1. */
    public double knob() {
        return parameter.knobOf(value());
    }

    /** Value as text, with unit. */
    public String text() {
        return parameter.text(value());
    }

    /** A gesture begins. */
    public void begin() {
        if (!editing) {
            editing = true;
            told = Double.NaN;
            context.beginEdit(index);
        }
    }

    /** The value moves, in natural units; the same twice is told once. */
    public void set(double value) {
        double settled = parameter.clamp(value);
        if (editing && settled != told && !Double.isNaN(settled)) {
            told = settled;
            context.edit(index, settled);
        }
    }

    /** The value moves, as a position on a knob. */
    public void setKnob(double knob) {
        set(parameter.valueAt(knob));
    }

    /** The gesture ends. */
    public void end() {
        if (editing) {
            editing = false;
            context.endEdit(index);
        }
    }

    /** A gesture of one value. */
    public void change(double value) {
        begin();
        set(value);
        end();
    }

    /** Back to the value before anybody touched it. */
    public void reset() {
        change(parameter.initial());
    }

    /** Steps of a choice or count; 0 for what moves without steps. */
    public int steps() {
        boolean stepped = parameter.curve() == Curve.STEPPED;
        return stepped ? (int) Math.round(parameter.max() - parameter.min()) : 0;
    }
}
