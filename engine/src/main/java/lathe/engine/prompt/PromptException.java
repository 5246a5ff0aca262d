package lathe.engine.prompt;

/** A prompt that asks for what cannot be: says what, where and what to do. */
public final class PromptException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the words, or what part of the prompt
     * @param finding what is wrong with it, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public PromptException(String where, String finding, String remedy) {
        super(where + ": " + finding + "; " + remedy);
    }
}
