package lathe.vocoder.latent;

import java.io.IOException;
import java.util.List;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.vocoder.latent.OverlapRule.Window;

/**
 * Decodes long latents in the windows of the program that a format was published with, so that the sound is the one its
 * users know, seams included. Where the network is one of convolutions it is the same as that of exact tiles.
 */
public final class PublishedDecode {

    private final LatentDecoder decoder;
    private final OverlapRule rule;
    private final VocoderWindows vocoderWindows;

    /** The decoder's own rule. */
    public PublishedDecode(LatentDecoder decoder) {
        this(decoder, decoder.format().overlap(), VocoderWindows.ACE_STEP_1);
    }

    PublishedDecode(LatentDecoder decoder, OverlapRule rule, VocoderWindows vocoderWindows) {
        this.decoder = decoder;
        this.rule = rule;
        this.vocoderWindows = vocoderWindows;
    }

    /** Who watches: so many samples of all are there. */
    @FunctionalInterface
    public interface Progress {

        void samples(long done, long total);
    }

    /**
     * Decodes and hands on in order, one window at a time.
     *
     * @return samples of each channel handed on
     */
    public long run(LatentFrames latents, OfflineRender.Sink sink, Progress progress)
            throws InferenceException, IOException, InterruptedException {
        if (rule instanceof OverlapRule.TrimmedHalves && decoder instanceof MelLatentDecoder stages) {
            return vocoderWindows.decode(stages, rule.windows(latents.frames()), latents, sink, progress);
        }
        long total = decoder.samples(latents.frames());
        List<Window> windows = latents.frames() == 0 ? List.of() : rule.windows(latents.frames());
        for (Window window : windows) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LatentFrames stretch = latents.slice(window.from(), window.to());
            float[][] audio = new float[decoder.channels()][Math.toIntExact(decoder.samples(stretch.frames()))];
            decoder.decode(stretch, audio);
            int hop = decoder.hopSamples();
            sink.accept(audio, (window.keepFrom() - window.from()) * hop, (window.keepTo() - window.from()) * hop);
            progress.samples((long) window.keepTo() * hop, total);
        }
        return total;
    }
}
