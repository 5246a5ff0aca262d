/** One instance of a plugin between a host's calls and a processor, knowing neither plugin format. */
@NullMarked
package lathe.plugin.instance;

import org.jspecify.annotations.NullMarked;
