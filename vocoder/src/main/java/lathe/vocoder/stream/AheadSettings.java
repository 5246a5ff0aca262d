package lathe.vocoder.stream;

import lathe.vocoder.Decoder;

/**
 * How frames that are all known are played.
 *
 * @param pageFrames frames decoded at a time: short pages are soon there after a seek, long ones cost less
 * @param cacheBytes memory for decoded sound, twice that while a decoder is swapped
 * @param fadeMs how long sound that is missing, stopped, left or swapped takes to fade, 1 to 100
 */
public record AheadSettings(int pageFrames, long cacheBytes, double fadeMs) {

    private static final double PAGE_SECONDS = 0.75;
    private static final long CACHE_BYTES = 32L << 20;
    private static final double FADE_MS = 8;

    public AheadSettings {
        if (pageFrames < 1) {
            throw new IllegalArgumentException("pageFrames=" + pageFrames + " must be 1 or more");
        }
        if (cacheBytes < 1) {
            throw new IllegalArgumentException("cacheBytes=" + cacheBytes + " must be 1 or more");
        }
        if (!(fadeMs >= 1 && fadeMs <= 100)) {
            throw new IllegalArgumentException("fadeMs=" + fadeMs + " is outside 1 to 100");
        }
    }

    /** Pages of three quarters of a second, 32 MiB, fades of {@value #FADE_MS} ms. */
    public static AheadSettings usual(Decoder decoder) {
        long frames = Math.round(PAGE_SECONDS * decoder.sampleRateHz() / decoder.hopSamples());
        return new AheadSettings((int) Math.max(1, frames), CACHE_BYTES, FADE_MS);
    }
}
