package lathe.plugin.ffi;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;

/** Texts in native memory: UTF-8 with a final zero, and the 128 UTF-16 units of VST3. */
public final class NativeText {

    private static final int LONGEST_UTF16 = 127;

    private NativeText() {}

    /** The UTF-8 text at an address; empty for 0. */
    public static String read(long address) {
        return address == 0 ? "" : NativeMemory.ALL.getString(address);
    }

    /** A text that is never given back: for what lives as long as the process. */
    public static long forEver(String text) {
        return Arena.global().allocateFrom(text).address();
    }

    /** Writes UTF-8 with a final zero, cut to fit between two characters. */
    public static void write(long address, String text, int capacityBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, capacityBytes - 1);
        while (length > 0 && length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
            length--;
        }
        NativeMemory.copy(bytes, 0, address, length);
        NativeMemory.int8(address + length, 0);
    }

    /** Writes up to 127 UTF-16 units and a final zero. */
    public static void writeUtf16(long address, String text) {
        int length = Math.min(text.length(), LONGEST_UTF16);
        for (int i = 0; i < length; i++) {
            NativeMemory.int16(address + 2L * i, text.charAt(i));
        }
        NativeMemory.int16(address + 2L * length, 0);
    }

    /** The UTF-16 text at an address, 127 units at most. */
    public static String readUtf16(long address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LONGEST_UTF16; i++) {
            char unit = (char) NativeMemory.int16(address + 2L * i);
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }
}
