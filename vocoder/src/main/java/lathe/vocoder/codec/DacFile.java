package lathe.vocoder.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lathe.neural.session.InferenceException;
import org.jspecify.annotations.Nullable;

/**
 * What DAC's own program wrote: a {@code .dac} file, which is a NumPy file of one pickled dictionary. Nothing of the
 * pickle is run. Source: R. Kumar et al., "High-Fidelity Audio Compression with Improved RVQGAN" (arXiv 2306.06546) and
 * the program's published format 1.0.0.
 *
 * <p>The program brings its sound to -16 dB before it codes. To have the sound of the original, bring what was decoded to
 * {@code inputDb} of loudness (ITU-R BS.1770, as one piece), then to {@code sampleRateHz}, then cut it to
 * {@code originalSamples}.
 *
 * @param tracks the codes of each channel, all of one length
 * @param chunkFrames frames that were coded together
 * @param padded whether the codes are of the sound in one piece, with convolutions padded; otherwise each chunk was coded
 *     and is decoded without padding
 * @param originalSamples of each channel, at {@code sampleRateHz}
 * @param sampleRateHz of the original, not of the codec
 * @param inputDb loudness of the original
 */
public record DacFile(
        List<TokenGrid> tracks,
        int chunkFrames,
        boolean padded,
        long originalSamples,
        int sampleRateHz,
        double inputDb) {

    private static final int MOST_CHANNELS = 64;
    private static final int MOST_RATE_HZ = 1 << 22;
    private static final String WRITE_AGAIN = "write it again with DAC's own program";
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

    public DacFile {
        tracks = List.copyOf(tracks);
    }

    /**
     * Reads a file.
     *
     * @throws TokenFileException if it is another kind of file, damaged, or holds what the program does not write
     */
    public static DacFile read(Path file) throws IOException {
        return parse(file, ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    static DacFile parse(Path file, ByteBuffer content) throws TokenFileException {
        ByteBuffer bytes = content.order(ByteOrder.LITTLE_ENDIAN);
        skipHeader(file, bytes);
        try {
            return parsed(file, PickledData.read(bytes));
        } catch (PickledData.Unreadable e) {
            throw new TokenFileException(file, "its pickle " + e.getMessage(), WRITE_AGAIN, e);
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new TokenFileException(file, "holds another kind of data than .dac files do", WRITE_AGAIN, e);
        }
    }

    private static void skipHeader(Path file, ByteBuffer bytes) throws TokenFileException {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() >= MAGIC.length + 4) {
            bytes.get(magic);
        }
        int version = Arrays.equals(magic, MAGIC) ? bytes.getShort() & 0xff : 0;
        int length = version == 1
                ? Short.toUnsignedInt(bytes.getShort())
                : version > 1 && bytes.remaining() >= Integer.BYTES ? bytes.getInt() : -1;
        if (length < 0 || length > bytes.remaining()) {
            throw new TokenFileException(file, "is no .dac file", "give what DAC's own program wrote");
        }
        byte[] header = new byte[length];
        bytes.get(header);
        if (!new String(header, StandardCharsets.ISO_8859_1).contains("|O")) {
            throw new TokenFileException(
                    file, "is an array of numbers, not a .dac file", "rename it to .npy if it holds codes");
        }
    }

    private static DacFile parsed(Path file, @Nullable Object root) throws TokenFileException {
        Object first = root instanceof PickledData.Array array && array.objects.size() == 1
                ? array.objects.getFirst()
                : Map.of();
        Map<?, ?> artifacts = (Map<?, ?>) first;
        if (!(artifacts.get("codes") instanceof PickledData.Array codes)
                || !(artifacts.get("metadata") instanceof Map<?, ?> metadata)) {
            throw new TokenFileException(file, "has no codes and metadata", WRITE_AGAIN);
        }
        if (!"1.0.0".equals(metadata.get("dac_version"))) {
            throw new TokenFileException(file, "is not of format 1.0.0", WRITE_AGAIN);
        }
        List<TokenGrid> tracks = tracks(file, codes);
        int frames = tracks.getFirst().frames();
        return new DacFile(
                tracks,
                (int) number(file, metadata, "chunk_length", 1, Math.max(1, frames)),
                Boolean.TRUE.equals(metadata.get("padding")),
                number(file, metadata, "original_length", 0, Long.MAX_VALUE),
                (int) number(file, metadata, "sample_rate", 1, MOST_RATE_HZ),
                decibels(file, metadata.get("input_db")));
    }

    private static List<TokenGrid> tracks(Path file, PickledData.Array codes) throws TokenFileException {
        List<Long> shape = codes.shape;
        boolean fits = codes.type.equals("u2")
                && shape.size() == 3
                && shape.stream().allMatch(axis -> axis > 0 && axis <= Integer.MAX_VALUE)
                && shape.get(0) <= MOST_CHANNELS;
        long held = codes.bytes.remaining() / Short.BYTES;
        if (!fits || shape.get(1) > held || shape.get(2) > held || shape.get(0) * shape.get(1) * shape.get(2) != held) {
            throw new TokenFileException(
                    file,
                    "has codes of type " + codes.type + " and shape " + shape + " in " + held + " places",
                    WRITE_AGAIN);
        }
        int books = shape.get(1).intValue();
        int frames = shape.get(2).intValue();
        int channels = shape.get(0).intValue();
        List<TokenGrid> tracks = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            int[][] rows = new int[books][frames];
            for (int k = 0; k < books; k++) {
                for (int t = 0; t < frames; t++) {
                    int place = codes.fortranOrder ? c + channels * (k + books * t) : (c * books + k) * frames + t;
                    rows[k][t] = Short.toUnsignedInt(codes.bytes.getShort(Short.BYTES * place));
                }
            }
            tracks.add(TokenGrid.of(rows));
        }
        return tracks;
    }

    private static long number(Path file, Map<?, ?> metadata, String key, long least, long most)
            throws TokenFileException {
        Object value = metadata.get(key);
        if (!(value instanceof Long number) || number < least || number > most) {
            throw new TokenFileException(file, "has no usable '" + key + "' in its metadata", WRITE_AGAIN);
        }
        return number;
    }

    private static double decibels(Path file, @Nullable Object value) throws TokenFileException {
        double decibels = Double.NaN;
        if (value instanceof Double number) {
            decibels = number;
        } else if (value instanceof PickledData.Array array) {
            int bytes = array.bytes.remaining();
            if (array.type.equals("f4") && bytes >= Float.BYTES) {
                decibels = array.bytes.getFloat(0);
            } else if (array.type.equals("f8") && bytes >= Double.BYTES) {
                decibels = array.bytes.getDouble(0);
            }
        }
        if (Double.isNaN(decibels)) {
            throw new TokenFileException(file, "has no usable 'input_db' in its metadata", WRITE_AGAIN);
        }
        return decibels;
    }

    /** Channels of the original. */
    public int channels() {
        return tracks.size();
    }

    /**
     * The sound of all channels at the codec's rate and level. Chunks that were coded without padding are decoded with it
     * and cut to the samples that convolutions without padding would have given; only next to their edges, where the
     * program has half a frame less to go by, does the sound differ.
     *
     * @param decoder of a DAC with as many codebooks
     * @return {@code [channels][samples]}
     * @throws InferenceException if the model fails or the run was cancelled
     * @throws IllegalArgumentException if the decoder is not one of these codes
     */
    public float[][] decode(CodecDecoder decoder) throws InferenceException {
        float[][] audio = new float[tracks.size()][];
        for (int c = 0; c < audio.length; c++) {
            audio[c] = padded ? decoder.decode(tracks.get(c))[0] : chunks(decoder, tracks.get(c));
        }
        return audio;
    }

    private float[] chunks(CodecDecoder decoder, TokenGrid track) throws InferenceException {
        List<Integer> strides = decoder.format().upsampling();
        int count = Math.ceilDiv(track.frames(), chunkFrames);
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            int frames = Math.min(chunkFrames, track.frames() - i * chunkFrames);
            lengths[i] = unpaddedSamples(frames, strides);
            total += lengths[i];
        }
        float[] audio = new float[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int to = Math.min((i + 1) * chunkFrames, track.frames());
            float[] sound = decoder.decode(track.slice(i * chunkFrames, to))[0];
            System.arraycopy(sound, (sound.length - lengths[i]) / 2, audio, at, lengths[i]);
            at += lengths[i];
        }
        return audio;
    }

    /** Samples of so many frames when nothing is padded: kernels of 7, of two strides, and of 7 dilated by 1, 3, 9. */
    static int unpaddedSamples(int frames, List<Integer> strides) {
        long length = frames - 6L;
        for (int stride : strides) {
            length = (length + 1) * stride - 6 * (1 + 3 + 9);
        }
        return (int) Math.max(0, length - 6);
    }
}
