package lathe.vocoder.codec;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What EnCodec's own program wrote: an {@code .ecdc} file without entropy coding. The letters ECDC, a version of 0, the
 * size of a JSON header (4 bytes, highest first), the header, then the codes of 10 bits, lowest first, codebooks fastest;
 * at 48 kHz each second starts at a byte of its own with its scale. Source: A. Défossez et al., "High Fidelity Neural
 * Audio Compression" (arXiv 2210.13438) and the program's published format.
 *
 * @param format {@code encodec-24k} or {@code encodec-48k}
 * @param grid the codes, with scales at 48 kHz
 * @param samples how long the sound was; the decoded one is cut to it
 */
public record EcdcFile(CodecFormat format, TokenGrid grid, int samples) {

    private static final int HEADER_BYTES = 9;
    private static final int MAGIC = 0x45434443;
    private static final int BITS = 10;
    private static final int MOST_CODEBOOKS = 32;
    private static final String WRITE_AGAIN = "write it again with EnCodec's own program";

    /**
     * Reads a file.
     *
     * @throws TokenFileException if it is another kind of file, damaged, of a model that is not known, or entropy-coded
     */
    public static EcdcFile read(Path file) throws IOException {
        return parse(file, ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    static EcdcFile parse(Path file, ByteBuffer content) throws IOException {
        ByteBuffer bytes = content.order(ByteOrder.BIG_ENDIAN);
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC) {
            throw new TokenFileException(file, "is no .ecdc file", "give what EnCodec's own program wrote");
        }
        int version = bytes.get();
        if (version != 0) {
            throw new TokenFileException(file, "is of version " + version + ", only 0 is known", WRITE_AGAIN);
        }
        return body(file, header(file, bytes), bytes);
    }

    private static Map<String, Object> header(Path file, ByteBuffer bytes) throws IOException {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new TokenFileException(
                    file,
                    "has a header of " + Integer.toUnsignedLong(length) + " bytes, more than are there",
                    WRITE_AGAIN);
        }
        byte[] text = new byte[length];
        bytes.get(text);
        try {
            return JSON.std.mapFrom(new String(text, StandardCharsets.UTF_8));
        } catch (IOException | IllegalStateException e) {
            throw new TokenFileException(file, "has a header that is no JSON object", WRITE_AGAIN, e);
        }
    }

    private static EcdcFile body(Path file, Map<String, Object> header, ByteBuffer bytes) throws TokenFileException {
        Object model = header.get("m");
        CodecFormat format = format(file, model);
        int samples = number(file, header, "al", Integer.MAX_VALUE);
        int books = number(file, header, "nc", MOST_CODEBOOKS);
        if (books > format.codebooks()) {
            throw new TokenFileException(
                    file, "tells " + books + " codebooks, " + model + " has " + format.codebooks(), WRITE_AGAIN);
        }
        if (Boolean.TRUE.equals(header.get("lm"))) {
            throw new TokenFileException(
                    file,
                    "is entropy-coded: its bits mean nothing without the language model of " + model
                            + ", run in PyTorch's own arithmetic",
                    "write it again without --lm");
        }
        Pieces pieces = Pieces.of(format, samples);
        if (pieces.bytes(books, bytes.remaining()) > bytes.remaining()) {
            throw new TokenFileException(
                    file,
                    "tells " + samples + " samples in " + books + " codebooks, but only " + bytes.remaining()
                            + " bytes of codes are there",
                    WRITE_AGAIN);
        }
        int[][] rows = new int[books][pieces.codes()];
        float[] scales = new float[pieces.count()];
        int at = 0;
        for (int i = 0; i < pieces.count(); i++) {
            scales[i] = pieces.scaled() ? scale(file, bytes) : 1;
            unpack(bytes, rows, at, pieces.codes(i));
            at += pieces.codes(i);
        }
        TokenGrid grid = format.grid(rows);
        return new EcdcFile(format, pieces.scaled() ? grid.withScales(scales) : grid, samples);
    }

    /** What the sound was cut into before it was coded: seconds that overlap a little, or one piece. */
    private record Pieces(int samples, int stride, int length, int codeSamples, boolean scaled) {

        static Pieces of(CodecFormat format, int samples) {
            ChunkRule chunks = format.chunks();
            return chunks == null
                    ? new Pieces(samples, samples, samples, format.hopSamples(), false)
                    : new Pieces(samples, chunks.strideSamples(), chunks.samples(), chunks.codeSamples(), true);
        }

        int count() {
            return Math.ceilDiv(samples, stride);
        }

        int codes(int piece) {
            return Math.ceilDiv(Math.min(samples - piece * stride, length), codeSamples);
        }

        int codes() {
            int sum = 0;
            for (int i = 0; i < count(); i++) {
                sum += codes(i);
            }
            return sum;
        }

        /** Bytes that all pieces take, counted until they are more than {@code most}. */
        long bytes(int books, long most) {
            long sum = 0;
            for (int i = 0; i < count() && sum <= most; i++) {
                sum += Math.ceilDiv((long) codes(i) * books * BITS, Byte.SIZE) + (scaled ? Float.BYTES : 0);
            }
            return sum;
        }
    }

    private static float scale(Path file, ByteBuffer bytes) throws TokenFileException {
        float scale = bytes.getFloat();
        if (!Float.isFinite(scale)) {
            throw new TokenFileException(file, "has a scale that is no number", WRITE_AGAIN);
        }
        return scale;
    }

    private static void unpack(ByteBuffer bytes, int[][] rows, int at, int count) {
        int bits = 0;
        int held = 0;
        for (int t = at; t < at + count; t++) {
            for (int[] row : rows) {
                while (held < BITS) {
                    bits |= Byte.toUnsignedInt(bytes.get()) << held;
                    held += Byte.SIZE;
                }
                row[t] = bits & ((1 << BITS) - 1);
                bits >>>= BITS;
                held -= BITS;
            }
        }
    }

    private static CodecFormat format(Path file, @Nullable Object model) throws TokenFileException {
        String name =
                "encodec_48khz".equals(model) ? "encodec-48k" : "encodec_24khz".equals(model) ? "encodec-24k" : "";
        return CodecFormat.named(name)
                .orElseThrow(() -> new TokenFileException(
                        file,
                        "is of the model " + shown(model) + ", known are encodec_24khz and encodec_48khz",
                        WRITE_AGAIN));
    }

    private static int number(Path file, Map<String, Object> header, String key, int most) throws TokenFileException {
        Object value = header.get(key);
        if (!(value instanceof Integer number) || number < 1 || number > most) {
            throw new TokenFileException(file, "has " + shown(value) + " for '" + key + "' in its header", WRITE_AGAIN);
        }
        return number;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
