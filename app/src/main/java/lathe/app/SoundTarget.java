package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Resampler;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.Block;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.postfx.dither.Dither;
import org.jspecify.annotations.Nullable;

/**
 * Sound that a model makes on its way into a file: at another rate if asked for, dithered where whole numbers are stored, and
 * with what is broken or too loud counted.
 */
final class SoundTarget implements OfflineRender.Sink, AutoCloseable {

    private static final int BLOCK_FRAMES = 4096;

    private final Path target;
    private final Format format;
    private final AudioWriter writer;
    private final @Nullable Resampler resampler;
    private final @Nullable Dither dither;
    private final float[][] block;
    private final float[][] resampled;
    private final Block view = new Block();
    private long written;
    private long broken;
    private long beyondFullScale;
    private double peak;

    /**
     * How the sound is stored.
     *
     * @param name of the kind of file
     * @param sampleRateHz in the file
     * @param dither none, tpdf or shaped; none for words so long that it would be lost
     */
    record Format(String name, SampleEncoding encoding, int sampleRateHz, String dither, long seed) {

        Format {
            dither = encoding.isInteger() && encoding.bits() <= 24 ? dither : "none";
        }
    }

    /**
     * Starts a file.
     *
     * @param modelRateHz of the sound that comes
     */
    SoundTarget(Path target, Format format, int modelRateHz, int channels) throws IOException {
        this.target = target;
        this.format = format;
        ChannelLayout layout = ChannelLayout.ofChannels(channels);
        resampler = format.sampleRateHz() == modelRateHz
                ? null
                : new Resampler(modelRateHz, format.sampleRateHz(), channels, Resampler.Quality.HIGH);
        int most = resampler == null ? BLOCK_FRAMES : resampler.maxOutputFrames(BLOCK_FRAMES);
        block = new float[channels][BLOCK_FRAMES];
        resampled = resampler == null ? block : new float[channels][most];
        dither = dither(layout, most);
        writer = AudioFiles.create(
                target,
                new AudioInfo(
                        format.name(),
                        format.encoding(),
                        format.sampleRateHz(),
                        layout,
                        AudioInfo.UNKNOWN_FRAMES,
                        AudioMetadata.NONE));
    }

    private @Nullable Dither dither(ChannelLayout layout, int mostFrames) {
        if (format.dither().equals("none")) {
            return null;
        }
        Dither made = new Dither(format.seed());
        made.parameters().get("bits").set(format.encoding().bits());
        made.parameters().get("kind").set(made.parameters().get("kind").parse(format.dither()));
        made.prepare(ProcessSetup.offline(format.sampleRateHz(), mostFrames, layout));
        return made;
    }

    @Override
    public void accept(float[][] channels, int from, int to) throws IOException {
        for (int at = from; at < to; at += BLOCK_FRAMES) {
            int frames = Math.min(BLOCK_FRAMES, to - at);
            for (int c = 0; c < block.length; c++) {
                System.arraycopy(channels[c], at, block[c], 0, frames);
                inspect(block[c], frames);
            }
            write(resampler == null ? frames : resampler.process(block, 0, frames, resampled, 0));
        }
    }

    private void inspect(float[] samples, int frames) {
        for (int i = 0; i < frames; i++) {
            float level = Math.abs(samples[i]);
            if (!Float.isFinite(level)) {
                broken++;
                samples[i] = 0;
            } else {
                beyondFullScale += level > 1 ? 1 : 0;
                peak = Math.max(peak, level);
            }
        }
    }

    private void write(int frames) throws IOException {
        if (dither != null) {
            dither.process(view.set(resampled, 0, frames));
        }
        writer.write(resampled, 0, frames);
        written += frames;
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        if (resampler != null) {
            write(resampler.finish(resampled, 0));
        }
        writer.commit();
    }

    Path target() {
        return target;
    }

    Format format() {
        return format;
    }

    /** Samples of each channel in the file. */
    long frames() {
        return written;
    }

    /** Largest sample that came, before rounding and clipping. */
    double peak() {
        return peak;
    }

    /** What somebody who listens to the file should know; empty if all is well. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (broken > 0) {
            warnings.add(target + ": " + samples(broken)
                    + " no number and became silence; the model or its input is damaged");
        }
        if (beyondFullScale > 0 && !format.encoding().isFloat()) {
            warnings.add(target + ": " + samples(beyondFullScale)
                    + " beyond full scale and clipped; use --bits 32f to keep all, or --peak -1");
        }
        return warnings;
    }

    private static String samples(long count) {
        return count == 1 ? "1 sample was" : count + " samples were";
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
