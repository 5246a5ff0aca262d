package lathe.core.dsp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.core.dsp.MelFraming.Padding;
import lathe.core.dsp.MelFraming.WindowKind;
import lathe.core.dsp.MelFrontEnd.Layout;
import lathe.core.dsp.MelLevel.Curve;

/** The settings that published models were trained with, from their own configurations and preprocessing code. */
final class PublishedMelFrontEnds {

    static final SequencedMap<String, MelFrontEnd> BY_NAME = byName();

    /** HiFi-GAN's preprocessing, which most vocoders after it took over. */
    private static final double HIFIGAN_EPSILON = 1e-9;

    private static final double HIFIGAN_FLOOR = 1e-5;

    private PublishedMelFrontEnds() {}

    private static SequencedMap<String, MelFrontEnd> byName() {
        SequencedMap<String, MelFrontEnd> byName = new LinkedHashMap<>();
        for (MelFrontEnd end : all()) {
            byName.put(end.name(), end);
        }
        return Collections.unmodifiableSequencedMap(byName);
    }

    private static List<MelFrontEnd> all() {
        MelFrontEnd hifigan = likeHifigan("hifigan-22k", 22_050, 1024, 256, MelFilters.slaney(80, 0, 8000));
        MelLevel magnitudeLn = MelLevel.log(Curve.LN, 0, HIFIGAN_FLOOR);
        MelLevel soundStream = magnitudeLn.upTo(1e8);
        MelFrontEnd spectrogramDiffusion = new MelFrontEnd(
                "spectrogram-diffusion-16k",
                16_000,
                new MelFraming(1024, 640, 320, WindowKind.HANN, Padding.END, 0, 0),
                new MelFilters(128, 0, 8000, MelFilters.Scale.HTK, MelFilters.Slopes.MEL, MelFilters.Norm.NONE),
                soundStream,
                Layout.FRAMES_MELS);
        return List.of(
                hifigan,
                hifigan.withName("matcha-22k"), // its acoustic model normalises within
                hifigan.withName("vocos-22k"),
                vocos("vocos-24k", MelFraming.centred(1024, 1024, 256)),
                vocos("vocos-24k-same", MelFraming.mirrored(1024, 256)),
                likeHifigan("bigvgan-44k-512x", 44_100, 2048, 512, MelFilters.slaney(128, 0, 22_050)),
                likeHifigan("bigvgan-44k-256x", 44_100, 1024, 256, MelFilters.slaney(128, 0, 22_050)),
                likeHifigan("bigvgan-24k", 24_000, 1024, 256, MelFilters.slaney(100, 0, 12_000)),
                likeHifigan("bigvgan-22k", 22_050, 1024, 256, MelFilters.slaney(80, 0, 11_025)),
                likeHifigan("bigvgan-22k-fmax8k", 22_050, 1024, 256, MelFilters.slaney(80, 0, 8000)),
                nsfHifigan("nsf-hifigan-44k", Curve.LN),
                nsfHifigan("nsf-hifigan-44k-log10", Curve.LOG10), // exports before 2023
                new MelFrontEnd(
                        "ace-step-44k",
                        44_100,
                        MelFraming.mirrored(2048, 512),
                        MelFilters.slaney(128, 40, 16_000),
                        MelLevel.log(Curve.LN, 1e-6, HIFIGAN_FLOOR),
                        Layout.MELS_FRAMES),
                new MelFrontEnd(
                        "audioldm-16k",
                        16_000,
                        MelFraming.centred(1024, 1024, 160),
                        MelFilters.slaney(64, 0, 8000),
                        magnitudeLn,
                        Layout.FRAMES_MELS),
                new MelFrontEnd(
                        "audioldm-48k",
                        48_000,
                        MelFraming.centred(2048, 2048, 480),
                        MelFilters.slaney(256, 20, 24_000),
                        magnitudeLn,
                        Layout.MELS_FRAMES),
                new MelFrontEnd(
                        "speecht5-16k",
                        16_000,
                        MelFraming.centred(1024, 1024, 256),
                        MelFilters.slaney(80, 80, 7600),
                        MelLevel.log(Curve.LOG10, 0, 1e-10),
                        Layout.FRAMES_MELS),
                spectrogramDiffusion,
                // What the diffusion network itself gives, before its decoder.
                spectrogramDiffusion
                        .withName("spectrogram-diffusion-16k-net")
                        .withLevel(soundStream.mappedFrom(Math.log(HIFIGAN_FLOOR), 4.0)),
                riffusion());
    }

    private static MelFrontEnd likeHifigan(String name, int sampleRateHz, int fftSize, int hop, MelFilters filters) {
        return new MelFrontEnd(
                name,
                sampleRateHz,
                MelFraming.mirrored(fftSize, hop),
                filters,
                MelLevel.log(Curve.LN, HIFIGAN_EPSILON, HIFIGAN_FLOOR),
                Layout.MELS_FRAMES);
    }

    private static MelFrontEnd vocos(String name, MelFraming framing) {
        return new MelFrontEnd(
                name,
                24_000,
                framing,
                MelFilters.htk(100, 0, 12_000),
                MelLevel.log(Curve.LN, 0, 1e-7),
                Layout.MELS_FRAMES);
    }

    private static MelFrontEnd nsfHifigan(String name, Curve logarithm) {
        return new MelFrontEnd(
                name,
                44_100,
                MelFraming.mirrored(2048, 512),
                MelFilters.slaney(128, 40, 16_000),
                MelLevel.log(logarithm, 0, HIFIGAN_FLOOR),
                Layout.FRAMES_MELS);
    }

    /** Frames of 400 ms under windows of 100 ms every 10 ms, at the scale of 16-bit integers, as the image's curve has them. */
    private static MelFrontEnd riffusion() {
        return new MelFrontEnd(
                "riffusion-44k",
                44_100,
                MelFraming.centred(17_640, 4410, 441),
                MelFilters.htk(512, 0, 10_000),
                new MelLevel(32_768, 0, 1, Curve.POWER, 0.25, 0, Double.POSITIVE_INFINITY, 0, 1),
                Layout.MELS_FRAMES);
    }
}
