package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** Chooses the key: as said, else the one that the given chords are in, else major or minor by genre and mood on a drawn tonic. */
final class KeyPlanner {

    /** How often a signature of 0 to 6 sharps or flats is drawn, for those of 0: few players like five of them. */
    private static final List<Double> SIGNATURES = List.of(1.0, 1.0, 0.9, 0.7, 0.4, 0.1, 0.05);

    private static final double WEIGHT_OF_VALENCE = 0.55;

    private final Wishes wishes;
    private final SequencedMap<String, String> sources;
    private final double valence;
    private final Seed seed;

    KeyPlanner(Wishes wishes, SequencedMap<String, String> sources, double valence, Seed seed) {
        this.wishes = wishes;
        this.sources = sources;
        this.valence = valence;
        this.seed = seed;
    }

    Key key(Genre genre) {
        if (!wishes.keys.isEmpty()) {
            sources.put("key", Planner.quoted(wishes.keys.getFirst().words()));
            return wishes.keys.getFirst().value();
        }
        Optional<Key> ofChords = ofChords();
        if (ofChords.isPresent()) {
            sources.put("key", "the chords");
            return ofChords.get();
        }
        boolean minor = genre.minorShare() - WEIGHT_OF_VALENCE * valence > 0.5;
        String why = "default for genre " + genre.id();
        if (!wishes.minor.isEmpty()) {
            minor = wishes.minor.getFirst().value();
            why = Planner.quoted(wishes.minor.getFirst().words());
        } else if (!wishes.moods.isEmpty()) {
            why += ", shifted by " + String.join(", ", wishes.moods.keySet());
        }
        sources.put("key", why + "; tonic by the seed");
        return drawn(minor ? Mode.MINOR : Mode.MAJOR);
    }

    /** The key that most chords of all sections belong to, major or minor if the words say which. */
    private Optional<Key> ofChords() {
        List<Chord> chords = new ArrayList<>();
        wishes.tags.forEach(tag -> tag.chords().forEach(chords::addAll));
        wishes.chords.forEach(chords::addAll);
        return KeyFinder.ofChords(chords).stream()
                .map(KeyFinder.Fit::key)
                .filter(key -> wishes.minor.isEmpty()
                        || key.mode().isMinor() == wishes.minor.getFirst().value())
                .findFirst();
    }

    private Key drawn(Mode mode) {
        RandomGenerator random = seed.child("key").random();
        List<Key> keys = new ArrayList<>();
        double sum = 0;
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            keys.add(new Key(tonic, mode));
            sum += weight(keys.getLast());
        }
        double left = random.nextDouble() * sum;
        for (Key key : keys) {
            left -= weight(key);
            if (left < 0) {
                return key;
            }
        }
        return keys.getFirst();
    }

    private static double weight(Key key) {
        return SIGNATURES.get(Math.abs(key.fifths()));
    }
}
