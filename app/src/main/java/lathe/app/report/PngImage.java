package lathe.app.report;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a picture of at most 256 colours as PNG (ISO/IEC 15948): a palette and one byte a pixel. By hand, because the JDK's
 * own writer brings the whole desktop module into a start that takes a tenth of a second.
 */
final class PngImage {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int EIGHT_BITS = 8;
    private static final int PALETTE = 3;

    private PngImage() {}

    /**
     * The file's bytes.
     *
     * @param pixels {@code [height][width]}, indices into the palette
     * @param palette 1 to 256 colours, 0xRRGGBB
     */
    static byte[] encode(byte[][] pixels, int[] palette) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(file);
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(pixels[0].length, pixels.length));
            chunk(out, "PLTE", colours(palette));
            chunk(out, "IDAT", compressed(pixels));
            chunk(out, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {EIGHT_BITS, PALETTE, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] colours(int[] palette) {
        byte[] bytes = new byte[3 * palette.length];
        for (int i = 0; i < palette.length; i++) {
            bytes[3 * i] = (byte) (palette[i] >> 16);
            bytes[3 * i + 1] = (byte) (palette[i] >> 8);
            bytes[3 * i + 2] = (byte) palette[i];
        }
        return bytes;
    }

    private static byte[] compressed(byte[][] pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (byte[] line : pixels) {
                out.write(0); // no filter: indices are no numbers to take differences of
                out.write(line);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) check.getValue());
    }
}
