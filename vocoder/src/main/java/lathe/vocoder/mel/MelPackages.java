package lathe.vocoder.mel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
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
    private static final int MOST_MELS = 4096;
    private static final int LARGEST_TRANSFORM = 1 << 16;

    private MelPackages() {}

    static MelVocoderFormat format(ModelPackage model) throws ModelException {
        model.require(ModelKind.MEL_VOCODER);
        Map<String, String> ports = new LinkedHashMap<>();
        for (ModelPort port : model.ports()) {
            if (ROLES.contains(port.role())) {
                ports.putIfAbsent(port.role(), port.name());
            }
        }
        Optional<MelFrontEnd> frontEnd = frontEnd(model);
        int mels = frontEnd.isPresent()
                ? frontEnd.get().mels()
                : model.section("mel").integer("n_mels", 1, MOST_MELS).orElse(0);
        return new MelVocoderFormat(
                model.audio().sampleRateHz(),
                mels,
                model.audio().hopSamples(),
                layout(model),
                ports,
                istft(model),
                frontEnd,
                context(model));
    }

    /** By its name under {@code mel_front_end}, or by its numbers under {@code mel}; those of DiffSinger have keys of their own. */
    private static Optional<MelFrontEnd> frontEnd(ModelPackage model) throws ModelException {
        Optional<String> name = model.melFrontEnd();
        if (name.isPresent()) {
            return Optional.of(MelFrontEnd.find(name.get())
                    .orElseThrow(() -> new ModelException(
                            model.source(),
                            "names a mel front end that is not known: " + name.get(),
                            "give its numbers under mel in model.json, or name one of "
                                    + String.join(", ", MelFrontEnd.names()))));
        }
        JsonSection mel = model.section("mel");
        try {
            if (mel.has("log_base")) {
                return Optional.of(ofDiffSinger(model, mel));
            }
            return mel.has("floor") ? Optional.of(MelFrontEnd.ofJson(mel.values())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new ModelException(
                    model.source(), "its mel settings: " + e.getMessage(), "correct mel in model.json", e);
        }
    }

    private static MelFrontEnd ofDiffSinger(ModelPackage model, JsonSection mel) throws ModelException {
        MelFrontEnd usual = MelFrontEnd.named("nsf-hifigan-44k");
        boolean decimal = mel.text("log_base").orElse("10").equals("10");
        double maxHz = mel.number("fmax_hz").orElse(usual.filters().maxHz());
        int mels = mel.integer("n_mels", 1, MOST_MELS).orElse(usual.mels());
        int size = mel.integer("n_fft", 2, LARGEST_TRANSFORM)
                .orElse(usual.framing().fftSize());
        int window = mel.integer("win_length", 1, size).orElse(size);
        int hop = mel.integer("hop_length", 1, window).orElse(usual.hop());
        MelFraming.WindowKind hann = MelFraming.WindowKind.HANN;
        int padding = window - hop;
        return new MelFrontEnd(
                decimal ? usual.name() + "-log10" : usual.name(),
                model.audio().sampleRateHz(),
                new MelFraming(size, window, hop, hann, MelFraming.Padding.REFLECT, padding / 2, padding - padding / 2),
                MelFilters.slaney(
                        mels, mel.number("fmin_hz").orElse(usual.filters().minHz()), maxHz),
                decimal ? MelFrontEnd.named("nsf-hifigan-44k-log10").level() : usual.level(),
                usual.layout());
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
        int size = stft.requireInteger("n_fft", 2, LARGEST_TRANSFORM);
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
            return timing.exact() ? Context.exact(left, right) : new Context(left, right, false, timing.seamErrorDb());
        }
        return model.family().equals("hifigan")
                ? Context.exact(HIFIGAN_CONTEXT, HIFIGAN_CONTEXT)
                : Context.overlap(UNKNOWN_CONTEXT, Double.NaN);
    }
}
