package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lathe.engine.arrange.style.Part;
import lathe.engine.arrange.style.Style;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.TrackRole;

/**
 * Who plays in a song and in each of its sections.
 *
 * @param parts names are unique
 * @param singer the part that has the words; empty in a song without
 * @param lead the part that has the tune where nobody sings
 * @param harmony a second voice for the last chorus; empty where the tune's own instrument has several
 */
record Band(List<Part> parts, Optional<Part> singer, Part lead, Optional<Part> harmony) {

    private static final double HARMONY_FROM_ENERGY = 0.6;

    /** Instruments whose good tones all lie below this middle C only carry a tune where nobody else does. */
    private static final int LOW = 60;

    private static final int FULL_CHORD = 4;

    Band {
        parts = List.copyOf(parts);
    }

    static Band of(Blueprint blueprint, Style style) {
        List<Part> parts = new ArrayList<>();
        for (Part part : style.parts(blueprint)) {
            if (!blueprint.excludes(part.instrument())) {
                add(parts, part);
            }
        }
        for (String id : asked(blueprint)) {
            InstrumentSpec spec = Orchestra.find(id).orElse(null);
            if (spec != null
                    && !blueprint.excludes(spec)
                    && parts.stream().noneMatch(part -> part.instrument().equals(spec))) {
                add(parts, new Part(spec.name(), spec, customaryRole(spec), 0));
            }
        }
        boolean words =
                blueprint.sections().stream().anyMatch(plan -> !plan.lyrics().isEmpty());
        Optional<Part> singer = words ? singer(parts, blueprint) : Optional.empty();
        Part lead = lead(parts, singer, blueprint);
        return new Band(parts, singer, lead, harmony(parts, singer.orElse(lead), blueprint));
    }

    /** Ids of instruments named for the song or for any of its sections. */
    private static Set<String> asked(Blueprint blueprint) {
        Set<String> asked = new LinkedHashSet<>(blueprint.instruments());
        blueprint.sections().forEach(plan -> asked.addAll(plan.instruments()));
        return asked;
    }

    private static void add(List<Part> parts, Part part) {
        String name = part.name();
        for (int i = 2; has(parts, name); i++) {
            name = part.name() + " " + i;
        }
        parts.add(new Part(name, part.instrument(), part.role(), part.entersAt()));
    }

    private static boolean has(List<Part> parts, String name) {
        return parts.stream().anyMatch(part -> part.name().equals(name));
    }

    private static TrackRole customaryRole(InstrumentSpec spec) {
        return switch (spec.family()) {
            case PIANO, ELECTRIC_PIANO, ORGAN, GUITAR -> TrackRole.CHORDS;
            case PAD, STRINGS -> spec.polyphony() > 2 ? TrackRole.PAD : TrackRole.COUNTER;
            case VOICES -> spec.polyphony() > 1 ? TrackRole.PAD : TrackRole.COUNTER;
            case PLUCKED -> TrackRole.ARPEGGIO;
            case BASS -> TrackRole.BASS;
            case DRUMS -> TrackRole.DRUMS;
            case MALLETS, BRASS, REED, FLUTE, LEAD, EFFECT -> TrackRole.COUNTER;
        };
    }

    private static Optional<Part> singer(List<Part> parts, Blueprint blueprint) {
        Optional<Part> sings = parts.stream()
                .filter(part ->
                        part.role() == TrackRole.MELODY && part.instrument().family() == InstrumentFamily.VOICES)
                .findFirst();
        InstrumentSpec voice = Orchestra.get("voice");
        if (sings.isPresent() || blueprint.excludes(voice)) {
            return sings;
        }
        add(parts, new Part("Voice", voice, TrackRole.MELODY, 0));
        return Optional.of(parts.getLast());
    }

