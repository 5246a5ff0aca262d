package lathe.vocoder.latent;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.vocoder.latent.OverlapRule.Window;

/**
 * ACE-Step 1's second cut: the mels of all latent windows follow each other, and the vocoder goes over them in windows of its
 * own. Its output loses a guard at inner edges, and the last samples before each seam are a linear cross-fade with the next
 * window. The last window is filled up with zeros, which is loud for a logarithmic mel; the guard hides most of it.
 *
 * @param frames mel frames of a window
 * @param guardSamples thrown away on either side, whole frames on both sides together
 * @param fadeSamples length of the cross-fade, which ends where the guard does
 */
record VocoderWindows(int frames, int guardSamples, int fadeSamples) {

    static final VocoderWindows ACE_STEP_1 = new VocoderWindows(512, 1024, 128);

    long decode(
            MelLatentDecoder decoder,
            List<Window> windows,
            LatentFrames latents,
            OfflineRender.Sink sink,
            PublishedDecode.Progress progress)
            throws InferenceException, IOException, InterruptedException {
        int hopSamples = decoder.vocoder().hopSamples();
        int hop = frames - 2 * guardSamples / hopSamples;
        int total = latents.frames() * decoder.melFrames();
        long samples = (long) total * hopSamples;
        Tape tape = new Tape(decoder, windows.iterator(), latents);
        float[][] tail = new float[decoder.channels()][0];
        long handedOn = 0;
        for (int start = 0; start < total; start += hop) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            float[][][] mels = tape.take(start, frames, total);
            float[][] sound = new float[decoder.channels()][];
            for (int c = 0; c < sound.length; c++) {
                sound[c] = decoder.sound(mels[c]);
                fade(tail[c], sound[c]);
            }
            boolean last = start + hop >= total;
            int from = start == 0 ? 0 : guardSamples - fadeSamples;
            int end = frames * hopSamples - guardSamples;
            // The end is held back for the next fade.
            int to = last ? (int) Math.min((long) frames * hopSamples, from + samples - handedOn) : end - fadeSamples;
            for (int c = 0; c < sound.length; c++) {
                tail[c] = Arrays.copyOfRange(sound[c], end - fadeSamples, end);
            }
            sink.accept(sound, from, to);
            handedOn += to - from;
            progress.samples(handedOn, samples);
        }
        return samples;
    }

    /** Weights from 1 to 0 and from 0 to 1, both ends counted. */
    private void fade(float[] tail, float[] sound) {
        for (int i = 0; i < tail.length; i++) {
            int at = guardSamples - fadeSamples + i;
            float weight = i / (fadeSamples - 1f);
            sound[at] = tail[i] * (1 - weight) + sound[at] * weight;
        }
    }

    /** The mels of all windows as one long strip, of which only what is still needed is there. */
    private static final class Tape {

        private final MelLatentDecoder decoder;
        private final Iterator<Window> windows;
        private final LatentFrames latents;
        private float[][][] held;
        private int heldFrom;

        Tape(MelLatentDecoder decoder, Iterator<Window> windows, LatentFrames latents) {
            this.decoder = decoder;
            this.windows = windows;
            this.latents = latents;
            held = new float[decoder.channels()][0][0];
        }

        /** Frames from {@code from} on, zeros beyond the end; what lies before is forgotten. */
        float[][][] take(int from, int count, int total) throws InferenceException {
            int to = Math.min(total, from + count);
            keep(from, heldTo());
            while (heldTo() < to && windows.hasNext()) {
                append(windows.next());
            }
            float[][][] taken = new float[held.length][held[0].length][];
            for (int c = 0; c < taken.length; c++) {
                for (int m = 0; m < taken[c].length; m++) {
                    taken[c][m] = Arrays.copyOf(Arrays.copyOfRange(held[c][m], from - heldFrom, to - heldFrom), count);
                }
            }
            return taken;
        }

        private int heldTo() {
            return heldFrom + (held[0].length == 0 ? 0 : held[0][0].length);
        }

        private void keep(int from, int to) {
            for (float[][] channel : held) {
                for (int m = 0; m < channel.length; m++) {
                    channel[m] = Arrays.copyOfRange(channel[m], from - heldFrom, to - heldFrom);
                }
            }
            heldFrom = from;
        }

        private void append(Window window) throws InferenceException {
            float[][][] mels = decoder.mels(latents.slice(window.from(), window.to()));
            int first = (window.keepFrom() - window.from()) * decoder.melFrames();
            int end = (window.keepTo() - window.from()) * decoder.melFrames();
            for (int c = 0; c < mels.length; c++) {
                float[][] before = held[c];
                held[c] = new float[mels[c].length][];
                for (int m = 0; m < mels[c].length; m++) {
                    int had = before.length == 0 ? 0 : before[m].length;
                    float[] joined = had == 0 ? new float[end - first] : Arrays.copyOf(before[m], had + end - first);
                    System.arraycopy(mels[c][m], first, joined, had, end - first);
                    held[c][m] = joined;
                }
            }
        }
    }
}
