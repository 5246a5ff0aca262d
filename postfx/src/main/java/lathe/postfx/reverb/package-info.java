/** Space: an algorithmic reverb and convolution with impulse responses. */
@NullMarked
package lathe.postfx.reverb;

import org.jspecify.annotations.NullMarked;
