package lathe.vocoder.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;

/**
 * Which of a model's ports are which: by name first, by what is left second.
 *
 * @param codes one tensor of codes, or one for each level
 * @param bandwidths inputs that take the number of a bandwidth
 * @param outputs the sound, or magnitude, cosine and sine of the phase
 */
record CodePorts(List<Port> codes, List<Port> bandwidths, List<Port> outputs) {

    private static final Set<String> CODES = Set.of("audio_codes", "codes", "tokens", "indices", "code", "quantized");
    private static final Set<String> BANDWIDTHS = Set.of("bandwidth_id", "bandwidth");
    private static final List<Set<String>> SPECTRA =
            List.of(Set.of("mag", "magnitude"), Set.of("x", "cos", "phase_cos"), Set.of("y", "sin", "phase_sin"));
    private static final Set<String> SOUND = Set.of("audio_values", "audio", "waveform", "wav", "output", "y_hat");

    static CodePorts of(InferenceSession session, CodecFormat format) throws ModelException {
        List<Port> codes = new ArrayList<>();
        List<Port> bandwidths = new ArrayList<>();
        List<Port> others = new ArrayList<>();
        for (Port port : session.inputs()) {
            if (CODES.contains(stem(port.name()))) {
                codes.add(port);
            } else if (BANDWIDTHS.contains(port.name().toLowerCase(Locale.ROOT))) {
                bandwidths.add(port);
            } else {
                others.add(port);
            }
        }
        if (codes.isEmpty() && !others.isEmpty() && !others.getFirst().type().isFloating()) {
            codes.add(others.removeFirst());
        }
        if (!others.isEmpty()) {
            Port other = others.getFirst();
            boolean state = other.name().startsWith("past");
            throw new ModelException(
                    session.name(),
                    "has an input " + other + (state ? ", a state" : ""),
                    state
                            ? "open it as a streaming decoder, StatefulCodecDecoder"
                            : "a codec decoder takes codes and nothing else; give the decoder of the codec");
        }
        int tensors = format.order() == CodeOrder.TENSOR_PER_CODEBOOK ? format.codebooks() : 1;
        if (codes.size() != tensors) {
            throw new ModelException(
                    session.name(),
                    "takes codes in " + codes.size() + " tensors, " + format.name() + " has " + tensors,
                    "choose the codec's own format; there are " + String.join(", ", CodecFormat.names()));
        }
        return new CodePorts(codes, bandwidths, outputs(session, format));
    }

    private static List<Port> outputs(InferenceSession session, CodecFormat format) throws ModelException {
        List<Port> all = session.outputs();
        if (format.spectrum() != null) {
            if (all.size() < 3) {
                throw new ModelException(
                        session.name(),
                        "has " + all.size() + " outputs where " + format.name() + " has magnitude, cosine and sine",
                        "export it up to the inverse STFT, with three outputs");
            }
            return spectra(all);
        }
        for (Port port : all) {
            if (SOUND.contains(port.name().toLowerCase(Locale.ROOT))) {
                return List.of(port);
            }
        }
        if (all.size() != 1) {
            throw new ModelException(
                    session.name(),
                    "has " + all.size() + " outputs, none of them called audio_values or audio",
                    "give the decoder of the codec, not its encoder or another part");
        }
        return List.of(all.getFirst());
    }

    /** Magnitude, cosine, sine: by name where all three have theirs, else in the order of the graph. */
    private static List<Port> spectra(List<Port> all) {
        List<Port> named = new ArrayList<>();
        for (Set<String> names : SPECTRA) {
            all.stream()
                    .filter(port -> names.contains(port.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(named::add);
        }
        return named.size() == SPECTRA.size() ? named : all.subList(0, 3);
    }

    /** The name without a level: {@code audio_codes.2} and {@code codes_2} are codes. */
    private static String stem(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("[._]?\\d+$", "");
    }
}
