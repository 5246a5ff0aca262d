package lathe.core.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands before the elements of an {@code .npy} file: magic, version, and a Python dictionary. Source: numpy,
 * "The .npy file format" (numpy.lib.format), versions 1.0, 2.0 and 3.0.
 *
 * @param type what an element is
 * @param order which end of an element comes first
 * @param fortran true if the first axis is the fastest
 * @param shape the size of each axis
 * @param bytes the size of all that stands before the elements
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortran, List<Long> shape, long bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MOST_TEXT_BYTES = 1 << 16;

    long[] axes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether a file begins so. */
    static boolean isMagic(byte[] first) {
        return first.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(first, MAGIC.length), MAGIC);
    }

    /**
     * Reads up to the first element.
     *
     * @param what the array that messages name; may be empty
     */
    static NpyHeader read(InputStream in, Path file, String what) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !isMagic(start)) {
            throw damaged(file, what, "does not begin as an .npy file");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw damaged(file, what, "is of .npy version " + version + ", and 1 to 3 are known");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] lengthField = in.readNBytes(lengthBytes);
        long length = 0;
        for (int i = lengthField.length - 1; i >= 0; i--) {
            length = (length << 8) | (lengthField[i] & 0xff);
        }
        if (lengthField.length < lengthBytes || length > MOST_TEXT_BYTES) {
            throw damaged(file, what, "has an .npy header of " + length + " bytes");
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw damaged(file, what, "ends within its .npy header");
        }
        NpyDictionary dictionary;
        try {
            dictionary = NpyDictionary.parse(
                    new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException malformed) {
            throw damaged(file, what, "has an .npy header that cannot be read: " + malformed.getMessage());
        }
        return new NpyHeader(
                type(file, what, dictionary.descr()),
                dictionary.descr().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                dictionary.fortran(),
                dictionary.shape(),
                start.length + lengthBytes + length);
    }

    private static ElementType type(Path file, String what, String descr) throws TensorFileException {
        boolean known = descr.length() > 1 && "<>|=".indexOf(descr.charAt(0)) >= 0;
        return switch (known ? descr.substring(1) : descr) {
            case "f2" -> ElementType.FLOAT16;
            case "f4" -> ElementType.FLOAT32;
            case "f8" -> ElementType.FLOAT64;
            case "b1" -> ElementType.BOOL;
            case "i1" -> ElementType.INT8;
            case "u1" -> ElementType.UINT8;
            case "i2" -> ElementType.INT16;
            case "u2" -> ElementType.UINT16;
            case "i4" -> ElementType.INT32;
            case "u4" -> ElementType.UINT32;
            case "i8" -> ElementType.INT64;
            case "u8" -> ElementType.UINT64;
            case "O" ->
                throw new TensorFileException(
                        file, named(what) + "holds Python objects, not numbers", "save it from a plain numeric array");
            default ->
                throw new TensorFileException(
                        file,
                        named(what) + "holds elements of type " + printable(descr),
                        "save it as float32 or as a whole number type");
        };
    }

    /** Messages carry what a file says of itself, but no control characters and no pages. */
    private static String printable(String text) {
        return text.codePoints()
                .limit(40)
                .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String named(String what) {
        return what.isEmpty() ? "" : "\"" + what + "\" ";
    }

    private static TensorFileException damaged(Path file, String what, String finding) {
        return new TensorFileException(file, named(what) + finding, "save it again or load it anew");
    }

    /** The header of a tensor as {@link ElementWriter} writes its elements, aligned as numpy does. */
    static byte[] of(Tensor tensor) {
        String axes = Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String dictionary = "{'descr': '" + (tensor.isFloat() ? "<f4" : "<i8") + "', 'fortran_order': False, 'shape': ("
                + axes + (tensor.rank() == 1 ? ",)" : ")") + ", }";
        int before = MAGIC.length + 4;
        int length = (before + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - before;
        byte[] header = new byte[before + length];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[MAGIC.length] = 1;
        header[MAGIC.length + 1] = 0;
        header[MAGIC.length + 2] = (byte) length;
        header[MAGIC.length + 3] = (byte) (length >> 8);
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, before, text.length);
        header[header.length - 1] = '\n';
        return header;
    }
}
