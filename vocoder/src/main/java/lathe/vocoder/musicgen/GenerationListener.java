package lathe.vocoder.musicgen;

/** Hears how far a generation is. */
@FunctionalInterface
public interface GenerationListener {

    /** Hears nothing. */
    GenerationListener NONE = (phase, done, total) -> {};

    /**
     * Called on the thread that generates, after every step.
     *
     * @param phase {@code generating} (frames of tokens) or {@code decoding} (frames of tokens turned into sound)
     * @param done frames so far
     * @param total frames in all
     */
    void progress(String phase, long done, long total);
}
