package lathe.engine.compose.hmm;

import java.util.Comparator;
import lathe.engine.compose.voicing.ChordReader;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.PitchClass;

/**
 * A hidden state as in Allan and Williams, Harmonising Chorales by Probabilistic Inference (2004): how far the lower voices lie below
 * the soprano, and the function of the chord in its key.
 *
 * @param alto semitones below the soprano, as all three
 * @param function root above the tonic and quality, in one number below {@link #FUNCTIONS}
 */
record ChordState(int alto, int tenor, int bass, int function) implements Comparable<ChordState> {

    /** Number of functions: twelve roots of ten qualities. */
    static final int FUNCTIONS = PitchClass.COUNT * ChordReader.qualities().size();

    private static final Comparator<ChordState> ORDER = Comparator.comparingInt(ChordState::function)
            .thenComparingInt(ChordState::bass)
            .thenComparingInt(ChordState::tenor)
            .thenComparingInt(ChordState::alto);

    /** What a voicing is in a key. */
    static ChordState inKey(Voicing voicing, int tonic) {
        return of(voicing, functionOf(voicing.chord(), tonic));
    }

    /** What a voicing of a function is. */
    static ChordState of(Voicing voicing, int function) {
        int top = voicing.soprano();
        return new ChordState(top - voicing.alto(), top - voicing.tenor(), top - voicing.bass(), function);
    }

    /** The function of a chord whose quality {@link ChordReader} knows. */
    static int functionOf(Chord chord, int tonic) {
        int root = PitchClass.of(chord.root() - tonic);
        return root * ChordReader.qualities().size()
                + Math.max(0, ChordReader.qualities().indexOf(chord.quality()));
    }

    /** The voicing under a soprano. */
    Voicing under(int soprano) {
        return new Voicing(soprano, soprano - alto, soprano - tenor, soprano - bass);
    }

    /** Root of the chord above the tonic, 0 to 11. */
    int root() {
        return function / ChordReader.qualities().size();
    }

    /** Quality of the chord. */
    ChordQuality quality() {
        return ChordReader.qualities().get(function % ChordReader.qualities().size());
    }

    @Override
    public int compareTo(ChordState other) {
        return ORDER.compare(this, other);
    }
}
