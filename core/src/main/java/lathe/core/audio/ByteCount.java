package lathe.core.audio;

import java.util.Locale;

/** Numbers of bytes for people. */
final class ByteCount {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteCount() {}

    /** Two digits are enough: {@code 44 bytes}, {@code 1.2 kB}, {@code 12 kB}, {@code 4.3 GB}; thousands, not 1024s. */
    static String text(long bytes) {
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** What is claimed and what is there, in exact bytes where two digits would not tell them apart. */
    static String claim(long claimed, long there) {
        String claimedText = text(claimed);
        String thereText = text(there);
        if (claimedText.equals(thereText)) {
            claimedText = String.format(Locale.ROOT, "%,d bytes", claimed);
            thereText = String.format(Locale.ROOT, "%,d", there);
        }
        return "claims " + claimedText + ", file has " + thereText;
    }
}
