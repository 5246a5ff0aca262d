package lathe.engine.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.Meter;
import lathe.engine.theory.Key;

/**
 * What a song shall be, before a note is written.
 *
 * @param title may be empty
 * @param style id of the style grammar that arranges it, one of {@link Styles}
 * @param genres ids of genre concepts with their weights, the weightiest first
 * @param moods ids of mood and scene concepts with their weights; {@code solo} where the named instruments shall play alone
 * @param bpm beats a minute, 30 to 300; a beat is the metre's, a dotted one in compound metres
 * @param meter 2, 3, 4 or 6 beats
 * @param key tonic and mode
 * @param seconds length that was asked for; 0 where the form decides
 * @param swing 0 for even eighths to 1 for the first twice as long as the second
 * @param sections in order; never empty
 * @param instruments ids that were asked for, all through
 * @param without ids and families that must not sound, such as {@code drums}
 * @param loudnessLufs integrated loudness of the master
 * @param seed where all randomness grows from
 * @param sources for a field's path, such as {@code bpm} or {@code sections[2].energy}, what set it
 * @param locked paths that no later change may touch
 */
public record Blueprint(
        String title,
        String style,
        SequencedMap<String, Double> genres,
        SequencedMap<String, Double> moods,
        double bpm,
        Meter meter,
        Key key,
        double seconds,
        double swing,
        List<SectionPlan> sections,
        List<String> instruments,
        List<String> without,
        double loudnessLufs,
        long seed,
        SequencedMap<String, String> sources,
        Set<String> locked) {

    /** Slowest and fastest tempo that a blueprint may ask for. */
    public static final double SLOWEST_BPM = 30;

    /** Fastest. */
    public static final double FASTEST_BPM = 300;

    /** Longest song. */
    public static final double MOST_SECONDS = 900;

    /** What {@link #moods} says where the named instruments shall play alone. */
    public static final String SOLO = "solo";

    /** Longest section. */
    public static final int MOST_BARS = 512;

    /** Refuses values out of range. */
    public Blueprint {
        if (!(bpm >= SLOWEST_BPM && bpm <= FASTEST_BPM)) {
            throw new IllegalArgumentException("bpm=" + bpm);
        }
        if (!(seconds >= 0 && seconds <= MOST_SECONDS) || !(swing >= 0 && swing <= 1) || sections.isEmpty()) {
            throw new IllegalArgumentException(
                    "seconds=" + seconds + " swing=" + swing + " sections=" + sections.size());
        }
        genres = copy(genres);
        moods = copy(moods);
        sources = copy(sources);
        sections = List.copyOf(sections);
        instruments = List.copyOf(instruments);
        without = List.copyOf(without);
        locked = Collections.unmodifiableSet(new TreeSet<>(locked));
    }

    private static <V> SequencedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }

    /** Quarters a minute: what a tempo map counts. */
    public double quartersPerMinute() {
        double quartersInBeat = (meter.isCompound() ? 3.0 : 1.0) * 4 / meter.unit();
        return bpm * quartersInBeat;
    }

    /** Bars in all sections. */
    public int bars() {
        return sections.stream().mapToInt(SectionPlan::bars).sum();
    }

    /** Length of a bar. */
    public double barSeconds() {
        return 60 / quartersPerMinute() * meter.beats() * 4 / meter.unit();
    }

    /** Length of all sections. */
    public double lengthSeconds() {
        return bars() * barSeconds();
    }

    /**
     * True if the instrument may not sound: {@link #without} names it or its family. Families are written as in {@code drums} and
     * {@code electric-piano}.
     */
    public boolean excludes(InstrumentSpec instrument) {
        return excludes(instrument.id()) || excludes(instrument.family().name());
    }

    /** True if {@link #without} has the name of an instrument, a family or a role, whatever its case and hyphens. */
    public boolean excludes(String name) {
        String wanted = kebab(name);
        return without.stream().anyMatch(word -> kebab(word).equals(wanted));
    }

    /** True if the named instruments shall play alone. */
    public boolean isSolo() {
        return moods.containsKey(SOLO) || genres.containsKey(SOLO);
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** The blueprint with other sections. */
    public Blueprint withSections(List<SectionPlan> other) {
        return with(other, seed, locked);
    }

    /** The blueprint with another seed. */
    public Blueprint withSeed(long other) {
        return with(sections, other, locked);
    }

    /** The blueprint with other paths locked. */
    public Blueprint withLocked(Set<String> other) {
        return with(sections, seed, other);
    }

    private Blueprint with(List<SectionPlan> otherSections, long otherSeed, Set<String> otherLocked) {
        return new Blueprint(
                title,
                style,
                genres,
                moods,
                bpm,
                meter,
                key,
                seconds,
                swing,
                otherSections,
                instruments,
                without,
                loudnessLufs,
                otherSeed,
                sources,
                otherLocked);
    }
}
