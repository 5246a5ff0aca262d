package lathe.vocoder.mel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lathe.neural.model.JsonSection;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.ModelPort;
import lathe.neural.session.ModelException;
import lathe.vocoder.Context;

/** Reads from a model package what a graph itself does not tell about a mel vocoder. */
final class MelPackages {

    private static final Set<String> ROLES =
            Set.of("mel", "f0", "audio", "magnitude", "phase", "phase_cos", "phase_sin");

    /** What no vocoder of HiFi-GAN's published settings exceeds (measured: 13 for V1 and V2, 11 for V3). */
    private static final int HIFIGAN_CONTEXT = 13;

    private static final int UNKNOWN_CONTEXT = 32;

    private MelPackages() {}

    static MelVocoderFormat format(ModelPackage model) throws ModelException {
        model.require(ModelKind.MEL_VOCODER);
        Map<String, String> ports = new LinkedHashMap<>();
        for (ModelPort port : model.ports()) {
            if (ROLES.contains(port.role())) {
                ports.putIfAbsent(port.role(), port.name());
            }
        }
        int mels = model.section("mel").integer("n_mels", 1, 4096).orElse(0);
        return new MelVocoderFormat(
                model.audio().sampleRateHz(),
                mels,
                model.audio().hopSamples(),
                layout(model),
                ports,
                istft(model),
                context(model));
    }

    private static MelLayout layout(ModelPackage model) {
        Optional<ModelPort> mel = model.port("mel");
        List<String> axes = mel.map(ModelPort::layout).orElse(List.of());
        int mels = axes.indexOf("mels");
        int frames = axes.indexOf("frames");
        if (mels < 0 || frames < 0) {
            return MelLayout.AS_TOLD;
        }
        return mels < frames ? MelLayout.MELS_FIRST : MelLayout.FRAMES_FIRST;
    }

    /** The section {@code stft}, for graphs that end with spectra. */
    private static Optional<IstftRule> istft(ModelPackage model) throws ModelException {
        JsonSection stft = model.section("stft");
        if (stft.isEmpty()) {
            return Optional.empty();
        }
        String window = stft.text("window").orElse("hann");
        if (!window.equals("hann")) {
            throw stft.wrong("window", "only hann windows are known");
        }
        int size = stft.requireInteger("n_fft", 2, 1 << 16);
        IstftRule.Framing framing =
                stft.flag("center").orElse(true) ? IstftRule.Framing.CENTRE : IstftRule.Framing.SAME;
        try {
            return Optional.of(new IstftRule(
                    size,
                    stft.requireInteger("hop_length", 1, size),
                    stft.integer("win_length", 1, size).orElse(size),
                    framing,
                    stft.flag("normalized").orElse(false)));
        } catch (IllegalArgumentException e) {
            throw new ModelException(model.source(), String.valueOf(e.getMessage()), "correct stft in model.json", e);
        }
    }

    private static Context context(ModelPackage model) throws ModelException {
        if (model.timing().isPresent()) {
            var timing = model.timing().get();
            int left = timing.contextLeftFrames();
            int right = timing.contextRightFrames();
            return timing.exact() ? Context.exact(left, right) : new Context(left, right, false, Double.NaN);
        }
        return model.family().equals("hifigan")
                ? Context.exact(HIFIGAN_CONTEXT, HIFIGAN_CONTEXT)
                : Context.overlap(UNKNOWN_CONTEXT, Double.NaN);
    }
}
