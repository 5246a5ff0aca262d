/** What the author of a plugin declares: descriptors, providers, and what a processor may implement beside its sound. */
@NullMarked
package lathe.plugin;

import org.jspecify.annotations.NullMarked;
