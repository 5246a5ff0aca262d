package lathe.engine.arrange.style;

import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.SectionKind;

/**
 * A rhythm on a grid of 16ths, one mark a step.
 *
 * @param target whose it is: a role such as {@code bass}, or narrower, such as {@code chords:guitar}
 * @param meter bars that it is written for: 2, 3 or 4 quarters, or 6 eighths counted in two
 * @param low least energy of the sections that it suits
 * @param high greatest energy
 * @param kinds sections that it is kept for; empty if it suits all
 * @param lines a voice each; the only voice of a pattern without voices is called {@code ""}
 */
record Pattern(String target, int meter, double low, double high, Set<SectionKind> kinds, List<Line> lines) {

    /**
     * A voice.
     *
     * @param voice the drum that plays, or empty
     * @param marks whole bars; {@code .} rests, {@code -} holds, what else is a note of some kind
     */
    record Line(String voice, String marks) {}

    /** 16ths in a bar of the metre. */
    static int stepsInBar(int meter) {
        return meter == 6 ? 12 : 4 * meter;
    }

    int bars() {
        return lines.stream().mapToInt(line -> line.marks().length()).max().orElse(0) / stepsInBar(meter);
    }

    boolean suits(int otherMeter, double energy) {
        return meter == otherMeter && energy >= low && energy <= high;
    }
}
