package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that this process holds, as Linux tells it; other systems do not say it in a file. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Now. */
    static OptionalLong bytes() {
        return field("VmRSS:");
    }

    /** Most of it since the process began. */
    static OptionalLong peakBytes() {
        return field("VmHWM:");
    }

    private static OptionalLong field(String name) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(name)) {
                    String digits = line.replaceAll("[^0-9]", "");
                    return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits) * 1024);
                }
            }
        } catch (IOException noLinux) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
