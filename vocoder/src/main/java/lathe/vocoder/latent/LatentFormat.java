package lathe.vocoder.latent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.vocoder.Context;

/**
 * What must be known of a family of latents to make sound of them. A decoder is fed {@code latent / scale + shift}.
 *
 * @param name as packages and the command line call it
 * @param sampleRateHz of the sound
 * @param channels of the sound
 * @param hopSamples samples of each channel that one frame becomes
 * @param dim channels of the latent
 * @param height values of a channel in a frame; 1 for one-dimensional autoencoders
 * @param layout the customary order of the axes, in files and at the decoder's door
 * @param scale what the generator's latents were multiplied by; NaN if every model has its own, learned one
 * @param shift what is added after dividing by the scale
 * @param mel how the decoder's mel becomes what a vocoder takes; {@link MelScale#NONE} also where there is no mel
 * @param context what tiles need around them, by the architecture: exact for networks of convolutions, an overlap where
 *     there is attention or a norm over the whole input
 * @param overlap how the published program cuts long latents
 * @param peakDbfs where the published program puts the peak of its sound when it writes a file; NaN if it leaves it alone.
 *     Nothing here does so unless asked
 */
public record LatentFormat(
        String name,
        int sampleRateHz,
        int channels,
        int hopSamples,
        int dim,
        int height,
        LatentLayout layout,
        double scale,
        double shift,
        MelScale mel,
        Context context,
        OverlapRule overlap,
        double peakDbfs) {

    /** Checks what every format must fulfil. */
    public LatentFormat {
        requirePositive("sampleRateHz", sampleRateHz);
        requirePositive("channels", channels);
        requirePositive("hopSamples", hopSamples);
        requirePositive("dim", dim);
        requirePositive("height", height);
        if (Double.isInfinite(scale) || scale == 0 || !Double.isFinite(shift)) {
            throw new IllegalArgumentException("scale=" + scale + " shift=" + shift + " must be finite, scale not 0");
        }
    }

    /**
     * Takes a decoder's picture of a mel to logarithms: {@code picture * gain + offset}.
     *
     * @param gain in nepers
     * @param offset in nepers
     */
    public record MelScale(double gain, double offset) {

        /** The decoder gives the mel itself. */
        public static final MelScale NONE = new MelScale(1, 0);
    }

    private static final SequencedMap<String, LatentFormat> KNOWN = known();

    private static SequencedMap<String, LatentFormat> known() {
        OverlapRule stable = new OverlapRule.RightAligned(128, 32);
        OverlapRule tiles = new OverlapRule.Surrounded(1024, 64);
        OverlapRule halves = new OverlapRule.TrimmedHalves(512);
        // AudioLDM 2 never cuts: it makes ten seconds at a time, which such a tile holds.
        OverlapRule whole = new OverlapRule.Surrounded(1024, 32);
        // m * 0.5 + 0.5, then * (3 - -11) - 11: from -1..1 to the range of the mel.
        MelScale ace = new MelScale(7, -4);
        SequencedMap<String, LatentFormat> formats = new LinkedHashMap<>();
        for (LatentFormat format : List.of(
                flat("stable-audio-open", 44_100, 2048, 64, Context.exact(10, 10), stable, Double.NaN),
                flat("ace-step-1.5", 48_000, 1920, 64, Context.exact(9, 9), tiles, -1),
                flat("stable-audio-3", 44_100, 4096, 256, Context.overlap(16, Double.NaN), stable, Double.NaN),
                pictures("ace-step-1", 44_100, 2, 4096, 8, 16, LatentLayout.FRAMES_LAST, ace, 24, halves)
                        .withScale(0.1786, -1.9091),
                pictures("audioldm2", 16_000, 1, 640, 8, 16, LatentLayout.FRAMES_INSIDE, MelScale.NONE, 32, whole),
                pictures(
                        "audioldm2-48k",
                        48_000,
                        1,
                        3840,
                        16,
                        32,
                        LatentLayout.FRAMES_INSIDE,
                        MelScale.NONE,
                        32,
                        whole))) {
            formats.put(format.name(), format);
        }
        return formats;
    }

    private static LatentFormat flat(
            String name, int rateHz, int hop, int dim, Context context, OverlapRule rule, double peakDbfs) {
        MelScale none = MelScale.NONE;
        LatentLayout last = LatentLayout.FRAMES_LAST;
        return new LatentFormat(name, rateHz, 2, hop, dim, 1, last, 1, 0, none, context, rule, peakDbfs);
    }

    private static LatentFormat pictures(
            String name,
            int rateHz,
            int channels,
            int hop,
            int dim,
            int height,
            LatentLayout layout,
            MelScale mel,
            int overlap,
            OverlapRule rule) {
        Context context = Context.overlap(overlap, Double.NaN);
        double own = Double.NaN;
        return new LatentFormat(
                name, rateHz, channels, hop, dim, height, layout, own, 0, mel, context, rule, Double.NaN);
    }

    /** The format of that name, if there is one. */
    public static Optional<LatentFormat> named(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** All names, the customary ones first. */
    public static List<String> names() {
        return List.copyOf(KNOWN.sequencedKeySet());
    }

    /** The same with another scale, as learned values stand in a model's configuration. */
    public LatentFormat withScale(double newScale, double newShift) {
        return new LatentFormat(
                name,
                sampleRateHz,
                channels,
                hopSamples,
                dim,
                height,
                layout,
                newScale,
                newShift,
                mel,
                context,
                overlap,
                peakDbfs);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + "=" + value + " must be 1 or more");
        }
    }
}
