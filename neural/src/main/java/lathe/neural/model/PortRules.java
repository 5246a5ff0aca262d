package lathe.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.TensorType;

/**
 * What the tensors of a graph mean that nobody has described: by the names that published exports use first, by type, rank and
 * fixed sizes where the names say nothing.
 */
final class PortRules {

    private static final Set<String> MELS = Set.of(
            "mel",
            "mels",
            "mel_spec",
            "melspec",
            "mel_spectrogram",
            "spectrogram",
            "spec",
            "input_features",
            "features");
    private static final Set<String> AUDIO = Set.of(
            "audio", "audio_values", "audio_output", "waveform", "wav", "wave", "samples", "speech", "output_audio");
    private static final Set<String> AUDIO_IN = Set.of("input_values", "input_audio");
    private static final Set<String> LATENTS =
            Set.of("latent", "latents", "latent_sample", "latent_values", "z", "quantized_representation");
    private static final Set<String> F0 = Set.of("f0", "pitch", "pitch_hz");
    private static final Set<String> TEXT = Set.of("input_ids", "x", "input", "input_lengths", "x_length", "x_lengths");

    /** Sizes that the mel axis has in published front ends. */
    private static final Set<Long> MEL_BANDS = Set.of(64L, 80L, 100L, 128L, 256L, 512L);

    private static final int MOST_CODEBOOKS = 64;
    private static final String STATE =
            "(past_|present_|past_key_values\\.|present\\.).*|.*(_cache|_state|cache_out|state_out)";

    private PortRules() {}

    /** Roles and layouts of all inputs and outputs of a graph. */
    static List<ModelPort> ports(String file, List<OnnxValue> inputs, List<OnnxValue> outputs) {
        List<ModelPort> ports = new ArrayList<>();
        for (OnnxValue input : inputs) {
            ports.add(port(file, input, inputRole(input, inputs.size())));
        }
        List<String> roles = outputRoles(outputs);
        for (int i = 0; i < outputs.size(); i++) {
            ports.add(port(file, outputs.get(i), roles.get(i)));
        }
        return List.copyOf(ports);
    }

    private static ModelPort port(String file, OnnxValue value, String role) {
        return new ModelPort(file, value.name(), role, dtype(value), layout(role, value));
    }

