package lathe.engine.prompt;

import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.SectionKind;

/** Reads the description of a song into wishes. */
final class WishReader {

    /** What a mood that holds in one place counts for the whole song. */
    static final double LOCAL_WEIGHT = 0.25;

    /** What a place sounds like where one instrument is left. */
    private static final double ALONE_ENERGY = 0.2;

    private static final double VERY = 1.4;
    private static final Set<String> GENERIC =
            Set.of("rock", "pop", "metal", "electronic", "jazz", "folk", "edm", "hip-hop");
    private static final double SLIGHTLY = 0.6;

    private final Matcher matcher;
    private final Lexicon lexicon;
    private final Wishes wishes = new Wishes();
    private Solos solos = new Solos(Folded.of(""), List.of());

    WishReader(Matcher matcher, Lexicon lexicon) {
        this.matcher = matcher;
        this.lexicon = lexicon;
    }

    Wishes read(Script script) {
        wishes.tags.addAll(script.sections());
        wishes.chords.addAll(script.chords());
        Blanked rest = new Blanked(script.description());
        wishes.meters.addAll(TimeSignatures.take(rest, wishes.notes));
        wishes.tempi.addAll(Tempi.take(rest));
        new Fields(wishes).take(rest);
        wishes.seconds.addAll(Durations.take(rest));
        wishes.keys.addAll(KeyNames.take(rest));
        Folded text = Folded.of(rest.toString());
        List<Match> matches = matcher.find(text, lexicon.languageOf(text));
        Set<Integer> denied = Negations.denied(text, matches);
        Places places = new Places(text, matches, denied);
        solos = new Solos(text, matches);
        for (int i = 0; i < matches.size(); i++) {
            if (denied.contains(i)) {
                deny(matches, i);
            } else {
                accept(matches, i, places);
            }
        }
        wishes.order.addAll(places.order());
        wishes.locals.addAll(places.locals());
        wishes.unmatched.addAll(Unmatched.words(text, matches, lexicon));
        soloPiece(matches);
        settle();
        return wishes;
    }

    private void accept(List<Match> matches, int index, Places places) {
        Match match = matches.get(index);
        String words = match.words();
        String id = match.concept().id();
        switch (match.mayBe(ConceptKind.FORM)
                ? ConceptKind.FORM
                : match.concept().kind()) {
            case GENRE -> genre(matches, index);
            case MOOD, SCENE -> {
                double weight = places.isLocal(index) ? LOCAL_WEIGHT : degree(matches, index);
                Said<Double> known = wishes.moods.get(id);
                if (known == null || known.value() < weight) {
                    wishes.moods.put(id, new Said<>(weight, words));
                }
            }
            case INSTRUMENT -> {
                wishes.instruments.putIfAbsent(id, words);
                if (solos.isSolo(index)) {
                    solos.place(index)
                            .ifPresentOrElse(
                                    place -> wishes.locals.add(new Local(place, ALONE_ENERGY, "only " + words)),
                                    () -> wishes.alone.add(words));
                }
            }
            case ARC -> wishes.arcs.putIfAbsent(id, words);
            case FORM -> {
                if (!isOfSection(matches, index)) {
                    wishes.forms.putIfAbsent(match.idAs(ConceptKind.FORM), words);
                }
            }
            case MODE -> wishes.minor.add(new Said<>(id.equals("minor"), words));
            case FEEL -> wishes.swing.add(new Said<>(id.equals("swung") ? 0.6 : 0.0, words));
            case SECTION -> {
                if (!solos.isSoloWord(index)) {
                    wishes.mentioned.add(TagReader.kind(id));
                }
            }
            case ARTIST ->
                wishes.notes.add(
                        "the name \"" + words + "\" is ignored: no artist is imitated; describe the sound instead");
            default -> {
                // places, levels, degrees and denials work through their neighbours
            }
        }
    }

