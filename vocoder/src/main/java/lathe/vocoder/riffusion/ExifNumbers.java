package lathe.vocoder.riffusion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The single numbers in the first directory of EXIF data (TIFF 6.0, section 2). What is damaged, or is no single number, is
 * left out: tags only refine what a picture shows.
 */
final class ExifNumbers {

    private static final int ENTRY_BYTES = 12;
    private static final int MAGIC = 42;

    private ExifNumbers() {}

    static Map<Integer, Double> read(byte[] exif) {
        Map<Integer, Double> numbers = new HashMap<>();
        // Some writers put the prefix of JPEG files before it.
        int from = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x' && exif[2] == 'i' && exif[3] == 'f' ? 6 : 0;
        ByteBuffer bytes = ByteBuffer.wrap(exif, from, exif.length - from).slice();
        if (bytes.remaining() < 8) {
            return numbers;
        }
        bytes.order(bytes.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long directory = Integer.toUnsignedLong(bytes.getInt(4));
        if (bytes.getShort(2) != MAGIC || directory > bytes.limit() - 2) {
            return numbers;
        }
        int entries = Short.toUnsignedInt(bytes.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) i * ENTRY_BYTES;
            if (at + ENTRY_BYTES > bytes.limit()) {
                break;
            }
            add(numbers, bytes, (int) at);
        }
        return numbers;
    }

    private static void add(Map<Integer, Double> numbers, ByteBuffer bytes, int at) {
        int type = Short.toUnsignedInt(bytes.getShort(at + 2));
        int size = size(type);
        if (size == 0 || bytes.getInt(at + 4) != 1) {
            return;
        }
        long value = size <= Integer.BYTES ? at + 8 : Integer.toUnsignedLong(bytes.getInt(at + 8));
        if (value + size <= bytes.limit()) {
            numbers.put(Short.toUnsignedInt(bytes.getShort(at)), number(bytes, type, (int) value));
        }
    }

    private static int size(int type) {
        return switch (type) {
            case 1, 6 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11 -> 4;
            case 5, 10, 12 -> 8;
            default -> 0;
        };
    }

    private static double number(ByteBuffer bytes, int type, int at) {
        return switch (type) {
            case 1 -> Byte.toUnsignedInt(bytes.get(at));
            case 6 -> bytes.get(at);
            case 3 -> Short.toUnsignedInt(bytes.getShort(at));
            case 8 -> bytes.getShort(at);
            case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
            case 9 -> bytes.getInt(at);
            case 11 -> bytes.getFloat(at);
            case 5 -> (double) Integer.toUnsignedLong(bytes.getInt(at)) / Integer.toUnsignedLong(bytes.getInt(at + 4));
            case 10 -> (double) bytes.getInt(at) / bytes.getInt(at + 4);
            default -> bytes.getDouble(at);
        };
    }
}
