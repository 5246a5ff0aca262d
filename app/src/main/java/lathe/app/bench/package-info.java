/** How fast vocoders run here: models made on the spot, what is done with them, and the tables of what came out. */
@NullMarked
package lathe.app.bench;

import org.jspecify.annotations.NullMarked;