    /** A {@code sad piano solo} without a genre or another instrument is a piece for a piano, and no section of one. */
    private void soloPiece(List<Match> matches) {
        if (!wishes.genres.isEmpty() || !wishes.tags.isEmpty() || !wishes.mentioned.contains(SectionKind.SOLO)) {
            return;
        }
        for (int i = 0; i < matches.size(); i++) {
            solos.piece(i).ifPresent(player -> {
                Folded name = Folded.of(player);
                for (Match match : matcher.find(name, lexicon.languageOf(name))) {
                    if (match.is(ConceptKind.INSTRUMENT)) {
                        wishes.instruments.putIfAbsent(match.concept().id(), match.words());
                    }
                }
                if (wishes.instruments.size() == 1 && wishes.alone.isEmpty()) {
                    wishes.alone.addAll(wishes.instruments.values());
                    wishes.mentioned.remove(SectionKind.SOLO);
                }
            });
        }
    }

    /** In {@code grunge rock} the second word only says what grunge is a kind of. */
    private void genre(List<Match> matches, int index) {
        Match match = matches.get(index);
        String id = match.concept().id();
        if (index > 0 && matches.get(index - 1).is(ConceptKind.GENRE)) {
            Match before = matches.get(index - 1);
            String style = Genre.get(before.concept().id()).style();
            if (match.from() - before.to() <= 1
                    && GENERIC.contains(id)
                    && style.equals(Genre.get(id).style())) {
                return;
            }
        }
        wishes.genres.putIfAbsent(id, new Said<>(wishes.genres.isEmpty() ? 1.0 : 0.6, match.words()));
    }

    /** A {@code long build} makes no long song. */
    private static boolean isOfSection(List<Match> matches, int index) {
        return index + 1 < matches.size()
                && matches.get(index + 1).is(ConceptKind.SECTION)
                && matches.get(index + 1).from() - matches.get(index).to() <= 1;
    }

    private static double degree(List<Match> matches, int index) {
        if (index == 0 || !matches.get(index - 1).is(ConceptKind.DEGREE)) {
            return 1;
        }
        return matches.get(index - 1).concept().id().equals("very") ? VERY : SLIGHTLY;
    }

    private void deny(List<Match> matches, int index) {
        Match match = matches.get(index);
        String words = match.words();
        String id = match.concept().id();
        switch (match.concept().kind()) {
            case INSTRUMENT -> wishes.without.putIfAbsent(id, words);
            case SECTION -> wishes.denied.add(TagReader.kind(id));
            case FORM -> {
                if (match.concept().id().equals("instrumental")) {
                    wishes.notes.add("\"not " + words + "\": no words are sung here; a lead carries the tune");
                }
            }
            default -> wishes.notes.add("not " + id + ": \"" + words + "\" is denied, and sets nothing");
        }
    }

    /** Where wishes contradict each other, the rule is noted. */
    private void settle() {
        for (String id : List.copyOf(wishes.instruments.keySet())) {
            if (wishes.without.containsKey(id)) {
                wishes.instruments.remove(id);
                wishes.notes.add(id + " is both wished for and denied; the denial holds");
            }
        }
        if (wishes.forms.containsKey("instrumental") && wishes.instruments.containsKey("vocals")) {
            wishes.instruments.remove("vocals");
            wishes.notes.add("instrumental and vocals contradict each other; it stays instrumental");
        }
        if (wishes.moods.containsKey("slow") && wishes.moods.containsKey("fast")) {
            wishes.moods.remove("slow");
            wishes.moods.remove("fast");
            wishes.notes.add("slow and fast contradict each other; the tempo stays in the middle");
        }
        once("tempi", wishes.tempi);
        once("metres", wishes.meters);
        once("keys", wishes.keys);
        once("lengths", wishes.seconds);
        if (wishes.instruments.containsKey("vocals")) {
            wishes.notes.add("there is no singing voice; a wordless voice carries the tune");
        }
        for (SectionKind kind : wishes.denied) {
            wishes.mentioned.remove(kind);
        }
    }

    private <T> void once(String what, List<Said<T>> said) {
        long different = said.stream().map(Said::value).distinct().count();
        if (different > 1) {
            wishes.notes.add("several " + what + " ("
                    + String.join(", ", said.stream().map(Said::words).toList()) + "); the first holds");
        }
    }
}
