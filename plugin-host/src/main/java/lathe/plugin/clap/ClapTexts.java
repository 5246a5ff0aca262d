package lathe.plugin.clap;

import java.lang.foreign.Arena;
import java.util.function.LongUnaryOperator;
import lathe.plugin.ffi.NativeText;

/** Texts lent to a host for one call, and the few that it may keep. */
final class ClapTexts {

    /** Port types. */
    static final long MONO = NativeText.forEver("mono");

    /** See {@link #MONO}. */
    static final long STEREO = NativeText.forEver("stereo");

    private ClapTexts() {}

    /** Calls with the address of a text that lives until then. */
    static long with(String text, LongUnaryOperator call) {
        try (Arena arena = Arena.ofConfined()) {
            return call.applyAsLong(arena.allocateFrom(text).address());
        }
    }

    /** The port type of a number of channels; 0 where CLAP has no word of its own. */
    static long portType(int channels) {
        return switch (channels) {
            case 1 -> MONO;
            case 2 -> STEREO;
            default -> 0;
        };
    }
}
