package lathe.vocoder.mel;

import java.util.Objects;
import java.util.Optional;
import lathe.core.dsp.MelFrontEnd;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/**
 * A mel spectrogram, {@code [mels][frames]}, with the pitch of each frame where a vocoder wants it. The arrays are not copied and must not change any more; slices
 * share them.
 */
public final class MelFrames implements Frames {

    private final float[][] mel;
    private final float @Nullable [] f0Hz;
    private final @Nullable MelFrontEnd frontEnd;
    private final int from;
    private final int to;

    private MelFrames(float[][] mel, float @Nullable [] f0Hz, @Nullable MelFrontEnd frontEnd, int from, int to) {
        this.mel = mel;
        this.f0Hz = f0Hz;
        this.frontEnd = frontEnd;
        this.from = from;
        this.to = to;
    }

    /**
     * A spectrogram.
     *
     * @param mel [mels][frames], at least one mel, every row of the same length
     */
    public static MelFrames of(float[][] mel) {
        return create(mel, null);
    }

    /**
     * A spectrogram with the pitch of each frame.
     *
     * @param mel [mels][frames], at least one mel, every row of the same length
     * @param f0Hz [frames], 0 where there is no pitch
     */
    public static MelFrames of(float[][] mel, float[] f0Hz) {
        return create(mel, f0Hz);
    }

    private static MelFrames create(float[][] mel, float @Nullable [] f0Hz) {
        if (mel.length == 0) {
            throw new IllegalArgumentException("mels=0: a spectrogram has at least one");
        }
        int frames = mel[0].length;
        for (int m = 0; m < mel.length; m++) {
            if (mel[m].length != frames) {
                throw new IllegalArgumentException(
                        "mel " + m + " has " + mel[m].length + " frames, mel 0 has " + frames);
            }
        }
        if (f0Hz != null && f0Hz.length != frames) {
            throw new IllegalArgumentException("f0Hz has " + f0Hz.length + " frames, the mel has " + frames);
        }
        return new MelFrames(mel, f0Hz, null, 0, frames);
    }

    /**
     * The same frames, known to be of this front end. Vocoders refuse those of another one than theirs.
     *
     * @throws IllegalArgumentException if it gives another number of mels
     */
    public MelFrames madeBy(MelFrontEnd end) {
        if (end.mels() != mel.length) {
            throw new IllegalArgumentException(
                    "front end " + end.name() + " gives " + end.mels() + " mels, these are " + mel.length);
        }
        return new MelFrames(mel, f0Hz, end, from, to);
    }

    /** The front end that made them, if it is known. */
    public Optional<MelFrontEnd> frontEnd() {
        return Optional.ofNullable(frontEnd);
    }

    /** Bands of a frame. */
    public int mels() {
        return mel.length;
    }

    @Override
    public int frames() {
        return to - from;
    }

    @Override
    public MelFrames slice(int first, int end) {
        Objects.checkFromToIndex(first, end, frames());
        return new MelFrames(mel, f0Hz, frontEnd, from + first, from + end);
    }

    /** The value of one band of one frame, in the vocoder's own scale (mostly a natural logarithm). */
    public float at(int band, int frame) {
        return mel[band][from + Objects.checkIndex(frame, frames())];
    }

    /** Whether there is a pitch. */
    public boolean hasPitch() {
        return f0Hz != null;
    }

    /** Pitch of a frame in Hz, 0 where it has none. */
    public float f0Hz(int frame) {
        return f0Hz == null ? 0 : f0Hz[from + Objects.checkIndex(frame, frames())];
    }

    /** Where the first frame lies in what this was cut out of. */
    int offset() {
        return from;
    }

    /** Copies one frame of all bands. */
    void copyFrame(int frame, float[] out) {
        int at = from + Objects.checkIndex(frame, frames());
        for (int m = 0; m < mel.length; m++) {
            out[m] = mel[m][at];
        }
    }

    /** The same with other values, of another front end. */
    MelFrames mapped(FloatMapping mapping, MelFrontEnd end) {
        float[][] other = new float[mel.length][to];
        for (int m = 0; m < mel.length; m++) {
            for (int t = 0; t < to; t++) {
                other[m][t] = mapping.of(mel[m][t]);
            }
        }
        return new MelFrames(other, f0Hz, end, from, to);
    }

    /** One value made of another. */
    interface FloatMapping {
        float of(float value);
    }

    /** Copies one band of all frames. */
    void copyBand(int band, float[] out, int outFrom) {
        System.arraycopy(mel[band], from, out, outFrom, frames());
    }

    /** The cycles that the pitch passed before the first frame, in units of frames times Hz; 0 at the start of the whole. */
    double hertzFramesBefore() {
        double sum = 0;
        for (int i = 0; f0Hz != null && i < from; i++) {
            sum += f0Hz[i];
        }
        return sum;
    }
}
