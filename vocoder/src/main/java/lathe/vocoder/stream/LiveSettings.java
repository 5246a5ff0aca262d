package lathe.vocoder.stream;

import lathe.vocoder.Decoder;

/**
 * How a decoder is played live.
 *
 * @param chunkFrames frames decoded at a time: few are heard soon, many cost less, as each chunk is decoded with the decoder's
 *     context around it
 * @param decodeMs longest time that a chunk may take; NaN has it measured when the stream is prepared: one and a half
 *     times the longest run
 * @param fadeMs how long sound that is missing, stopped or swapped takes to fade, 1 to 100
 */
public record LiveSettings(int chunkFrames, double decodeMs, double fadeMs) {

    private static final double CHUNK_SECONDS = 0.2;
    private static final double FADE_MS = 8;

    public LiveSettings {
        if (chunkFrames < 1) {
            throw new IllegalArgumentException("chunkFrames=" + chunkFrames + " must be 1 or more");
        }
        if (decodeMs < 0) {
            throw new IllegalArgumentException("decodeMs=" + decodeMs + " must not be negative");
        }
        if (!(fadeMs >= 1 && fadeMs <= 100)) {
            throw new IllegalArgumentException("fadeMs=" + fadeMs + " is outside 1 to 100");
        }
    }

    /** Chunks of about a fifth of a second, time measured, fades of {@value #FADE_MS} ms. */
    public static LiveSettings usual(Decoder decoder) {
        long frames = Math.round(CHUNK_SECONDS * decoder.sampleRateHz() / decoder.hopSamples());
        return new LiveSettings((int) Math.max(1, frames), Double.NaN, FADE_MS);
    }

    /** The same with chunks of another length. */
    public LiveSettings withChunkFrames(int newChunkFrames) {
        return new LiveSettings(newChunkFrames, decodeMs, fadeMs);
    }

    /** The same with a time allowed to each chunk, in milliseconds. */
    public LiveSettings withDecodeMs(double newDecodeMs) {
        return new LiveSettings(chunkFrames, newDecodeMs, fadeMs);
    }
}
