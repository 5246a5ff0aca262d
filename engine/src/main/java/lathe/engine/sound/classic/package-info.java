/** The embedded instruments: every family by synthesis of its own, from one table of settings, nothing recorded. */
@NullMarked
package lathe.engine.sound.classic;

import org.jspecify.annotations.NullMarked;
