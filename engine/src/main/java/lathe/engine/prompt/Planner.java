package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Meter;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;

/** Weighs wishes into a blueprint: words first, then what is customary in the genre, shifted by the moods. */
final class Planner {

    private static final String DEFAULT_GENRE = "pop";
    /** Concepts that are wider than an instrument, so that nothing is missing. */
    private static final Set<String> WIDER_THAN_ONE = Set.of("guitar", "synth", "vocals", "woodwinds");

    private static final List<String> SLOW_GENRES = List.of("ballad", "k-ballad", "power-ballad", "jazz-ballad");

    private final Wishes wishes;
    private final long seed;
    private final String words;
    private final SequencedMap<String, String> sources = new LinkedHashMap<>();
    private final double valence;
    private final double arousal;

    /** @param words the prompt without what makes no difference: what it leaves open hangs on them and on the seed */
    Planner(Wishes wishes, long seed, String words) {
        this.wishes = wishes;
        this.words = words;
        this.seed = wishes.seeds.isEmpty() ? seed : wishes.seeds.getFirst().value();
        valence = mean(true);
        arousal = mean(false);
    }

    private double mean(boolean ofValence) {
        double sum = 0;
        double weights = 0.5;
        for (Map.Entry<String, Said<Double>> entry : wishes.moods.entrySet()) {
            Mood mood = Mood.of(entry.getKey());
            double weight = entry.getValue().value();
            sum += weight * (ofValence ? mood.valence() : mood.arousal());
            weights += weight;
        }
        return sum / weights;
    }

    Blueprint plan() {
        Genre genre = genre();
        Genre pace = pace(genre);
        double bpm = bpm(pace);
        Meter meter = meter(genre);
        Key key = new KeyPlanner(wishes, sources, valence, new Seed(seed).child(words)).key(genre);
        double swing = said("swing", wishes.swing, genre.swing(), genre);
        double loudness = said("loudness_lufs", wishes.loudness, genre.loudnessLufs(), genre);
        double seconds = seconds();
        List<SectionPlan> sections =
                new SectionPlanner(wishes, sources, arousal).plan(genre.style(), pace, seconds, meter, bpm);
        sources.put(
                "seed",
                wishes.seeds.isEmpty()
                        ? "given beside the words"
                        : quoted(wishes.seeds.getFirst().words()));
        List<String> instruments = instruments();
        return new Blueprint(
                wishes.titles.isEmpty() ? "" : wishes.titles.getFirst().value(),
                genre.style(),
                weights(wishes.genres),
                weights(wishes.moods),
                bpm,
                meter,
                key,
                seconds,
                swing,
                sections,
                instruments,
                without(),
                loudness,
                this.seed,
                sources,
                Set.of());
    }

    static String quoted(String words) {
        return "\"" + words + "\"";
    }

    private SequencedMap<String, Double> weights(SequencedMap<String, Said<Double>> said) {
        SequencedMap<String, Double> weights = new LinkedHashMap<>();
        String table = said == wishes.genres ? "genres." : "moods.";
        said.forEach((id, value) -> {
            weights.put(id, value.value());
            sources.put(table + id, quoted(value.words()));
        });
        if (said == wishes.moods && !wishes.alone.isEmpty()) {
            weights.put(Blueprint.SOLO, 1.0);
            sources.put(table + Blueprint.SOLO, quoted("only " + String.join(", ", wishes.alone)));
        }
        return weights;
    }

    /** The first genre that says what kind of music it is; a manner such as ballad only where it stands alone. */
    private Genre genre() {
        String id = wishes.genres.keySet().stream()
                .filter(one -> !Genre.get(one).isManner())
                .findFirst()
                .orElse(
                        wishes.genres.isEmpty()
                                ? ""
                                : wishes.genres.firstEntry().getKey());
        if (!id.isEmpty()) {
            Said<Double> said = wishes.genres.get(id);
            sources.put("style", said == null ? id : quoted(said.words()));
            return Genre.get(id);
        }
        return Fallbacks.genre(wishes).map(this::leaning).orElseGet(this::unnamed);
    }

    private Genre leaning(Said<String> fallback) {
        sources.put("style", "no genre named; " + quoted(fallback.words()) + " leans to " + fallback.value());
        return Genre.get(fallback.value());
    }

    private Genre unnamed() {
        sources.put("style", "default: no genre named");
        return Genre.get(DEFAULT_GENRE);
    }

