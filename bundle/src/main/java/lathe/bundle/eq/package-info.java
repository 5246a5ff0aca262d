/** The equaliser: bands dragged over a live spectrum. */
@NullMarked
package lathe.bundle.eq;

import org.jspecify.annotations.NullMarked;
