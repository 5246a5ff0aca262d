package lathe.engine.compose.solver;

import java.util.List;

/**
 * Values for all variables of a problem.
 *
 * @param values by number of the variable
 * @param proven true if no solution costs less; false if the search ran out of steps before it could tell
 */
public record Solution(List<Integer> values, double cost, boolean proven) {

    /** Copies the list. */
    public Solution {
        values = List.copyOf(values);
    }
}
