/** The contract every processor meets, and what runs processors: chains, events, offline rendering. */
@NullMarked
package lathe.core.process;

import org.jspecify.annotations.NullMarked;
