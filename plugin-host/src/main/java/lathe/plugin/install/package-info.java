/** Bundles made from jars, put where hosts look for them, and the JVM that all of them share. */
@NullMarked
package lathe.plugin.install;

import org.jspecify.annotations.NullMarked;