    /**
     * Who has the tune where nobody sings: the most singing of the instruments asked for, the first of equals, else the style's
     * own.
     */
    private static Part lead(List<Part> parts, Optional<Part> singer, Blueprint blueprint) {
        Optional<InstrumentSpec> asked = blueprint.instruments().stream()
                .flatMap(id -> Orchestra.find(id).stream())
                .filter(spec -> carriesTunes(spec) && !blueprint.excludes(spec))
                .min(Comparator.comparingInt(Band::accompanying));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.role() == TrackRole.MELODY && !part.equals(singer.orElse(null))) {
                boolean fits = asked.isEmpty()
                        || (blueprint.instruments().contains(part.instrument().id())
                                && accompanying(part.instrument()) <= accompanying(asked.get()));
                Part lead = fits ? part : new Part("Melody", asked.get(), TrackRole.MELODY, 0);
                parts.set(i, lead);
                return lead;
            }
        }
        if (singer.isPresent() && asked.isEmpty()) {
            return singer.get();
        }
        InstrumentSpec spec = asked.orElseGet(() -> parts.stream()
                .map(Part::instrument)
                .filter(Band::carriesTunes)
                .findFirst()
                .orElse(Orchestra.get("piano")));
        add(parts, new Part("Melody", spec, TrackRole.MELODY, 0));
        return parts.getLast();
    }

    private static boolean carriesTunes(InstrumentSpec spec) {
        return switch (spec.family()) {
            case BASS, DRUMS, EFFECT, PAD -> false;
            default -> true;
        };
    }

    /** How much an instrument is one to accompany with: 0 sings alone, 1 does both, 2 mostly plays below or chords. */
    private static int accompanying(InstrumentSpec spec) {
        if (spec.comfort().high() < LOW) {
            return 2;
        }
        return switch (spec.family()) {
            case LEAD -> 0;
            case STRINGS, BRASS, REED, FLUTE, VOICES -> spec.polyphony() < FULL_CHORD ? 0 : 1;
            case PIANO, ELECTRIC_PIANO, MALLETS -> 1;
            default -> 2;
        };
    }

    private static Optional<Part> harmony(List<Part> parts, Part tune, Blueprint blueprint) {
        long choruses = blueprint.sections().stream()
                .filter(plan -> plan.kind() == SectionKind.CHORUS)
                .count();
        if (choruses < 2
                || blueprint.isSolo()
                || tune.instrument().polyphony() > 2
                || blueprint.sections().stream().noneMatch(Band::isLoudChorus)) {
            return Optional.empty();
        }
        add(parts, new Part(tune.name() + " harmony", tune.instrument(), TrackRole.MELODY, 0));
        return Optional.of(parts.getLast());
    }

    private static boolean isLoudChorus(SectionPlan plan) {
        return plan.kind() == SectionKind.CHORUS && plan.energy() >= HARMONY_FROM_ENERGY;
    }

    /** The part that has the tune in a section. */
    Part tune(SectionPlan plan) {
        return plan.lyrics().isEmpty() ? lead : singer.orElse(lead);
    }

    /** Where the first player beside the tune enters: never later than the quietest section. */
    private double firstToEnter() {
        return parts.stream()
                .filter(part ->
                        part.role() != TrackRole.MELODY && !part.instrument().isPercussion())
                .mapToDouble(Part::entersAt)
                .min()
                .orElse(0);
    }

    /**
     * True if the part plays: as loud as the section is, and among the instruments that the section names. Who has the tune
     * plays always; the second voice in the last chorus.
     */
    boolean plays(Part part, Place place) {
        SectionPlan plan = place.plan();
        if (part.equals(harmony.orElse(null))) {
            return place.climax()
                    && isLoudChorus(plan)
                    && part.instrument().equals(tune(plan).instrument());
        }
        if (part.role() == TrackRole.MELODY) {
            return part.equals(tune(plan));
        }
        boolean named = plan.instruments().contains(part.instrument().id());
        double least = Math.max(plan.energy(), firstToEnter());
        return named || (plan.instruments().isEmpty() && part.entersAt() <= least);
    }
}
