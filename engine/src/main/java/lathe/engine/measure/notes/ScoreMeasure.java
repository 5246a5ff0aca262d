package lathe.engine.measure.notes;

import java.util.Locale;

/**
 * What can be said of a score in a number. None of them is better for being higher: they tell whether a piece behaves as
 * human pieces do.
 */
public enum ScoreMeasure {
    /**
     * Shannon entropy of the twelve pitch classes' shares of a bar's note onsets, mean over all bars with notes; 0 to 3.58
     * bits. Source: S.-L. Wu and Y.-H. Yang, "The Jazz Transformer on the front line", ISMIR 2020, H1.
     */
    PITCH_CLASS_ENTROPY_1_BAR("bits", "pitch classes in a bar"),
    /** The same over every four bars in a row; H4 of the same source. */
    PITCH_CLASS_ENTROPY_4_BARS("bits", "pitch classes in four bars"),
    /**
     * How alike bars are in rhythm: 1 less the share of 64 places in a bar where one of two bars has an onset and the other
     * has none, mean over all pairs of bars; 0 to 1. Source: the same, GS.
     */
    GROOVE_SIMILARITY("", "rhythm alike from bar to bar"),
    /**
     * Different groups of three chords in a row, over all such groups; 0 to 1. Chords are those that the notes of each beat
     * spell, equal neighbours taken together, so that pieces with and without written chords compare. Source: the same, CPI.
     */
    CHORD_PROGRESSION_IRREGULARITY("", "new chord successions"),
    /** Largest fitness of a repeated stretch of 3 to 8 s, 0 to 1: {@link Structure}. Source: the same, SI. */
    STRUCTURENESS_3_TO_8_S("", "repetition of 3 to 8 s"),
    /** The same of 8 to 15 s. */
    STRUCTURENESS_8_TO_15_S("", "repetition of 8 to 15 s"),
    /** The same of 15 s and more. */
    STRUCTURENESS_OVER_15_S("", "repetition over 15 s"),
    /**
     * Correlation of the pitch classes' sounding times with the best key's profile of Krumhansl and Kessler, -1 to 1:
     * {@link lathe.engine.theory.KeyFinder#clearness}.
     */
    KEY_CORRELATION("", "clearness of the key"),
    /**
     * Largest share of notes that one major or natural minor scale holds, 7/12 to 1. Source: O. Mogren, "C-RNN-GAN",
     * arXiv:1611.09904 (2016).
     */
    SCALE_CONSISTENCY("", "notes in one scale"),
    /**
     * Share of the time with any pitched note in which two or more different pitches sound, 0 to 1. Source: H.-W. Dong et
     * al., "MusPy", ISMIR 2020, polyphony rate, of sounding time here and not of all time.
     */
    POLYPHONY_RATE("", "time with two pitches or more"),
    /** Share of bars in which no note sounds, 0 to 1. Source: the same, empty measure rate, of all tracks together. */
    EMPTY_BAR_RATE("", "bars without a note"),
    /** Semitones from the lowest to the highest pitched note, 0 to 127. */
    PITCH_RANGE_SEMITONES("semitones", "range of all pitches"),
    /** Pitched notes a quarter. */
    NOTES_PER_QUARTER("", "pitched notes a quarter"),
    /** Pitched notes a second. */
    NOTES_PER_SECOND("", "pitched notes a second"),
    /** Parallel fifths and octaves, hard leaps and crossings in 100 quarters: {@link VoiceLeading}. */
    VOICE_FAULTS_PER_100_QUARTERS("", "voice-leading faults in 100 quarters"),
    /** Mean size of the melody's steps, in semitones: {@link Melody}. */
    MELODY_STEP_SEMITONES("semitones", "mean step of the melody"),
    /** Share of the melody's successions that stay on the pitch, 0 to 1. */
    MELODY_REPEAT_RATE("", "repeated notes in the melody"),
    /** Semitones between the 5th and the 95th percentile of the melody's notes. */
    MELODY_RANGE_SEMITONES("semitones", "range of the melody");

    private final String unit;
    private final String label;

    ScoreMeasure(String unit, String label) {
        this.unit = unit;
        this.label = label;
    }

    /** Name in JSON and tables, for ever. */
    public String id() {
        String name = name().toLowerCase(Locale.ROOT);
        return unit.equals("bits") ? name + "_bits" : name;
    }

    /** What a report calls it. */
    public String label() {
        return label;
    }

    /** Unit for a report; empty for shares, correlations and counts. */
    public String unit() {
        return unit;
    }
}
