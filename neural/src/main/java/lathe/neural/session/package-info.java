/** Runs ONNX models: the only code that touches ONNX Runtime, so that nothing it cannot bear ever reaches it. */
@NullMarked
package lathe.neural.session;

import org.jspecify.annotations.NullMarked;
