package lathe.neural.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lathe.core.dsp.MelFrontEnd;
import lathe.neural.graph.OnnxValue;

/** Fills in what a mel vocoder's export leaves out, where family, rate and number of bands leave no choice. */
final class FrontEndGuess {

    /** Which published front end a model of a family takes; an empty family stands for any. */
    private record Known(String family, String frontEnd) {

        boolean fits(String told, long rateHz, long mels, Optional<Long> hop) {
            MelFrontEnd end = MelFrontEnd.named(frontEnd);
            return (family.isEmpty() || told.startsWith(family))
                    && end.sampleRateHz() == rateHz
                    && end.mels() == mels
                    && (hop.isEmpty() || hop.get() == end.framing().hop());
        }
    }

    /** The first that fits is taken. */
    private static final List<Known> KNOWN = List.of(
            new Known("vocos", "vocos-22k"),
            new Known("vocos", "vocos-24k"),
            new Known("bigvgan", "bigvgan-44k-512x"),
            new Known("bigvgan", "bigvgan-44k-256x"),
            new Known("bigvgan", "bigvgan-24k"),
            new Known("nsf", "nsf-hifigan-44k"),
            new Known("hifigan", "hifigan-22k"),
            new Known("hifigan", "speecht5-16k"),
            new Known("hifigan", "audioldm-16k"),
            new Known("hifigan", "audioldm-48k"),
            new Known("", "spectrogram-diffusion-16k"));

    /** Samples a frame where only the family is in doubt: all published front ends of these sizes agree. */
    private static final Map<List<Long>, Long> HOPS =
            Map.of(List.of(22_050L, 80L), 256L, List.of(24_000L, 100L), 256L, List.of(16_000L, 64L), 160L);

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
        if (rateHz.isEmpty() || mels.isEmpty()) {
            return;
        }
        String family = traits.family == null ? "" : traits.family;
        boolean told =
                traits.others().containsKey("mel_front_end") || traits.others().containsKey("mel");
        for (Known known : KNOWN) {
            if (!told && known.fits(family, rateHz.get(), mels.get(), traits.audio("hop_length"))) {
                traits.put("mel_front_end", known.frontEnd);
                traits.hop(MelFrontEnd.named(known.frontEnd).framing().hop());
            }
        }
        Long hop = HOPS.get(List.of(rateHz.get(), mels.get()));
        if (hop != null) {
            traits.hop(hop);
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
