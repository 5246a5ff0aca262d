/** Our plugins in other people's hosts, without sound card or display. */
@NullMarked
package lathe.tests.daw;

import org.jspecify.annotations.NullMarked;
