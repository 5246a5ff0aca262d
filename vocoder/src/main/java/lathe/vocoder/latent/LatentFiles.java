package lathe.vocoder.latent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFileException;
import lathe.core.tensor.TensorFiles;
import org.jspecify.annotations.Nullable;

/**
 * Reads latents from files: {@code .npy}, {@code .npz}, {@code .safetensors} (also ComfyUI's {@code .latent}), and bare
 * little-endian floats [frames][dim], as acestep.cpp writes them.
 */
public final class LatentFiles {

    /** What programs call the array, the surest first. */
    private static final List<String> NAMES = List.of("", "latent", "latents", "latent_tensor", "samples", "z", "x");

    private static final List<String> BARE = List.of("f32", "raw", "bin", "latent", "latents");

    /** Eleven hours of 64 values at 25 frames a second. */
    private static final long MOST_BARE_BYTES = 256L << 20;

    private LatentFiles() {}

    /**
     * Reads the latents of a file, still scaled as their generator made them.
     *
     * @param layout how the axes lie; null to tell it by their lengths, which is refused where two layouts are possible
     * @throws TensorFileException if there are none of this format in it
     */
    public static LatentFrames read(Path file, LatentFormat format, @Nullable LatentLayout layout) throws IOException {
        Tensor tensor = isBare(file) ? readBare(file, format) : pick(file, TensorFiles.read(file));
        if (!tensor.isFloat()) {
            throw new TensorFileException(
                    file, "holds whole numbers, which are tokens, not latents", "choose a model that decodes tokens");
        }
        LatentLayout found = isBare(file) ? LatentLayout.FRAMES_FIRST : layout(file, tensor.shape(), format, layout);
        LatentFrames latents = LatentFrames.of(squeezed(tensor, format, found), found, format.dim(), format.height());
        if (latents.frames() == 0) {
            throw new TensorFileException(file, "holds no frames", "save it again");
        }
        requireFinite(file, tensor);
        return latents;
    }

    private static boolean isBare(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && BARE.contains(name.substring(name.lastIndexOf('.') + 1))
                && !hasHeader(file);
    }

    /** A safetensors file under one of the endings: a JSON object behind the length of its text. */
    private static boolean hasHeader(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(9);
        }
        boolean numpy = start.length > 5 && start[0] == (byte) 0x93 && start[1] == 'N' && start[2] == 'U';
        return numpy || (start.length == 9 && start[8] == '{' && start[7] == 0 && start[6] == 0 && start[5] == 0);
    }

    private static Tensor readBare(Path file, LatentFormat format) throws IOException {
        long bytes = Files.size(file);
        long frameBytes = (long) Float.BYTES * format.dim() * format.height();
        if (bytes == 0 || bytes % frameBytes != 0) {
            throw new TensorFileException(
                    file,
                    "has " + bytes + " bytes, no multiple of the " + frameBytes + " of a frame of " + format.name(),
                    "give bare 32-bit floats [frames][" + format.dim() * format.height() + "]");
        }
        if (bytes > MOST_BARE_BYTES) {
            throw new TensorFileException(
                    file, "has " + bytes + " bytes, more than any song", "cut it, or save it as .npy");
        }
        return TensorFiles.readRaw(file, -1, (long) format.dim() * format.height());
    }

    private static Tensor pick(Path file, SequencedMap<String, Tensor> all) throws TensorFileException {
        if (all.size() == 1) {
            return all.firstEntry().getValue();
        }
        for (String name : NAMES) {
            Tensor tensor = all.get(name);
            if (tensor != null) {
                return tensor;
            }
        }
        throw new TensorFileException(
                file, "holds " + all.size() + " arrays, none of them named latent", "save the latents alone");
    }

    private static LatentLayout layout(Path file, long[] shape, LatentFormat format, @Nullable LatentLayout told)
            throws TensorFileException {
        List<LatentLayout> possible = new ArrayList<>();
        for (LatentLayout layout : LatentLayout.values()) {
            boolean distinct = layout != LatentLayout.FRAMES_INSIDE || format.height() > 1;
            if (distinct && fits(shape, layout, format)) {
                possible.add(layout);
            }
        }
        if (told != null && possible.contains(told)) {
            return told;
        }
        if (told == null && possible.size() == 1) {
            return possible.getFirst();
        }
        String text = Arrays.toString(shape);
        if (possible.isEmpty() || told != null) {
            throw new TensorFileException(
                    file, "holds an array " + text + ", not " + expected(format), batchRemedy(shape));
        }
        throw new TensorFileException(
                file,
                "holds an array " + text + ", whose frames may lie on either axis",
                "say --layout " + possible.stream().map(LatentLayout::id).collect(Collectors.joining(" or ")));
    }

    private static boolean fits(long[] shape, LatentLayout layout, LatentFormat format) {
        long[] one = layout.shape(format.dim(), format.height(), 1);
        int batch = shape.length - one.length;
        if (batch < 0 || batch > 1 || (batch == 1 && shape[0] != 1)) {
            return false;
        }
        long frames = shape[batch + layout.framesAxis(one.length)];
        return frames <= Integer.MAX_VALUE
                && Arrays.equals(
                        Arrays.copyOfRange(shape, batch, shape.length),
                        layout.shape(format.dim(), format.height(), (int) frames));
    }

    private static String expected(LatentFormat format) {
        return format.height() == 1
                ? "[" + format.dim() + ", frames] or [frames, " + format.dim() + "] as " + format.name()
                : "[" + format.dim() + ", " + format.height() + ", frames] or [" + format.dim() + ", frames, "
                        + format.height() + "] as " + format.name();
    }

    private static String batchRemedy(long[] shape) {
        return shape.length > 2 && shape[0] > 1
                ? "save one song of the batch, or choose the model that it was made for"
                : "choose the model that it was made for";
    }

    private static Tensor squeezed(Tensor tensor, LatentFormat format, LatentLayout layout) {
        int rank = layout.shape(format.dim(), format.height(), 1).length;
        long[] shape = tensor.shape();
        return tensor.reshape(Arrays.copyOfRange(shape, shape.length - rank, shape.length));
    }

    private static void requireFinite(Path file, Tensor tensor) throws TensorFileException {
        for (float value : tensor.floats()) {
            if (!Float.isFinite(value)) {
                throw new TensorFileException(
                        file, "holds values that are no numbers", "look for the fault in its maker");
            }
        }
    }
}
