package lathe.vocoder.latent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lathe.neural.model.AudioShape;
import lathe.neural.model.JsonSection;
import lathe.neural.model.ModelFile;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.ModelPort;
import lathe.neural.model.Timing;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.mel.MelLayout;
import lathe.vocoder.mel.MelVocoder;
import lathe.vocoder.mel.MelVocoderFormat;

/**
 * Finds the format of a package: {@code latent.format} names one, and whatever else the package tells overrides it:
 * {@code latent.dim}, {@code .height}, {@code .scale}, {@code .shift}, {@code .layout}, {@code .mel_gain}, {@code .mel_offset},
 * {@code audio} and {@code timing}. Without a name, {@code latent.dim} must be told.
 */
final class LatentPackages {

    private static final int LARGEST = 1 << 16;

    private LatentPackages() {}

    static LatentFormat format(ModelPackage model) throws ModelException {
        JsonSection latent = model.section("latent");
        Optional<LatentFormat> base = Optional.empty();
        Optional<String> name = latent.text("format");
        if (name.isPresent()) {
            base = LatentFormat.named(name.get());
            if (base.isEmpty()) {
                throw latent.wrong("format", "name one of " + String.join(", ", LatentFormat.names()));
            }
        }
        AudioShape audio = model.audio();
        int dim = base.isPresent()
                ? latent.integer("dim", 1, LARGEST).orElse(base.get().dim())
                : latent.requireInteger("dim", 1, LARGEST);
        int height = latent.integer("height", 1, LARGEST)
                .orElse(base.map(LatentFormat::height).orElse(1));
        double scale =
                latent.number("scale").orElse(base.map(LatentFormat::scale).orElse(1.0));
        if (scale == 0) {
            throw latent.wrong("scale", "give what the latents were multiplied by");
        }
        LatentFormat.MelScale mel = base.map(LatentFormat::mel).orElse(LatentFormat.MelScale.NONE);
        return new LatentFormat(
                name.orElse(model.id()),
                audio.sampleRateHz(),
                audio.channels(),
                audio.hopSamples(),
                dim,
                height,
                layout(latent, base),
                scale,
                latent.number("shift").orElse(base.map(LatentFormat::shift).orElse(0.0)),
                new LatentFormat.MelScale(
                        latent.number("mel_gain").orElse(mel.gain()),
                        latent.number("mel_offset").orElse(mel.offset())),
                context(model, base),
                base.map(LatentFormat::overlap).orElse(new OverlapRule.Surrounded(1024, 64)),
                base.map(LatentFormat::peakDbfs).orElse(Double.NaN));
    }

    /** The second stage of a package: a vocoder of one channel. Its own surroundings are part of the package's. */
    static MelVocoder vocoder(ModelPackage model, SessionSettings settings) throws ModelException {
        Path path = model.verified("vocoder");
        MelVocoderFormat format = MelVocoderFormat.of(model.audio().sampleRateHz(), Context.overlap(0, Double.NaN));
        String file = model.file("vocoder").map(ModelFile::path).orElse("");
        for (ModelPort port : model.ports()) {
            if (port.file().equals(file) && port.role().equals("mel")) {
                boolean framesLast = port.axis("mels") < port.axis("frames");
                format = format.withLayout(framesLast ? MelLayout.MELS_FIRST : MelLayout.FRAMES_FIRST);
            }
        }
        return MelVocoder.open(path, format, settings);
    }

    private static LatentLayout layout(JsonSection latent, Optional<LatentFormat> base) throws ModelException {
        Optional<String> told = latent.text("layout");
        if (told.isEmpty()) {
            return base.map(LatentFormat::layout).orElse(LatentLayout.FRAMES_LAST);
        }
        Optional<LatentLayout> layout = LatentLayout.of(told.get());
        if (layout.isEmpty()) {
            List<String> names = List.of(LatentLayout.values()).stream()
                    .map(LatentLayout::id)
                    .toList();
            throw latent.wrong("layout", "say one of " + String.join(", ", names));
        }
        return layout.get();
    }

    private static Context context(ModelPackage model, Optional<LatentFormat> base) {
        Optional<Timing> timing = model.timing();
        if (timing.isEmpty()) {
            return base.map(LatentFormat::context).orElse(Context.overlap(32, Double.NaN));
        }
        Timing told = timing.get();
        return told.exact()
                ? Context.exact(told.contextLeftFrames(), told.contextRightFrames())
                : new Context(told.contextLeftFrames(), told.contextRightFrames(), false, told.seamErrorDb());
    }
}
