package lathe.vocoder.riffusion;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import lathe.core.tensor.TensorFileException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG file (ISO/IEC 15948) of 8 bits a channel: grey, colour or palette, with or without transparency, not
 * interlaced. By hand, because the JDK's reader brings the whole desktop module along.
 */
final class PngReader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int LARGEST_SIDE = 1 << 15;
    private static final long MOST_PIXELS = 1 << 26;
    private static final long LARGEST_FILE_BYTES = 256L << 20;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int PALETTE_BYTES = 3;

    private final Path file;
    private int width;
    private int height;
    private ColourType colour = ColourType.GREY;
    private byte[] palette = {};
    private byte @Nullable [] exif;
    private final List<byte[]> data = new ArrayList<>();

    private PngReader(Path file) {
        this.file = file;
    }

    /** What a pixel is made of. */
    private enum ColourType {
        GREY(0, 1, 1),
        COLOUR(2, 3, 3),
        PALETTE(3, 1, 3),
        GREY_ALPHA(4, 2, 1),
        COLOUR_ALPHA(6, 4, 3);

        private final int number;
        private final int samples;
        private final int channels;

        /**
         * @param number in the header
         * @param samples bytes in the file
         * @param channels bytes that count
         */
        ColourType(int number, int samples, int channels) {
            this.number = number;
            this.samples = samples;
            this.channels = channels;
        }
    }

    /** Whether a file begins as a PNG. */
    static boolean recognises(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        }
    }

    /** @throws TensorFileException if it is no such PNG, or damaged */
    static PngPicture read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new TensorFileException(file, "is no file", "check the name");
        }
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new TensorFileException(file, "is too large for a spectrogram's picture", "give a smaller one");
        }
        PngReader reader = new PngReader(file);
        reader.readChunks(ByteBuffer.wrap(Files.readAllBytes(file)));
        return new PngPicture(reader.planes(), reader.exif);
    }

    private void readChunks(ByteBuffer bytes) throws TensorFileException {
        byte[] start = new byte[Math.min(SIGNATURE.length, bytes.remaining())];
        bytes.get(start);
        if (!Arrays.equals(start, SIGNATURE)) {
            throw new TensorFileException(file, "is no PNG picture", "convert it to PNG");
        }
        boolean ended = false;
        while (!ended) {
            if (bytes.remaining() < CHUNK_FRAME_BYTES) {
                throw damaged("ends before its last part");
            }
            long length = Integer.toUnsignedLong(bytes.getInt());
            if (length > bytes.remaining() - Integer.BYTES - Integer.BYTES) {
                throw damaged("has a part of " + length + " bytes, and " + bytes.remaining() + " are left");
            }
            byte[] name = new byte[Integer.BYTES];
            bytes.get(name);
            byte[] body = new byte[(int) length];
            bytes.get(body);
            CRC32 check = new CRC32();
            check.update(name);
            check.update(body);
            if ((int) check.getValue() != bytes.getInt()) {
                throw damaged("has a part with a wrong check sum");
            }
            ended = take(new String(name, StandardCharsets.ISO_8859_1), body);
        }
    }

    /** True at the end. */
    private boolean take(String name, byte[] body) throws TensorFileException {
        if (width == 0 && !name.equals("IHDR")) {
            throw damaged("does not begin with its header");
        }
        switch (name) {
            case "IHDR" -> takeHeader(body);
            case "PLTE" -> palette = body;
            case "IDAT" -> data.add(body);
            case "eXIf" -> exif = body;
            case "IEND" -> {
                return true;
            }
            default -> {
                if (Character.isUpperCase(name.charAt(0))) {
                    throw new TensorFileException(file, "is a PNG with a part that no standard names", "save it anew");
                }
            }
        }
        return false;
    }

    private void takeHeader(byte[] body) throws TensorFileException {
        if (body.length != 13 || width != 0) {
            throw damaged("has a broken header");
        }
        ByteBuffer header = ByteBuffer.wrap(body);
        width = header.getInt();
        height = header.getInt();
        boolean possible = width >= 1 && width <= LARGEST_SIDE && height >= 1 && height <= LARGEST_SIDE;
        if (!possible || (long) width * height > MOST_PIXELS) {
            throw new TensorFileException(
                    file,
                    "claims " + Integer.toUnsignedString(width) + " by " + Integer.toUnsignedString(height) + " pixels",
                    "give a picture of at most " + MOST_PIXELS + " pixels");
        }
        int bits = header.get();
        int type = header.get();
        colour = Arrays.stream(ColourType.values())
                .filter(known -> known.number == type)
                .findFirst()
                .orElseThrow(() -> damaged("is of colour type " + type));
        header.get();
        header.get();
        if (bits != Byte.SIZE || header.get() != 0) {
            throw new TensorFileException(
                    file,
                    bits == Byte.SIZE ? "is interlaced" : "has " + bits + " bits a channel",
                    "save it as a plain PNG of 8 bits a channel");
        }
    }

    /** The channels of the picture, {@code [channel][row][column]}, transparency left out. */
    private List<byte[][]> planes() throws IOException {
        int channels = colour.channels;
        List<byte[][]> planes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            planes.add(new byte[height][]);
        }
        int bytesPerRow = Math.multiplyExact(width, colour.samples);
        byte[] above = new byte[bytesPerRow];
        try (InputStream in = new InflaterInputStream(new SequenceInputStream(Collections.enumeration(
                data.stream().map(ByteArrayInputStream::new).toList())))) {
            for (int row = 0; row < height; row++) {
                int filter = in.read();
                byte[] line = in.readNBytes(bytesPerRow);
                if (filter < 0 || line.length < bytesPerRow) {
                    throw damaged("has " + row + " of " + height + " rows");
                }
                unfilter(filter, line, above);
                for (int c = 0; c < channels; c++) {
                    planes.get(c)[row] = plane(line, c);
                }
                above = line;
            }
        } catch (ZipException | EOFException damage) {
            throw damaged("cannot be unpacked (" + damage.getMessage() + ")");
        }
        return planes;
    }

    private byte[] plane(byte[] line, int channel) throws TensorFileException {
        byte[] pixels = new byte[width];
        for (int i = 0; i < width; i++) {
            if (colour == ColourType.PALETTE) {
                int at = PALETTE_BYTES * (line[i] & 0xff) + channel;
                if (at >= palette.length) {
                    throw damaged("has a pixel of a colour that its palette lacks");
                }
                pixels[i] = palette[at];
            } else {
                pixels[i] = line[i * colour.samples + channel];
            }
        }
        return pixels;
    }

    /** Undoes the prediction of a row from its left and upper neighbours, in place; section 9 of the standard. */
    private void unfilter(int filter, byte[] line, byte[] above) throws TensorFileException {
        int back = colour.samples;
        for (int i = 0; i < line.length; i++) {
            int left = i < back ? 0 : line[i - back] & 0xff;
            int up = above[i] & 0xff;
            int upLeft = i < back ? 0 : above[i - back] & 0xff;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, upLeft);
                default -> throw damaged("has a row of filter type " + filter);
            };
            line[i] = (byte) (line[i] + predicted);
        }
    }

    private static int paeth(int left, int up, int upLeft) {
        int estimate = left + up - upLeft;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toUpLeft = Math.abs(estimate - upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }

    private TensorFileException damaged(String finding) {
        return new TensorFileException(file, "is a damaged PNG: " + finding, "save it again or load it anew");
    }
}
