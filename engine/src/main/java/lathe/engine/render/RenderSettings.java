package lathe.engine.render;

import lathe.engine.seed.Seed;

/**
 * How a song is sounded.
 *
 * @param sampleRateHz 8000 to 192000
 * @param threads stems at once, 1 to 64, fewer where the heap does not hold so many; the result is the same for any number
 * @param seed for what instruments leave to chance
 * @param roomPercent how much of the room is heard; 100 is customary, 0 is dry
 * @param duckDb by how much pads, arpeggios and bass step back under each kick; 0 for not at all
 * @param fadeSeconds length of a fade at the end; 0 for none
 */
public record RenderSettings(
        int sampleRateHz, int threads, Seed seed, double roomPercent, double duckDb, double fadeSeconds) {

    private static final int MOST_THREADS = 64;

    /** Refuses values out of range. */
    public RenderSettings {
        if (sampleRateHz < 8000 || sampleRateHz > 192_000 || threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("sampleRateHz=" + sampleRateHz + " threads=" + threads);
        }
        if (!(roomPercent >= 0 && roomPercent <= 400) || !(duckDb >= 0 && duckDb <= 48) || !(fadeSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "roomPercent=" + roomPercent + " duckDb=" + duckDb + " fadeSeconds=" + fadeSeconds);
        }
    }

    /** A customary room, nothing ducked, no fade. */
    public static RenderSettings of(int sampleRateHz, int threads, Seed seed) {
        return new RenderSettings(sampleRateHz, threads, seed, 100, 0, 0);
    }

    /** The same in another amount of room. */
    public RenderSettings withRoomPercent(double percent) {
        return new RenderSettings(sampleRateHz, threads, seed, percent, duckDb, fadeSeconds);
    }

    /** The same with ducking under the kick, as house and its kin want it. */
    public RenderSettings withDuckDb(double db) {
        return new RenderSettings(sampleRateHz, threads, seed, roomPercent, db, fadeSeconds);
    }

    /** The same with a fade at the end. */
    public RenderSettings withFadeSeconds(double seconds) {
        return new RenderSettings(sampleRateHz, threads, seed, roomPercent, duckDb, seconds);
    }
}
