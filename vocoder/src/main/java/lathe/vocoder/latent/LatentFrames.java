package lathe.vocoder.latent;

import java.util.Arrays;
import java.util.Objects;
import lathe.core.tensor.Tensor;
import lathe.vocoder.Frames;

/**
 * Latents as their generator emits them, before the un-scaling of their format: for each of {@code dim} channels a column
 * of {@code height} values a frame; height is 1 for one-dimensional autoencoders.
 */
public final class LatentFrames implements Frames {

    private final float[][] rows;
    private final int height;
    private final int from;
    private final int to;

    private LatentFrames(float[][] rows, int height, int from, int to) {
        this.rows = rows;
        this.height = height;
        this.from = from;
        this.to = to;
    }

    /**
     * One-dimensional latents; the arrays are not copied.
     *
     * @param latent [dim][frames], all of one length
     */
    public static LatentFrames of(float[][] latent) {
        return of(latent, 1);
    }

    /**
     * Latents with a height; the arrays are not copied.
     *
     * @param rows [dim * height][frames], all of one length; the rows of a channel together
     */
    public static LatentFrames of(float[][] rows, int height) {
        if (rows.length == 0 || height < 1 || rows.length % height != 0) {
            throw new IllegalArgumentException("rows=" + rows.length + " are no multiple of height=" + height);
        }
        for (float[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("rows of " + rows[0].length + " and " + row.length + " frames");
            }
        }
        return new LatentFrames(rows, height, 0, rows[0].length);
    }

    /**
     * Out of a tensor without batch axis.
     *
     * @throws IllegalArgumentException if the shape is another one than the layout tells
     */
    static LatentFrames of(Tensor tensor, LatentLayout layout, int dim, int height) {
        long count = tensor.count();
        int frames = (int) (count / ((long) dim * height));
        long[] wanted = layout.shape(dim, height, frames);
        if (!Arrays.equals(tensor.shape(), wanted)) {
            throw new IllegalArgumentException(
                    "shape=" + Arrays.toString(tensor.shape()) + " is not " + Arrays.toString(wanted));
        }
        float[] data = tensor.floats();
        float[][] rows = new float[dim * height][frames];
        for (int row = 0; row < rows.length; row++) {
            for (int frame = 0; frame < frames; frame++) {
                rows[row][frame] = data[layout.index(row, frame, dim, height, frames)];
            }
        }
        return new LatentFrames(rows, height, 0, frames);
    }

    /** Channels of the latent. */
    public int dim() {
        return rows.length / height;
    }

    /** Values of a channel in a frame. */
    public int height() {
        return height;
    }

    @Override
    public int frames() {
        return to - from;
    }

    @Override
    public LatentFrames slice(int first, int end) {
        Objects.checkFromToIndex(first, end, frames());
        return new LatentFrames(rows, height, from + first, from + end);
    }

    /** One value. */
    public float at(int channel, int y, int frame) {
        Objects.checkIndex(frame, frames());
        return rows[channel * height + Objects.checkIndex(y, height)][from + frame];
    }

    /** A tensor with a batch axis of 1: every value divided by {@code scale}, then {@code shift} added. */
    Tensor unscaled(LatentLayout layout, double scale, double shift) {
        int frames = frames();
        float[] data = new float[Tensor.elements(rows.length, frames)];
        for (int row = 0; row < rows.length; row++) {
            for (int frame = 0; frame < frames; frame++) {
                data[layout.index(row, frame, dim(), height, frames)] =
                        (float) (rows[row][from + frame] / scale + shift);
            }
        }
        long[] inner = layout.shape(dim(), height, frames);
        long[] shape = new long[inner.length + 1];
        shape[0] = 1;
        System.arraycopy(inner, 0, shape, 1, inner.length);
        return Tensor.ofFloats(data, shape);
    }
}
