package lathe.core.tensor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One array as numpy saves it. */
final class NpyFormat {

    private NpyFormat() {}

    static SequencedMap<String, Tensor> readFile(Path file) throws IOException {
        SequencedMap<String, Tensor> one = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            one.put("", read(in, file, "", Files.size(file)));
        }
        return one;
    }

    /** @param bytesThere what the stream is known to hold, or {@link ElementReader#UNKNOWN} */
    static Tensor read(InputStream in, Path file, String what, long bytesThere) throws IOException {
        NpyHeader header = NpyHeader.read(in, file, what);
        long left = bytesThere == ElementReader.UNKNOWN ? bytesThere : bytesThere - header.bytes();
        long[] shape = header.axes();
        Tensor tensor = new ElementReader(file, what).read(in, header.type(), header.order(), shape, left);
        return header.fortran() ? FortranOrder.toRowMajor(tensor) : tensor;
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        out.write(NpyHeader.of(tensor));
        ElementWriter.write(out, tensor);
    }
}
