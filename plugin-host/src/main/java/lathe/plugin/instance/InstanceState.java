package lathe.plugin.instance;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import lathe.plugin.ExtraState;
import lathe.plugin.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The state of an instance as hosts keep it in their sessions: JSON with the plugin's id and state version, the values by
 * id in natural units, and what else the processor keeps, as base64. The same state gives the same bytes.
 */
final class InstanceState {

    private static final int LARGEST_BYTES = 256 << 20;

    private final PluginDescriptor descriptor;
    private final ParameterBank bank;

    InstanceState(PluginDescriptor descriptor, ParameterBank bank) {
        this.descriptor = descriptor;
        this.bank = bank;
    }

    byte[] save(@Nullable ExtraState extra) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < bank.count(); i++) {
            values.put(bank.id(i), bank.value(i));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lathe_state", 1);
        json.put("plugin", descriptor.id());
        json.put("version", descriptor.stateVersion());
        json.put("values", values);
        if (extra != null) {
            json.put("extra", Base64.getEncoder().encodeToString(extra.saveState()));
        }
        try {
            return JSON.std.asBytes(json);
        } catch (IOException impossible) {
            throw new IllegalStateException("maps, texts and numbers become JSON", impossible);
        }
    }

    /**
     * Takes a state; values that it does not have become initial.
     *
     * @throws IllegalArgumentException saying what is wrong; nothing has changed then
     */
    void load(byte[] saved, @Nullable ExtraState extra) {
        Map<?, ?> json = parse(saved);
        int version = json.get("version") instanceof Number number ? number.intValue() : 1;
        double[] taken = values(json, version);
        if (extra != null && json.get("extra") instanceof String text) {
            extra.loadState(Base64.getDecoder().decode(text), version);
        }
        for (int i = 0; i < taken.length; i++) {
            bank.store(i, taken[i]);
        }
    }

    private Map<?, ?> parse(byte[] saved) {
        if (saved.length > LARGEST_BYTES) {
            throw new IllegalArgumentException("a state of " + saved.length + " bytes is not ours");
        }
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(new String(saved, StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException | StackOverflowError notJson) {
            throw new IllegalArgumentException("the state is no JSON", notJson);
        }
        if (!(parsed instanceof Map<?, ?> json) || !descriptor.id().equals(json.get("plugin"))) {
            throw new IllegalArgumentException("the state is not one of " + descriptor.id());
        }
        return json;
    }

    private double[] values(Map<?, ?> json, int version) {
        Map<String, Double> written = new LinkedHashMap<>();
        if (!(json.get("values") instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the state has no values");
        }
        map.forEach((id, value) -> {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException(id + "=" + value + " in the state is no number");
            }
            written.put(String.valueOf(id), number.doubleValue());
        });
        if (version < descriptor.stateVersion()) {
            descriptor.migration().migrate(version, written);
        }
        double[] values = new double[bank.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = written.getOrDefault(bank.id(i), bank.parameter(i).initial());
        }
        return values;
    }
}
