/** Arrays of any rank with their shape, and the files that the field keeps them in: npy, npz, safetensors, raw floats. */
@NullMarked
package lathe.core.tensor;

import org.jspecify.annotations.NullMarked;
