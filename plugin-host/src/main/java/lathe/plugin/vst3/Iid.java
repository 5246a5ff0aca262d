package lathe.plugin.vst3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import lathe.plugin.ffi.NativeMemory;

/**
 * The id of an interface or a class: sixteen bytes, compared as two words in memory. Source: VST 3 interfaces,
 * {@code funknown.h}.
 *
 * @param low the first eight bytes
 * @param high the last eight
 */
public record Iid(long low, long high) {

    /** Bytes of an id. */
    public static final int BYTES = 16;

    /** Of the four numbers in which ids are written. */
    public static Iid of(int first, int second, int third, int fourth) {
        return of(first, second, third, fourth, Result.COM);
    }

    /**
     * The same for a kind of system: COM keeps the first three fields of an id as little-endian numbers of 32, 16 and 16
     * bits; elsewhere the bytes stand as they are written.
     */
    static Iid of(int first, int second, int third, int fourth, boolean com) {
        int one = com ? Integer.reverseBytes(first) : first;
        int swappedHalves = (second & 0xFF00FF00) >>> 8 | (second & 0x00FF00FF) << 8;
        int two = com ? swappedHalves : second;
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES).putInt(one).putInt(two).putInt(third).putInt(fourth);
        bytes.order(ByteOrder.nativeOrder());
        return new Iid(bytes.getLong(0), bytes.getLong(8));
    }

    /** Of 32 hexadecimal digits, as in {@code moduleinfo.json}. */
    public static Iid ofHex(String digits) {
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = Integer.parseUnsignedInt(digits.substring(8 * i, 8 * i + 8), 16);
        }
        return of(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** As 32 hexadecimal digits, the reverse of {@link #ofHex}. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.nativeOrder());
        bytes.putLong(low).putLong(high).order(ByteOrder.BIG_ENDIAN);
        Iid written = of(bytes.getInt(0), bytes.getInt(4), bytes.getInt(8), bytes.getInt(12));
        bytes.order(ByteOrder.nativeOrder()).putLong(0, written.low).putLong(8, written.high);
        return HexFormat.of().withUpperCase().formatHex(bytes.array()); // COM's swap is its own reverse
    }

    /** The id that stands at an address, which need not be aligned. */
    public static Iid read(long address) {
        return new Iid(NativeMemory.word(address), NativeMemory.word(address + 8));
    }

    /** True if this id stands at an address. */
    boolean isAt(long address) {
        return NativeMemory.word(address) == low && NativeMemory.word(address + 8) == high;
    }

    /** Writes the sixteen bytes. */
    public void write(long address) {
        NativeMemory.word(address, low);
        NativeMemory.word(address + 8, high);
    }
}
