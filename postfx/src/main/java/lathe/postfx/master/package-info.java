/** From a draft to a release: the chain, the plan that sets it, and the report. */
@NullMarked
package lathe.postfx.master;

import org.jspecify.annotations.NullMarked;
