package lathe.plugin;

/**
 * What a processor implements whose state is more than its parameters: an impulse response, a model's name.
 *
 * <p>Both methods come on the host's main thread and may allocate; the audio thread may be in {@code process} meanwhile.
 */
public interface ExtraState {

    /** The state besides the parameters; the same state gives the same bytes. */
    byte[] saveState();

    /**
     * Takes back what {@link #saveState} gave, perhaps of an older version.
     *
     * @param version the descriptor's state version at the time of saving
     * @throws IllegalArgumentException saying what is wrong; nothing has changed then
     */
    void loadState(byte[] state, int version);
}