    /** A ballad of any kind goes at a ballad's pace. */
    private Genre pace(Genre genre) {
        boolean slow = wishes.genres.keySet().stream().anyMatch(SLOW_GENRES::contains);
        return slow && genre.slowestBpm() > Genre.get("ballad").fastestBpm() ? Genre.get("ballad") : genre;
    }

    private double bpm(Genre pace) {
        if (!wishes.tempi.isEmpty()) {
            sources.put("bpm", quoted(wishes.tempi.getFirst().words()));
            return wishes.tempi.getFirst().value();
        }
        double middle = (pace.slowestBpm() + pace.fastestBpm()) / 2;
        double half = (pace.fastestBpm() - pace.slowestBpm()) / 2;
        double bpm = middle + half * Math.clamp(arousal, -1, 1);
        String why = "default for genre " + pace.id();
        if (wishes.moods.containsKey("slow")) {
            bpm = Math.min(bpm, pace.slowestBpm()) * 0.92;
            why = quoted(said("slow")) + " in genre " + pace.id();
        } else if (wishes.moods.containsKey("fast")) {
            bpm = Math.max(bpm, pace.fastestBpm()) * 1.06;
            why = quoted(said("fast")) + " in genre " + pace.id();
        } else if (!wishes.moods.isEmpty()) {
            why += ", shifted by " + String.join(", ", wishes.moods.keySet());
        }
        sources.put("bpm", why);
        return Math.clamp(Math.rint(bpm), Blueprint.SLOWEST_BPM, Blueprint.FASTEST_BPM);
    }

    private String said(String mood) {
        Said<Double> said = wishes.moods.get(mood);
        return said == null ? mood : said.words();
    }

    private Meter meter(Genre genre) {
        if (!wishes.meters.isEmpty()) {
            sources.put("meter", quoted(wishes.meters.getFirst().words()));
            return wishes.meters.getFirst().value();
        }
        for (String id : wishes.genres.keySet()) {
            Genre named = Genre.get(id);
            if (!named.meter().equals(Meter.FOUR_FOUR)) {
                sources.put("meter", "default for genre " + id);
                return named.meter();
            }
        }
        sources.put("meter", "default for genre " + genre.id());
        return genre.meter();
    }

    private double said(String path, List<Said<Double>> said, double fallback, Genre genre) {
        sources.put(
                path,
                said.isEmpty()
                        ? "default for genre " + genre.id()
                        : quoted(said.getFirst().words()));
        return said.isEmpty() ? fallback : said.getFirst().value();
    }

    private double seconds() {
        if (!wishes.seconds.isEmpty()) {
            sources.put("seconds", quoted(wishes.seconds.getFirst().words()));
            return wishes.seconds.getFirst().value();
        }
        for (Map.Entry<String, String> form : wishes.forms.entrySet()) {
            double customary = customarySeconds(form.getKey());
            if (customary > 0 && wishes.tags.isEmpty()) {
                sources.put("seconds", quoted(form.getValue()));
                return customary;
            }
        }
        sources.put("seconds", "default: the form decides");
        return 0;
    }

    private static double customarySeconds(String form) {
        return switch (form) {
            case "loop" -> 16;
            case "short" -> 60;
            case "long" -> 300;
            default -> 0;
        };
    }

    private List<String> instruments() {
        SequencedSet<String> ids = new LinkedHashSet<>();
        wishes.instruments.forEach((concept, words) -> {
            String id = Instruments.of(concept).sounds();
            if (ids.add(id)) {
                sources.put("instruments[" + (ids.size() - 1) + "]", quoted(words));
            }
            if (!id.equals(concept) && !WIDER_THAN_ONE.contains(concept)) {
                wishes.notes.add("there is no " + concept + "; " + id + " stands in for it");
            }
        });
        if (ids.isEmpty()) {
            sources.put("instruments", "default: the style's band");
        }
        return List.copyOf(ids);
    }

    private List<String> without() {
        List<String> ids = new ArrayList<>();
        wishes.without.forEach((concept, words) -> {
            for (String id : Instruments.of(concept).forbids()) {
                if (!ids.contains(id)) {
                    sources.put("without[" + ids.size() + "]", quoted(words));
                    ids.add(id);
                }
            }
        });
        String instrumental = wishes.forms.get("instrumental");
        if (instrumental != null && !ids.contains("voices")) {
            sources.put("without[" + ids.size() + "]", quoted(instrumental));
            ids.add("voices");
        }
        return List.copyOf(ids);
    }
}
