package lathe.vocoder.riffusion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;
import lathe.core.tensor.TensorFileException;

/**
 * A mel spectrogram painted as a picture: columns are frames, rows are mels, the lowest at the bottom, dark is loud. Mono is
 * the red channel; stereo is green and blue. A pixel {@code p} stands for the sum {@code max ((255 - p) / 255)^(1 / power)}.
 *
 * <p>What the picture was made with stands in its EXIF tags 11000 to 11080; without them it is what Riffusion's model was
 * trained on, {@code riffusion-44k} with a largest sum of 3e7. Loudness is nominal: Riffusion's own program brings every
 * result to full scale. Source: S. Forsgren and H. Martiros, "Riffusion" (2022), the published preprocessing.
 */
public final class RiffusionImage {

    private static final double USUAL_MAX = 3e7;
    private static final int WHITE = 255;

    private static final int SAMPLE_RATE = 11_000;
    private static final int STEREO = 11_005;
    private static final int STEP_MS = 11_010;
    private static final int WINDOW_MS = 11_020;
    private static final int PADDED_MS = 11_030;
    private static final int FREQUENCIES = 11_040;
    private static final int MIN_HZ = 11_050;
    private static final int MAX_HZ = 11_060;
    private static final int POWER = 11_070;
    private static final int MAX_VALUE = 11_080;

    private final MelFrontEnd end;
    private final List<float[][]> channels;

    private RiffusionImage(MelFrontEnd end, List<float[][]> channels) {
        this.end = end;
        this.channels = List.copyOf(channels);
    }

    /** Whether a file is a PNG picture. */
    public static boolean recognises(Path file) throws IOException {
        return PngReader.recognises(file);
    }

    /**
     * Reads a picture.
     *
     * @throws TensorFileException if it is no PNG of 8 bits a channel, is damaged, or its rows are not its mels
     */
    public static RiffusionImage read(Path file) throws IOException {
        PngPicture picture = PngReader.read(file);
        Map<Integer, Double> tags = picture.tags();
        MelFrontEnd end;
        double max = tags.getOrDefault(MAX_VALUE, USUAL_MAX);
        try {
            end = frontEnd(tags);
            if (!(max > 0 && max <= 1e30)) {
                throw new IllegalArgumentException("max_value=" + max + " is outside 0 to 1e30");
            }
        } catch (IllegalArgumentException impossible) {
            throw new TensorFileException(
                    file,
                    "its tags make no spectrogram: " + impossible.getMessage(),
                    "remove its EXIF tags",
                    impossible);
        }
        if (picture.height() != end.mels()) {
            throw new TensorFileException(
                    file,
                    "has " + picture.height() + " rows, and its spectrogram " + end.mels(),
                    "give the picture as the model painted it, unscaled");
        }
        boolean stereo = tags.getOrDefault(STEREO, 0.0) != 0;
        if (stereo && picture.channels() < 3) {
            throw new TensorFileException(
                    file, "says it is stereo, and is grey", "give the picture as the model painted it");
        }
        List<float[][]> channels = new ArrayList<>();
        for (int channel : stereo ? new int[] {1, 2} : new int[] {0}) {
            channels.add(mel(picture, channel, end, max));
        }
        return new RiffusionImage(end, channels);
    }

    private static MelFrontEnd frontEnd(Map<Integer, Double> tags) {
        MelFrontEnd usual = MelFrontEnd.named("riffusion-44k");
        double rate = tags.getOrDefault(SAMPLE_RATE, (double) usual.sampleRateHz());
        int sampleRateHz = (int) rate;
        MelFraming framing = MelFraming.centred(
                samples(tags.getOrDefault(PADDED_MS, 400.0), rate),
                samples(tags.getOrDefault(WINDOW_MS, 100.0), rate),
                samples(tags.getOrDefault(STEP_MS, 10.0), rate));
        MelFilters filters = MelFilters.htk(
                tags.getOrDefault(FREQUENCIES, (double) usual.mels()).intValue(),
                tags.getOrDefault(MIN_HZ, usual.filters().minHz()),
                tags.getOrDefault(MAX_HZ, usual.filters().maxHz()));
        MelLevel level = usual.level();
        MelLevel tagged = new MelLevel(
                level.inputGain(),
                level.magnitudeEpsilon(),
                level.power(),
                level.curve(),
                tags.getOrDefault(POWER, level.exponent()),
                level.floor(),
                level.ceiling(),
                level.mean(),
                level.std());
        MelFrontEnd end = new MelFrontEnd("riffusion", sampleRateHz, framing, filters, tagged, usual.layout());
        return end.digest().equals(usual.digest()) ? usual : end;
    }

    /** As Riffusion counts them: what is over a whole sample is dropped. */
    private static int samples(double milliseconds, double rate) {
        return (int) (milliseconds / 1000 * rate);
    }

    private static float[][] mel(PngPicture picture, int channel, MelFrontEnd end, double max) {
        double loudest = end.level().of(max);
        float[][] mel = new float[end.mels()][picture.width()];
        for (int m = 0; m < mel.length; m++) {
            for (int t = 0; t < mel[m].length; t++) {
                int dark = WHITE - picture.pixel(channel, picture.height() - 1 - m, t);
                mel[m][t] = (float) (loudest * dark / WHITE);
            }
        }
        return mel;
    }

    /** What the numbers are. */
    public MelFrontEnd frontEnd() {
        return end;
    }

    /**
     * What gives nearly the same numbers by a transform just longer than the window: for Griffin-Lim, which is five times as
     * fast so. The long zeros of the {@link #frontEnd} around its window only draw the same spectrum with more points, whose
     * larger sums the gain makes up for.
     */
    public MelFrontEnd inverseFrontEnd() {
        MelFraming framing = end.framing();
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, framing.windowSize() - 1)) << 1);
        if (size >= framing.fftSize()) {
            return end;
        }
        MelLevel level = end.level();
        MelLevel louder = new MelLevel(
                level.inputGain() * framing.fftSize() / size,
                level.magnitudeEpsilon(),
                level.power(),
                level.curve(),
                level.exponent(),
                level.floor(),
                level.ceiling(),
                level.mean(),
                level.std());
        return new MelFrontEnd(
                end.name() + "-inverse",
                end.sampleRateHz(),
                MelFraming.centred(size, framing.windowSize(), framing.hop()),
                end.filters(),
                louder,
                end.layout());
    }

    /** 1 or 2. */
    public int channels() {
        return channels.size();
    }

    /** Columns. */
    public int frames() {
        return channels.getFirst()[0].length;
    }

    /** One channel as the {@link #frontEnd} would give it, {@code [mels][frames]}; not a copy. */
    public float[][] mel(int channel) {
        return channels.get(channel);
    }
}
