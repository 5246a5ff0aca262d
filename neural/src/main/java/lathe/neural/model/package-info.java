/** Models as files: packages, bare exports of known conventions, the library that holds them, and what a check finds out. */
@NullMarked
package lathe.neural.model;

import org.jspecify.annotations.NullMarked;
