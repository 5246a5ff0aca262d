package lathe.vocoder.mel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;

/**
 * Which tensors of a graph are the spectrogram, the pitch, and the sound or its spectra: by the roles that a package gives, then by the names of published
 * exports (icefall, sherpa, DiffSinger, optimum, diffusers, larynx), then by being the only one left.
 *
 * @param mel the spectrogram
 * @param f0 the pitch, for models that want it
 * @param sound one tensor of sound, or two of spectra (magnitude, phase), or three (magnitude, cosine, sine)
 */
record MelPorts(Port mel, Optional<Port> f0, List<Port> sound) {

    private static final List<String> MEL =
            List.of("mel", "mels", "spectrogram", "input_features", "features", "mel_spectrogram", "x", "input");
    private static final List<String> F0 = List.of("f0", "pitch");
    private static final List<String> MAGNITUDE = List.of("mag", "magnitude");
    private static final List<String> PHASE = List.of("phase");
    private static final List<String> COSINE = List.of("x", "phase_cos", "cos", "cosine");
    private static final List<String> SINE = List.of("y", "phase_sin", "sin", "sine");
    private static final List<String> AUDIO = List.of("audio", "waveform", "wav", "output", "y", "y_hat");

    MelPorts {
        sound = List.copyOf(sound);
    }

    /**
     * Finds them.
     *
     * @param roles names by role, as a package gives them
     * @param spectra whether the graph is known to end with spectra
     */
    static MelPorts find(InferenceSession session, Map<String, String> roles, boolean spectra) throws ModelException {
        Search inputs = new Search(session, session.inputs(), roles);
        Optional<Port> f0 = inputs.take("f0", F0);
        Optional<Port> mel = inputs.take("mel", MEL).or(inputs::takeOnly);
        if (mel.isEmpty() || !inputs.left.isEmpty()) {
            throw new ModelException(
                    session.name(),
                    "is no mel vocoder, which takes a spectrogram and at most f0; it takes " + list(session.inputs()),
                    "give the vocoder, exported alone");
        }
        Search outputs = new Search(session, session.outputs(), roles);
        List<Port> sound = sound(outputs, spectra);
        if (sound.isEmpty()) {
            throw new ModelException(
                    session.name(),
                    "has no output of sound, or of magnitude and phase; it gives " + list(session.outputs()),
                    "give a mel vocoder");
        }
        return new MelPorts(mel.get(), f0, sound);
    }

    private static List<Port> sound(Search outputs, boolean spectra) throws ModelException {
        Optional<Port> magnitude = outputs.take("magnitude", MAGNITUDE);
        if (magnitude.isPresent()) {
            Optional<Port> phase = outputs.take("phase", PHASE);
            if (phase.isPresent()) {
                return List.of(magnitude.get(), phase.get());
            }
            Optional<Port> cosine = outputs.take("phase_cos", COSINE);
            Optional<Port> sine = outputs.take("phase_sin", SINE);
            return cosine.isPresent() && sine.isPresent()
                    ? List.of(magnitude.get(), cosine.get(), sine.get())
                    : List.of();
        }
        if (spectra) {
            // Sherpa takes them by their order, whatever their names.
            return outputs.left.size() == 2 || outputs.left.size() == 3 ? outputs.left : List.of();
        }
        Optional<Port> audio =
                outputs.take("audio", AUDIO).or(() -> outputs.left.stream().findFirst());
        return audio.map(List::of).orElseGet(List::of);
    }

    private static String list(List<Port> ports) {
        return ports.isEmpty()
                ? "nothing"
                : String.join(", ", ports.stream().map(Port::toString).toList());
    }

    /** The ports of numbers that nobody has taken yet. */
    private static final class Search {

        private final InferenceSession session;
        private final Map<String, String> roles;
        private final List<Port> left;

        Search(InferenceSession session, List<Port> ports, Map<String, String> roles) {
            this.session = session;
            this.roles = roles;
            left = new ArrayList<>(ports);
        }

        /** Takes the port of a role: the one that the package names, or the first that is customary. */
        Optional<Port> take(String role, List<String> customary) throws ModelException {
            String told = roles.get(role);
            Optional<Port> found = Optional.empty();
            for (String name : told == null ? customary : List.of(told)) {
                if (found.isEmpty() && (told != null || !roles.containsValue(name))) {
                    found = left.stream()
                            .filter(port -> port.type().isFloating()
                                    && (told == null
                                            ? port.name().equalsIgnoreCase(name)
                                            : port.name().equals(name)))
                            .findFirst();
                }
            }
            if (told != null && found.isEmpty()) {
                throw new ModelException(
                        session.name(),
                        "has no tensor of floats '" + told + "' to be its " + role + ", only " + list(left),
                        "correct the name under ports in model.json");
            }
            found.ifPresent(left::remove);
            return found;
        }

        Optional<Port> takeOnly() {
            Optional<Port> only = left.size() == 1 && left.getFirst().type().isFloating()
                    ? Optional.of(left.getFirst())
                    : Optional.empty();
            only.ifPresent(left::remove);
            return only;
        }
    }
}
