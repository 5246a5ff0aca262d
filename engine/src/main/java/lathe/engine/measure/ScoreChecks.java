package lathe.engine.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.measure.notes.ScoreMeasures;
import lathe.engine.measure.notes.TrackRange;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.song.Song;
import lathe.engine.theory.KeyFinder;
import org.jspecify.annotations.Nullable;

/** A score held against what was asked. */
final class ScoreChecks {

    private static final double TEMPO_TOLERANCE = 0.01;
    private static final double LEAST_RECURRENCE = 0.5;

    private ScoreChecks() {}

    static List<Finding> of(
            Score score, ScoreMeasures measures, Originality originality, @Nullable Asked asked, @Nullable Song song) {
        List<Finding> findings = new ArrayList<>();
        key(findings, measures, asked);
        if (asked != null) {
            Blueprint blueprint = asked.blueprint();
            tempo(findings, score, blueprint);
            meter(findings, score, blueprint);
            length(findings, score, asked);
            instruments(findings, score, blueprint);
        }
        if (song != null) {
            recurrence(findings, song);
        }
        ranges(findings, measures);
        originality(findings, score, originality);
        return List.copyOf(findings);
    }

    private static void key(List<Finding> findings, ScoreMeasures measures, @Nullable Asked asked) {
        if (measures.keys().isEmpty()) {
            return;
        }
        KeyFinder.Fit best = measures.keys().getFirst();
        String heard = "key " + best.key().name() + " (" + SoundChecks.figure(best.correlation(), 2) + ")";
        findings.add(
                asked == null
                        ? Finding.noted("key", best.key().name(), heard)
                        : SoundChecks.keyFinding(best.key(), asked.blueprint().key(), heard));
    }

    private static void tempo(List<Finding> findings, Score score, Blueprint blueprint) {
        double bpm = longestHeld(score) * blueprint.bpm() / blueprint.quartersPerMinute();
        findings.add(Finding.of(
                "tempo_bpm",
                Math.abs(bpm / blueprint.bpm() - 1) <= TEMPO_TOLERANCE,
                bpm,
                blueprint.bpm(),
                "tempo " + SoundChecks.figure(bpm, 1) + " bpm for the most part, asked "
                        + SoundChecks.figure(blueprint.bpm(), 1)));
    }

    /** The tempo that holds for the most ticks: a slowing end is no other tempo. In quarters a minute. */
    private static double longestHeld(Score score) {
        SortedMap<Integer, Long> held = new TreeMap<>();
        List<Timed<Integer>> changes = score.tempo().changes();
        for (int i = 0; i < changes.size(); i++) {
            long end = i + 1 < changes.size() ? changes.get(i + 1).tick() : Long.MAX_VALUE;
            long ticks = Math.min(end, score.endTick()) - changes.get(i).tick();
            held.merge(changes.get(i).value(), Math.max(0, ticks), Long::sum);
        }
        int longest = held.firstKey();
        for (Map.Entry<Integer, Long> tempo : held.entrySet()) {
            longest = tempo.getValue() > held.getOrDefault(longest, 0L) ? tempo.getKey() : longest;
        }
        return 60e6 / longest;
    }

    private static void meter(List<Finding> findings, Score score, Blueprint blueprint) {
        Meter meter = score.meters().isEmpty()
                ? Meter.FOUR_FOUR
                : score.meters().getFirst().value();
        findings.add(Finding.of(
                "meter",
                meter.equals(blueprint.meter()),
                meter.toString(),
                blueprint.meter().toString(),
                "metre " + meter + ", asked " + blueprint.meter()));
    }

    private static void length(List<Finding> findings, Score score, Asked asked) {
        double wanted = asked.seconds();
        double seconds = score.seconds();
        findings.add(Finding.of(
                "duration_s",
                seconds > 0.9 * wanted - 4 && seconds < wanted + 8,
                seconds,
                wanted,
                "length " + SoundChecks.figure(seconds, 1) + " s, sections end at " + SoundChecks.figure(wanted, 1)
                        + " s"));
    }

