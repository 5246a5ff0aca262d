/** Finite-domain constraint solving: arc consistency, branch and bound, limited discrepancies, a deadline in steps. */
@NullMarked
package lathe.engine.compose.solver;

import org.jspecify.annotations.NullMarked;
