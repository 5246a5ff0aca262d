package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;
import lathe.engine.theory.PitchClass;

/** What a tune says of itself: its track, metre and key. */
final class TuneAnalysis {

    private static final double FAVOUR_OF_SIGNATURE = 0.12;
    private static final List<Meter> METERS =
            List.of(Meter.FOUR_FOUR, new Meter(3, 4), new Meter(6, 8), new Meter(2, 4));

    private TuneAnalysis() {}

    /** The track that has the tune: so marked, or else the highest of those that mostly play one note at a time. */
    static Optional<Track> tune(Score score) {
        List<Track> pitched = score.tracks().stream()
                .filter(track -> !track.percussion() && !track.notes().isEmpty())
                .toList();
        return pitched.stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .findFirst()
                .or(() -> pitched.stream().max(Comparator.comparingDouble(TuneAnalysis::likeATune)));
    }

    private static double likeATune(Track track) {
        double pitch = track.notes().stream().mapToInt(Note::pitch).average().orElse(0);
        long onsets =
                track.notes().stream().mapToLong(Note::startTick).distinct().count();
        double voices = (double) track.notes().size() / onsets;
        return pitch - 24 * (voices - 1) + 4 * Math.log((double) onsets);
    }

    /**
     * The metre: the file's where it names one, else the one on whose bars and beats the long notes begin. Longer notes
     * weigh more (S. Dixon, "Automatic extraction of tempo and beat from expressive performances", JNMR 30, 2001, takes
     * duration for salience in the same way).
     */
    static Meter meter(Score score, Track tune) {
        if (!score.meters().isEmpty()) {
            return score.meters().getFirst().value();
        }
        return METERS.stream()
                .max(Comparator.comparingDouble(meter -> fit(tune.notes(), meter)))
                .orElse(Meter.FOUR_FOUR);
    }

    /** Weight of the notes on first beats above what chance would put there. */
    private static double fit(List<Note> notes, Meter meter) {
        long bar = meter.barTicks(Score.TICKS_PER_QUARTER);
        long beat = meter.isCompound() ? bar / 2 : meter.beatTicks(Score.TICKS_PER_QUARTER);
        double onBar = 0;
        double onBeat = 0;
        double all = 0;
        for (Note note : notes) {
            all += note.durationTicks();
            onBar += note.startTick() % bar == 0 ? note.durationTicks() : 0;
            onBeat += note.startTick() % beat == 0 ? note.durationTicks() : 0;
        }
        double chance = (double) beat / bar;
        return all == 0 ? 0 : onBar / all - chance + 0.3 * onBeat / all;
    }

    /** The key by the profiles of {@link KeyFinder}, weighted by length; the last note counts double, a signature is favoured. */
    static Key key(Score score, Track tune) {
        double[] weights = new double[PitchClass.COUNT];
        for (Note note : tune.notes()) {
            weights[PitchClass.of(note.pitch())] += note.durationTicks();
        }
        Note last = tune.notes().getLast();
        weights[PitchClass.of(last.pitch())] += last.durationTicks();
        Optional<Key> signature = score.keys().stream().findFirst().map(timed -> timed.value());
        List<KeyFinder.Fit> fits = new ArrayList<>(KeyFinder.ranked(weights));
        return fits.stream()
                .max(Comparator.comparingDouble(fit -> fit.correlation() + favour(fit.key(), signature)))
                .map(KeyFinder.Fit::key)
                .orElse(signature.orElse(Key.parse("C major").orElseThrow()));
    }

    /** A signature's own key, and less so its relative: files often say the one and mean the other. */
    private static double favour(Key key, Optional<Key> signature) {
        if (signature.isEmpty() || signature.get().fifths() != key.fifths()) {
            return 0;
        }
        return signature.get().tonic() == key.tonic() ? FAVOUR_OF_SIGNATURE : FAVOUR_OF_SIGNATURE / 2;
    }
}
