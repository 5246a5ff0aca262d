/** What the launchers run after a build so that the command starts fast. */
@NullMarked
package lathe.app.launch;

import org.jspecify.annotations.NullMarked;
