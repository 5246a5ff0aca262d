package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Meter;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/** Everything that a prompt asks for, in its order; filled by the reader, weighed by the planner. */
final class Wishes {

    final List<Said<Double>> tempi = new ArrayList<>();
    final List<Said<Meter>> meters = new ArrayList<>();
    final List<Said<Key>> keys = new ArrayList<>();
    final List<Said<Double>> seconds = new ArrayList<>();
    final List<Said<Boolean>> minor = new ArrayList<>();
    final List<Said<Double>> swing = new ArrayList<>();
    final List<Said<Double>> loudness = new ArrayList<>();
    final List<Said<Long>> seeds = new ArrayList<>();
    final List<Said<String>> titles = new ArrayList<>();
    final SequencedMap<String, Said<Double>> genres = new LinkedHashMap<>();
    final SequencedMap<String, Said<Double>> moods = new LinkedHashMap<>();
    final SequencedMap<String, String> instruments = new LinkedHashMap<>();
    final SequencedMap<String, String> without = new LinkedHashMap<>();
    final SequencedMap<String, String> arcs = new LinkedHashMap<>();
    final SequencedMap<String, String> forms = new LinkedHashMap<>();
    /** Words that want the named instruments and nobody else. */
    final List<String> alone = new ArrayList<>();

    final List<Local> locals = new ArrayList<>();
    final List<SectionKind> order = new ArrayList<>();
    final SequencedSet<SectionKind> mentioned = new LinkedHashSet<>();
    final SequencedSet<SectionKind> denied = new LinkedHashSet<>();
    final List<TagSection> tags = new ArrayList<>();
    final List<List<Chord>> chords = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> unmatched = new ArrayList<>();
}
