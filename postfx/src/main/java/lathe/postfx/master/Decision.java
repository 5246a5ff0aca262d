package lathe.postfx.master;

/**
 * One thing a plan does, and why.
 *
 * @param stage stage of the chain
 * @param setting what is set, in words and numbers
 * @param reason what in the measurement led to it
 */
public record Decision(String stage, String setting, String reason) {

    @Override
    public String toString() {
        return stage + ": " + setting + " (" + reason + ")";
    }
}
