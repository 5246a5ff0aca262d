package lathe.vocoder.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.neural.session.Port;

/** Lays the codes of a grid out as a model wants them. */
final class CodeTensors {

    private final CodecFormat format;
    private final CodePorts ports;

    CodeTensors(CodecFormat format, CodePorts ports) {
        this.format = format;
        this.ports = ports;
    }

    /**
     * The inputs of a run.
     *
     * @throws IllegalArgumentException if the model has another number of codebooks
     */
    Map<String, Tensor> of(TokenGrid grid) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        if (format.order() == CodeOrder.TENSOR_PER_CODEBOOK) {
            for (int k = 0; k < ports.codes().size(); k++) {
                Port port = ports.codes().get(k);
                inputs.put(port.name(), level(grid, k, port.rank()));
            }
        } else {
            Port port = ports.codes().getFirst();
            inputs.put(port.name(), matrix(grid, port));
        }
        for (Port port : ports.bandwidths()) {
            inputs.put(port.name(), Tensor.ofIntegers(new long[] {bandwidth(grid)}, ones(port.rank())));
        }
        return inputs;
    }

    /** EnCodec's 1.5, 3, 6 and 12 kbit/s in the order of their models; 0 for a codec of one codebook. */
    private static int bandwidth(TokenGrid grid) {
        return Math.clamp(31 - Integer.numberOfLeadingZeros(grid.codebooks()) - 1L, 0, 3);
    }

    /** Levels whose last frame is incomplete are filled up with their last code; its sound is cut. */
    private Tensor level(TokenGrid grid, int k, int rank) {
        long[] codes = new long[grid.frames() * grid.codesPerFrame(k)];
        int count = grid.count(k);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = grid.code(k, Math.min(i, count - 1));
        }
        long[] shape = ones(Math.max(1, rank));
        shape[shape.length - 1] = codes.length;
        return Tensor.ofIntegers(codes, shape);
    }

    private Tensor matrix(TokenGrid grid, Port port) {
        int books = grid.codebooks();
        int count = grid.count(0);
        int length = Math.max(count, format.leastCodes());
        boolean framesFirst = format.order() == CodeOrder.FRAMES_CODEBOOKS;
        long[] codes = new long[books * length];
        for (int k = 0; k < books; k++) {
            for (int t = 0; t < length; t++) {
                codes[framesFirst ? t * books + k : k * length + t] = grid.code(k, Math.min(t, count - 1));
            }
        }
        long[] shape = shape(framesFirst ? length : books, framesFirst ? books : length, port.rank());
        if (!port.accepts(shape)) {
            throw new IllegalArgumentException("the grid has " + grid + ", the model takes " + port);
        }
        return Tensor.ofIntegers(codes, shape);
    }

    private long[] shape(int rows, int columns, int rank) {
        if (rank < 3 && rows > 1 && columns > 1) {
            return new long[] {rows, columns};
        }
        long[] shape = ones(Math.max(2, rank));
        int last = shape.length - 1;
        switch (format.order()) {
            case FRAMES_CODEBOOKS -> {
                shape[last - 1] = rows;
                shape[last] = columns;
            }
            case CODEBOOKS_BATCH_FRAMES -> {
                shape[Math.max(0, last - 2)] = rows;
                shape[last] = columns;
            }
            default -> {
                if (rank >= 3 || rows > 1) {
                    shape[last - 1] = rows;
                }
                shape[last] = columns;
            }
        }
        return shape;
    }

    private static long[] ones(int rank) {
        long[] shape = new long[rank];
        java.util.Arrays.fill(shape, 1);
        return shape;
    }
}
