package lathe.plugin;

import java.util.List;

/**
 * A page of up to eight parameters for the knobs of a controller.
 *
 * @param section a group of pages, such as the instrument's part; may be empty
 * @param name of the page
 * @param parameterIds in the knobs' order
 */
public record RemotePage(String section, String name, List<String> parameterIds) {

    /** Knobs of a page. */
    public static final int KNOBS = 8;

    /** @throws IllegalArgumentException if there are more than eight */
    public RemotePage {
        parameterIds = List.copyOf(parameterIds);
        if (parameterIds.size() > KNOBS) {
            throw new IllegalArgumentException(name + ": " + parameterIds.size() + " parameters on a page of " + KNOBS);
        }
    }
}
