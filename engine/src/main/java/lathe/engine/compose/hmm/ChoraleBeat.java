package lathe.engine.compose.hmm;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.theory.PitchClass;

/**
 * What sounds on a beat of a chorale.
 *
 * @param state the hidden state: the three lower voices
 * @param degree what is seen: the soprano's semitones above the tonic, 0 to 11
 */
record ChoraleBeat(ChordState state, int degree) {

    /** The beats of a chorale; those where a voice rests or voices cross are left out. */
    static List<ChoraleBeat> of(Chorale chorale) {
        int tonic = chorale.key().tonic();
        List<ChoraleBeat> beats = new ArrayList<>();
        for (int at = 0; at < chorale.length(); at += Chorale.BEAT) {
            Voicing voicing = new Voicing(
                    chorale.voices().get(0).get(at),
                    chorale.voices().get(1).get(at),
                    chorale.voices().get(2).get(at),
                    chorale.voices().get(3).get(at));
            if (voicing.bass() >= 0 && voicing.soprano() >= 0 && voicing.inOrder()) {
                beats.add(new ChoraleBeat(ChordState.inKey(voicing, tonic), PitchClass.of(voicing.soprano() - tonic)));
            }
        }
        return beats;
    }
}
