/** ONNX files as data: read, judged, changed and written without a runtime. */
@NullMarked
package lathe.neural.graph;

import org.jspecify.annotations.NullMarked;
