package lathe.neural.model;

/**
 * A file of a package.
 *
 * @param path its name below the package's folder, with slashes: {@code onnx/decoder_model.onnx}
 * @param sha256 digest of its content, 64 lower-case hexadecimal digits
 * @param bytes its size
 * @param role what it is for: {@code decoder}, {@code encoder}, {@code data} (weights that an ONNX file refers to), ...
 * @param precision of its weights: {@code f32}, {@code f16}, {@code int8}, ...; empty if not told
 */
public record ModelFile(String path, String sha256, long bytes, String role, String precision) {

    /** Whether it is a graph, not weights, a tokenizer or a text beside one. */
    public boolean isGraph() {
        return path.endsWith(".onnx");
    }
}
