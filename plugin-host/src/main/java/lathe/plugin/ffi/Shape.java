package lathe.plugin.ffi;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodType;

/**
 * How a native function is called. Every function without a floating-point argument takes five 64-bit words and returns
 * one, whatever its C prototype is: words it does not have are rubbish and never looked at, narrow arguments are narrowed
 * by the callee here ({@code (int) word}), narrow results by the caller. System V and AArch64 pass such arguments in
 * registers that a callee may ignore, and on Windows the caller owns the room for them; so it works on all three, and
 * four shapes serve nearly all of both plugin interfaces. Each new shape costs milliseconds of start-up.
 */
public enum Shape {
    /** Five words; a word. */
    WORDS("WWWWW", 'W'),
    /** Two words, a double, two words; a word. The text of a value, in both interfaces. */
    WORD_WORD_DOUBLE("WWDWW", 'W'),
    /** A word, a double, two words; a word. CLAP's activate and scale. */
    WORD_DOUBLE("WDWW", 'W'),
    /** Two words, a double; a double. VST3's conversions. */
    TO_DOUBLE("WWD", 'D'),
    /** Six words; a word. The few functions of VST3 whose last argument says where to write. */
    SIX_WORDS("WWWWWW", 'W'),
    /** Four words, a double, a word; a word. VST3's text of a note expression. */
    FOUR_WORDS_DOUBLE("WWWWDW", 'W');

    private final String arguments;
    private final char result;

    Shape(String arguments, char result) {
        this.arguments = arguments;
        this.result = result;
    }

    boolean givesDouble() {
        return result == 'D';
    }

    MethodType type() {
        return descriptor().toMethodType();
    }

    FunctionDescriptor descriptor() {
        // No stream: its lambdas would be spun while a host waits for its first instance.
        MemoryLayout[] layouts = new MemoryLayout[arguments.length()];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = layout(arguments.charAt(i));
        }
        return FunctionDescriptor.of(layout(result), layouts);
    }

    private static MemoryLayout layout(int letter) {
        return letter == 'D' ? JAVA_DOUBLE : JAVA_LONG;
    }
}
