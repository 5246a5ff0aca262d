package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.TrackRole;

/**
 * Chooses the players for a song: the style's band, with the instruments that were asked for in the places that fit them,
 * and without those that must not sound. A song for {@code solo} instruments has these alone.
 */
final class Lineup {

    /** Who takes the tune where none of the style's own may. */
    private static final List<String> ANY_TUNE = List.of(
            "piano", "violin", "flute", "synth-lead", "acoustic-guitar", "trumpet", "organ", "vibraphone", "harp");

    /** A place that is filled. */
    private record Seat(Player player, InstrumentSpec spec, boolean asked) {}

    private final Blueprint blueprint;
    private final List<Seat> seats = new ArrayList<>();

    private Lineup(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    static List<Part> choose(List<Player> players, Blueprint blueprint) {
        Lineup lineup = new Lineup(blueprint);
        List<InstrumentSpec> asked = lineup.asked();
        boolean solo = !asked.isEmpty() && blueprint.isSolo();
        for (Player player : players) {
            if (!blueprint.excludes(player.role().name())) {
                lineup.usual(player).ifPresent(spec -> lineup.seats.add(new Seat(player, spec, false)));
            }
        }
        asked.forEach(lineup::seat);
        if (solo) {
            lineup.alone(asked);
        }
        return lineup.parts();
    }

    private List<InstrumentSpec> asked() {
        Set<String> ids = new LinkedHashSet<>(blueprint.instruments());
        blueprint.sections().forEach(section -> ids.addAll(section.instruments()));
        return ids.stream()
                .map(Orchestra::find)
                .flatMap(Optional::stream)
                .filter(spec -> !blueprint.excludes(spec))
                .toList();
    }

    private Optional<InstrumentSpec> usual(Player player) {
        List<String> substitutes = player.role() == TrackRole.MELODY ? ANY_TUNE : List.of();
        return Stream.concat(player.instruments().stream(), substitutes.stream())
                .map(Orchestra::get)
                .filter(spec -> !blueprint.excludes(spec))
                .findFirst();
    }

    /** Gives an asked instrument the place that suits it best, or adds one. */
    private void seat(InstrumentSpec spec) {
        int best = -1;
        int bestFit = 0;
        for (int i = 0; i < seats.size(); i++) {
            int fit = seats.get(i).asked() ? 0 : fit(seats.get(i), spec);
            if (fit > bestFit) {
                best = i;
                bestFit = fit;
            }
        }
        if (best >= 0) {
            seats.set(best, new Seat(seats.get(best).player(), spec, true));
        } else {
            TrackRole role = customaryRole(spec);
            seats.add(new Seat(new Player(role, "", List.of(spec.id()), 0, new LinkedHashMap<>()), spec, true));
        }
    }

    private static int fit(Seat seat, InstrumentSpec spec) {
        if (seat.spec().id().equals(spec.id())) {
            return 4;
        }
        boolean drums = seat.spec().isPercussion();
        if (drums != spec.isPercussion()) {
            return 0;
        }
        if (seat.player().instruments().contains(spec.id())) {
            return 3;
        }
        if (seat.spec().family() == spec.family()) {
            return seat.spec().polyphony() > 2 == spec.polyphony() > 2 ? 2 : 0;
        }
        return seat.player().role() == customaryRole(spec) ? 1 : 0;
    }

    private static TrackRole customaryRole(InstrumentSpec spec) {
        return switch (spec.family()) {
            case PIANO, ELECTRIC_PIANO, ORGAN, GUITAR -> TrackRole.CHORDS;
            case PLUCKED -> TrackRole.ARPEGGIO;
            case MALLETS -> TrackRole.COUNTER;
            case BASS -> TrackRole.BASS;
            case STRINGS, VOICES, BRASS -> spec.polyphony() > 2 ? TrackRole.PAD : TrackRole.MELODY;
            case REED, FLUTE, LEAD -> TrackRole.MELODY;
            case PAD, EFFECT -> TrackRole.PAD;
            case DRUMS -> TrackRole.DRUMS;
        };
    }

    /** Only the asked ones, in all their places: the first has the tune if none has, and both hands stay. */
    private void alone(List<InstrumentSpec> asked) {
        seats.removeIf(seat -> !asked.contains(seat.spec()));
        InstrumentSpec first = asked.getFirst();
        if (seats.stream().noneMatch(seat -> seat.player().role() == TrackRole.MELODY)) {
            seats.addFirst(new Seat(
                    new Player(TrackRole.MELODY, "", List.of(first.id()), 0, new LinkedHashMap<>()), first, true));
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Seat seat : seats) {
            String wanted = seat.player().name().isEmpty()
                    ? seat.spec().name()
                    : seat.player().name();
            String name = wanted;
            for (int i = 2; !names.add(name); i++) {
                name = wanted + " " + i;
            }
            double enters = seat.asked()
                    ? Math.min(seat.player().entersAt(), 0.3)
                    : seat.player().entersAt();
            parts.add(new Part(name, seat.spec(), seat.player().role(), enters));
        }
        return List.copyOf(parts);
    }
}
