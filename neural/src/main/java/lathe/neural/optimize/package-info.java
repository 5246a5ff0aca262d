/** Published models made faster on a CPU without another result, and int8 models with a verdict on what they cost. */
@NullMarked
package lathe.neural.optimize;

import org.jspecify.annotations.NullMarked;
