package lathe.engine.prompt;

import java.util.List;
import lathe.engine.blueprint.Blueprint;

/**
 * What was made of a prompt.
 *
 * @param unmatched words that set nothing, as the user wrote them
 * @param notes what was decided where words contradict each other or cannot be followed, a sentence each
 */
public record Reading(Blueprint blueprint, List<String> unmatched, List<String> notes) {

    /** Copies the lists. */
    public Reading {
        unmatched = List.copyOf(unmatched);
        notes = List.copyOf(notes);
    }
}