    private static void instruments(List<Finding> findings, Score score, Blueprint blueprint) {
        List<String> missing = blueprint.instruments().stream()
                .filter(id -> score.tracks().stream().noneMatch(track -> plays(track, id)))
                .toList();
        if (!blueprint.instruments().isEmpty()) {
            String asked = String.join(", ", blueprint.instruments());
            findings.add(Finding.of(
                    "instruments_missing",
                    missing.isEmpty(),
                    missing,
                    List.of(),
                    "instruments asked: " + asked
                            + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing))));
        }
        List<String> unwanted = blueprint.without().stream()
                .filter(id -> score.tracks().stream().anyMatch(track -> plays(track, id)))
                .toList();
        if (!blueprint.without().isEmpty()) {
            String asked = String.join(", ", blueprint.without());
            findings.add(Finding.of(
                    "instruments_unwanted",
                    unwanted.isEmpty(),
                    unwanted,
                    List.of(),
                    "without " + asked + (unwanted.isEmpty() ? "" : "; yet there: " + String.join(", ", unwanted))));
        }
    }

    /** Whether a track with notes plays an instrument or belongs to the family of that name. */
    private static boolean plays(Track track, String id) {
        if (track.notes().isEmpty()) {
            return false;
        }
        boolean family = Orchestra.find(track.instrument())
                .map(spec -> spec.family().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(id::equals)
                .isPresent();
        return family || track.instrument().equals(id) || ("drums".equals(id) && track.percussion());
    }

    private static void recurrence(List<Finding> findings, Song song) {
        SectionRecurrence recurrence = SectionRecurrence.of(song);
        if (Double.isNaN(recurrence.sameKind())) {
            return;
        }
        boolean told = Double.isNaN(recurrence.otherKind()) || recurrence.sameKind() > recurrence.otherKind();
        findings.add(Finding.of(
                "section_recurrence",
                recurrence.sameKind() >= LEAST_RECURRENCE && told,
                recurrence.sameKind(),
                LEAST_RECURRENCE,
                "sections of one kind share " + SoundChecks.figure(100 * recurrence.sameKind(), 0)
                        + " % of their tune"
                        + (Double.isNaN(recurrence.otherKind())
                                ? ""
                                : ", of different kinds " + SoundChecks.figure(100 * recurrence.otherKind(), 0)
                                        + " %")));
    }

    private static void ranges(List<Finding> findings, ScoreMeasures measures) {
        for (TrackRange range : measures.ranges()) {
            if (range.outside() > 0) {
                findings.add(Finding.of(
                        "notes_outside_range",
                        false,
                        range.outside(),
                        0,
                        range.track() + ": " + range.outside() + " of " + range.notes() + " notes are outside of what "
                                + range.instrument() + " can play"));
            }
        }
    }

    /**
     * A warning above the 95th percentile of art songs, which share turns of phrase with others as well. Dance tunes are no measure:
     * half of them are versions of each other.
     */
    private static void originality(List<Finding> findings, Score score, Originality originality) {
        Optional<HumanBands.Band> band = HumanBands.of("songs", Originality.LONGEST);
        if (originality.notes() < MelodyIndex.SHORT) {
            return;
        }
        double usual = band.map(HumanBands.Band::high).orElse((double) MelodyIndex.LONG);
        int longest = originality.longestNotes();
        String stretch = longest == 0
                ? "originality: no eight notes in a row are in the composers' training tunes"
                : "originality: " + longest + " notes in a row are in the composers' training tunes, from "
                        + SoundChecks.figure(score.tempo().seconds(originality.longestStartTick()), 1) + " s on";
        findings.add(Finding.of(
                Originality.LONGEST,
                longest <= usual,
                longest,
                usual,
                stretch + "; " + SoundChecks.figure(usual, 0)
                        + " are usual at most in human songs (it proves nothing about works outside this index)"));
    }
}