    /** {@code f32}, {@code i64}, ... */
    static String dtype(OnnxValue value) {
        TensorType type = value.type();
        if (type == null) {
            return "unknown";
        }
        return switch (type) {
            case FLOAT -> "f32";
            case DOUBLE -> "f64";
            case FLOAT16 -> "f16";
            case BFLOAT16 -> "bf16";
            case INT64 -> "i64";
            case INT32 -> "i32";
            case INT16 -> "i16";
            case INT8 -> "i8";
            case UINT8 -> "u8";
            case BOOL -> "bool";
            default -> type.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String inputRole(OnnxValue input, int inputs) {
        String name = input.name().toLowerCase(Locale.ROOT);
        Optional<String> known = byName(name);
        if (known.isPresent()) {
            return known.get();
        }
        if (name.matches(STATE)) {
            return "state_in";
        }
        if (AUDIO_IN.contains(name)) {
            return "audio";
        }
        if (TEXT.contains(name) && isWhole(input)) {
            return name;
        }
        if (inputs > 1) {
            return name;
        }
        return byShape(input);
    }

    private static Optional<String> byName(String name) {
        if (MELS.contains(name)) {
            return Optional.of("mel");
        }
        if (F0.contains(name)) {
            return Optional.of("f0");
        }
        if (name.equals("codes") || name.equals("audio_codes")) {
            return Optional.of("codes");
        }
        if (name.matches("(audio_)?codes\\.\\d{1,2}")) {
            return Optional.of("codes" + name.substring(name.lastIndexOf('.')));
        }
        if (LATENTS.contains(name)) {
            return Optional.of("latent");
        }
        if (AUDIO.contains(name)) {
            return Optional.of("audio");
        }
        if (name.equals("scale") || name.equals("audio_scales")) {
            return Optional.of("scale");
        }
        return name.equals("bandwidth_id") ? Optional.of(name) : Optional.empty();
    }

    /** The only input of a graph, under a name that nobody knows. */
    private static String byShape(OnnxValue input) {
        List<Long> dims = dims(input);
        if (isWhole(input)) {
            return dims.size() >= 2 ? "codes" : "ids";
        }
        if (dims.size() == 2 || dims.size() == 3) {
            long beforeLast = dims.get(dims.size() - 2);
            long last = dims.getLast();
            if ((MEL_BANDS.contains(beforeLast) && last < 0) || (MEL_BANDS.contains(last) && beforeLast < 0)) {
                return "mel";
            }
            if (dims.size() == 2 || beforeLast == 1 || beforeLast == 2) {
                return "audio";
            }
        }
        return dims.size() >= 3 ? "latent" : "audio";
    }

    private static List<String> outputRoles(List<OnnxValue> outputs) {
        if (outputs.size() == 3 && outputs.stream().allMatch(PortRules::isSpectrum)) {
            return List.of("magnitude", "phase_cos", "phase_sin");
        }
        List<String> roles = new ArrayList<>();
        for (OnnxValue output : outputs) {
            String name = output.name().toLowerCase(Locale.ROOT);
            if (name.matches(STATE)) {
                roles.add("state_out");
            } else if (outputs.size() == 1 && byName(name).isEmpty()) {
                roles.add(isWhole(output) ? "codes" : "audio");
            } else {
                roles.add(byName(name).orElse(name));
            }
        }
        // Several under names that nobody knows: exports put the waveform first.
        if (!outputs.isEmpty() && roles.stream().noneMatch(PortRules::isMeant) && !isWhole(outputs.getFirst())) {
            roles.set(0, "audio");
        }
        return roles;
    }

    private static boolean isMeant(String role) {
        return role.equals("audio")
                || role.equals("mel")
                || role.startsWith("codes")
                || role.equals("latent")
                || role.equals("magnitude");
    }

    /** Three of rank 3 with the same fixed number of bins, n_fft / 2 + 1, are what an inverse STFT outside wants. */
    private static boolean isSpectrum(OnnxValue output) {
        List<Long> dims = dims(output);
        boolean named = byName(output.name().toLowerCase(Locale.ROOT)).isPresent();
        return dims.size() == 3 && !isWhole(output) && !named;
    }

    private static boolean isWhole(OnnxValue value) {
        TensorType type = value.type();
        return type != null
                && switch (type) {
                    case INT64, INT32, INT16, INT8, UINT8, UINT16, UINT32, UINT64 -> true;
                    default -> false;
                };
    }

    /** Sizes of the axes, -1 for open ones; none if the graph does not tell. */
    static List<Long> dims(OnnxValue value) {
        long[] dims = value.dims();
        if (dims == null) {
            return List.of();
        }
        List<Long> list = new ArrayList<>();
        for (long dim : dims) {
            list.add(dim);
        }
        return list;
    }

    private static List<String> layout(String role, OnnxValue value) {
        List<Long> dims = dims(value);
        List<String> names = switch (role) {
            case "mel" -> bands(dims, "mels");
            case "latent" -> dims.size() == 4 ? List.of("batch", "latent", "height", "frames") : bands(dims, "latent");
            case "audio" -> audio(dims.size());
            case "f0" -> last(dims.size(), "batch", "frames");
            case "codes" -> codes(dims);
            case "magnitude", "phase_cos", "phase_sin" -> last(dims.size(), "batch", "bins", "frames");
            default -> role.startsWith("codes.") ? last(dims.size(), "batch", "frames") : List.of();
        };
        return names.size() == dims.size() ? names : List.of();
    }

    /** Frames lie where the size is open; where both are, bands come first, as in most exports. */
    private static List<String> bands(List<Long> dims, String bands) {
        int rank = dims.size();
        if (rank < 2 || rank > 4) {
            return List.of();
        }
        boolean timeMajor = dims.get(rank - 1) > 0 && dims.get(rank - 2) < 0;
        List<String> names = new ArrayList<>(List.of("batch", "channels").subList(0, rank - 2));
        names.addAll(timeMajor ? List.of("frames", bands) : List.of(bands, "frames"));
        return names;
    }

    private static List<String> audio(int rank) {
        return switch (rank) {
            case 2 -> List.of("batch", "samples");
            case 3 -> List.of("batch", "channels", "samples");
            default -> last(rank, "batch", "height", "channels", "samples");
        };
    }

    private static List<String> codes(List<Long> dims) {
        if (dims.size() == 3 && dims.get(2) > 0 && dims.get(2) <= MOST_CODEBOOKS && dims.get(1) < 0) {
            return List.of("batch", "frames", "codebooks");
        }
        return last(dims.size(), "chunks", "batch", "codebooks", "frames");
    }

    /** As many names from the end as there are axes. */
    private static List<String> last(int rank, String... names) {
        return rank <= names.length ? List.of(names).subList(names.length - rank, names.length) : List.of();
    }
}
