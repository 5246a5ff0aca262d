/** What crosses modules: floors, end to end, faults. */
@NullMarked
package lathe.tests;

import org.jspecify.annotations.NullMarked;
