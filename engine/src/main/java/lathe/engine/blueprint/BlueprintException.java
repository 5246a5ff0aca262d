package lathe.engine.blueprint;

/** A blueprint that asks for what cannot be: says which field, what is wrong with it and what to do. */
public final class BlueprintException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param path of the field, such as {@code sections[2].energy}
     * @param finding what is wrong, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public BlueprintException(String path, String finding, String remedy) {
        super(path + ": " + finding + "; " + remedy);
    }
}
