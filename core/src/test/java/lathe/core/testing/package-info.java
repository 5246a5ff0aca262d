/** Signals, measures and the processor contract, shared by the tests of every floor. */
@NullMarked
package lathe.core.testing;

import org.jspecify.annotations.NullMarked;
