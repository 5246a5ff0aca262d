package lathe.engine.compose.voicing;

import java.util.List;
import lathe.engine.theory.PitchRange;

/** Where choir voices are at home. */
public final class VoiceRanges {

    /** From c' to a''. */
    public static final PitchRange SOPRANO = new PitchRange(60, 81);

    /** From f to d''. */
    public static final PitchRange ALTO = new PitchRange(53, 74);

    /** From c to a'. */
    public static final PitchRange TENOR = new PitchRange(48, 69);

    /** From E to d'. */
    public static final PitchRange BASS = new PitchRange(40, 62);

    /** From high to low. */
    public static final List<PitchRange> ALL = List.of(SOPRANO, ALTO, TENOR, BASS);

    private VoiceRanges() {}

    /** True if the three lower voices are inside theirs. */
    public static boolean hold(Voicing voicing) {
        return ALTO.contains(voicing.alto()) && TENOR.contains(voicing.tenor()) && BASS.contains(voicing.bass());
    }
}
