package lathe.jvst;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;

/** Declares an old plugin's parameters, 0..1 each, in its order; the place is what hosts know them by, as in VST 2. */
final class JvstParameters {

    /** Bypass belongs to the bridge. */
    private static final Set<String> TAKEN = Set.of("bypass");

    private JvstParameters() {}

    static ParameterSet of(VSTPluginAdapter plugin, JvstTexts texts) {
        Set<String> ids = new HashSet<>(TAKEN);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < Math.max(0, plugin.getNumParams()); i++) {
            int index = i;
            String told = plugin.getParameterName(index);
            String name = told == null || told.isBlank() ? "Parameter " + (index + 1) : told.strip();
            VSTParameterProperties properties = plugin.getParameterProperties(index);
            boolean isSwitch =
                    properties != null && (properties.getFlags() & VSTParameterProperties.VST_PARAMETER_IS_SWITCH) != 0;
            parameters.add(Parameter.number(id(name, index, ids), name, "")
                    .range(0, 1)
                    .initial(initial(plugin.getParameter(index), isSwitch))
                    .curve(isSwitch ? Curve.STEPPED : Curve.LINEAR)
                    .text(value -> texts.text(index, value), text -> texts.value(index, name, text))
                    .build());
        }
        return ParameterSet.of(parameters);
    }

    private static double initial(float value, boolean isSwitch) {
        double clamped = Float.isNaN(value) ? 0 : Math.max(0, Math.min(1, value));
        return isSwitch ? Math.rint(clamped) : clamped;
    }

    /** Lower case letters, digits and underscores of the name; with the place behind where that is taken or empty. */
    private static String id(String name, int index, Set<String> ids) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String id = plain.isEmpty() ? "p" + index : plain;
        while (!ids.add(id)) {
            id = id + "_" + index;
        }
        return id;
    }
}
