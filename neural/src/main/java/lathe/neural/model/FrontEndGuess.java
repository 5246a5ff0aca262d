package lathe.neural.model;

import java.util.List;
import java.util.Optional;
import lathe.neural.graph.OnnxValue;

/** Fills in what a mel vocoder's export leaves out, where rate and number of bands leave no choice. */
final class FrontEndGuess {

    /** Samples a frame of the published front ends. */
    private record Known(long rateHz, long mels, long hop) {}

    private static final List<Known> KNOWN = List.of(
            new Known(22_050, 80, 256),
            new Known(24_000, 100, 256),
            new Known(44_100, 128, 512),
            new Known(16_000, 80, 256),
            new Known(16_000, 64, 160),
            new Known(16_000, 128, 320),
            new Known(48_000, 256, 480));

    private final Traits traits;
    private final List<ModelPort> ports;
    private final BareGraph graph;

    FrontEndGuess(Traits traits, List<ModelPort> ports, BareGraph graph) {
        this.traits = traits;
        this.ports = ports;
        this.graph = graph;
    }

    void fill() {
        Optional<Long> rateHz = traits.audio("sample_rate_hz");
        Optional<Long> mels = mels();
        if (rateHz.isPresent() && mels.isPresent()) {
            KNOWN.stream()
                    .filter(known -> known.rateHz == rateHz.get() && known.mels == mels.get())
                    .findFirst()
                    .ifPresent(known -> traits.hop(known.hop));
        }
    }

    /** The fixed size of the mel axis. */
    private Optional<Long> mels() {
        Optional<ModelPort> mel =
                ports.stream().filter(port -> port.role().equals("mel")).findFirst();
        if (mel.isEmpty() || mel.get().axis("mels") < 0) {
            return Optional.empty();
        }
        Optional<OnnxValue> value = graph.facts().inputs().stream()
                .filter(input -> input.name().equals(mel.get().name()))
                .findFirst();
        return value.map(input -> PortRules.dims(input).get(mel.get().axis("mels")))
                .filter(size -> size > 0);
    }
}
