package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;

/**
 * Chord progressions of a style as a weighted context-free grammar: what it spells is bars, each of one chord or several.
 *
 * <p>A section grows from the rule of its kind, phrase by phrase, until its bars are full; its end is then replaced by a
 * cadence: {@code closed} where the music comes to rest, {@code open} where it leads on. Styles that live from a loop have
 * an empty open cadence and go round.
 */
final class ProgressionGrammar {

    private static final int MOST_DEPTH = 12;

    /**
     * One way to write a rule.
     *
     * @param weight how often, against the others
     * @param symbols bars, or names of rules behind a {@code $}
     */
    record Alternative(int weight, List<String> symbols) {}

    private final SequencedMap<String, List<Alternative>> rules;

    ProgressionGrammar(SequencedMap<String, List<Alternative>> rules) {
        this.rules = rules;
        check();
    }

    private void check() {
        for (String needed : List.of("any", "open", "closed")) {
            if (!rules.containsKey(needed)) {
                throw new IllegalArgumentException("no rule " + needed);
            }
        }
        for (List<Alternative> alternatives : rules.sequencedValues()) {
            for (Alternative alternative : alternatives) {
                alternative.symbols().forEach(this::checkSymbol);
            }
        }
    }

    private void checkSymbol(String symbol) {
        if (symbol.startsWith("$")) {
            if (!rules.containsKey(symbol.substring(1))) {
                throw new IllegalArgumentException("no rule " + symbol);
            }
        } else if (!"%".equals(symbol)) {
            bar(symbol);
        }
    }

    private static List<Roman> bar(String symbol) {
        return Stream.of(symbol.split(",", -1)).map(Roman::parse).toList();
    }

    /** Chords for the whole section. */
    List<ChordSpan> write(SectionContext context, Seed seed) {
        RandomGenerator random = seed.child("progression").random();
        String rule = ruleOf(context);
        List<List<Roman>> bars = new ArrayList<>();
        List<List<Roman>> first = bars(rule, random);
        List<List<Roman>> second = random.nextInt(3) == 0 ? bars(rule, random) : first;
        while (bars.size() < context.bars()) {
            boolean odd = bars.size() / first.size() % 2 == 1;
            bars.addAll(odd && second.size() == first.size() ? second : first);
        }
        bars = new ArrayList<>(bars.subList(0, context.bars()));
        close(bars, context, random);
        return spans(bars, context.meter(), context.key());
    }

    /** The rule of the kind and length, or the kind, or a kindred one. */
    private String ruleOf(SectionContext context) {
        String bars = "." + context.bars();
        SectionKind kind = context.kind();
        while (true) {
            String name = StyleSheet.kebab(kind.name());
            if (rules.containsKey(name + bars)) {
                return name + bars;
            }
            if (rules.containsKey(name)) {
                return name;
            }
            if (kin(kind) == kind) {
                return rules.containsKey("any" + bars) ? "any" + bars : "any";
            }
            kind = kin(kind);
        }
    }

    /** The kind whose chords another may borrow; itself where there is none. */
    private static SectionKind kin(SectionKind kind) {
        return switch (kind) {
            case HOOK, DROP, POST_CHORUS -> SectionKind.CHORUS;
            case REPRISE -> SectionKind.THEME;
            case BUILD -> SectionKind.PRE_CHORUS;
            case DEVELOPMENT, BREAKDOWN -> SectionKind.BRIDGE;
            case THEME, SOLO -> SectionKind.VERSE;
            case INTERLUDE, OUTRO -> SectionKind.INTRO;
            default -> kind;
        };
    }

    private void close(List<List<Roman>> bars, SectionContext context, RandomGenerator random) {
        boolean open = isOpen(context);
        List<List<Roman>> cadence = bars(open ? "open" : "closed", random);
        int length = Math.min(cadence.size(), Math.max(1, bars.size() - 1));
        if (cadence.isEmpty() || (open && bars.size() < 2)) {
            return;
        }
        for (int i = 0; i < length; i++) {
            bars.set(bars.size() - length + i, cadence.get(cadence.size() - length + i));
        }
    }

    /** True where the section leads on instead of coming to rest. */
    private static boolean isOpen(SectionContext context) {
        if (context.next().isEmpty()) {
            return false;
        }
        return switch (context.kind()) {
            case INTRO, PRE_CHORUS, BUILD, BRIDGE, BREAKDOWN, INTERLUDE, DEVELOPMENT -> true;
            case VERSE, SOLO, DROP, POST_CHORUS, HOOK ->
                context.next().get() != SectionKind.VERSE && context.next().get() != SectionKind.OUTRO;
            default -> false;
        };
    }

    private List<List<Roman>> bars(String rule, RandomGenerator random) {
        List<String> texts = new ArrayList<>();
        expand(rule, random, texts, 0);
        List<List<Roman>> bars = new ArrayList<>();
        for (String text : texts) {
            if ("%".equals(text)) {
                bars.add(bars.getLast());
            } else {
                bars.add(bar(text));
            }
        }
        return bars;
    }

    private void expand(String rule, RandomGenerator random, List<String> into, int depth) {
        List<Alternative> alternatives = rules.get(rule);
        if (alternatives == null || depth > MOST_DEPTH) {
            throw new IllegalArgumentException("rule=" + rule + " depth=" + depth);
        }
        int left = random.nextInt(
                alternatives.stream().mapToInt(Alternative::weight).sum());
        for (Alternative alternative : alternatives) {
            left -= alternative.weight();
            if (left < 0) {
                for (String symbol : alternative.symbols()) {
                    if (symbol.startsWith("$")) {
                        expand(symbol.substring(1), random, into, depth + 1);
                    } else {
                        into.add(symbol);
                    }
                }
                return;
            }
        }
    }

    /** Bars to time: several chords in a bar share its beats, the earlier ones taking what is over. */
    private static List<ChordSpan> spans(List<List<Roman>> bars, Meter meter, Key key) {
        long barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
        List<ChordSpan> spans = new ArrayList<>();
        for (int bar = 0; bar < bars.size(); bar++) {
            List<Roman> chords = bars.get(bar);
            for (int i = 0; i < chords.size(); i++) {
                long start = share(i, chords.size(), meter, barTicks);
                long end = share(i + 1, chords.size(), meter, barTicks);
                if (end > start) {
                    spans.add(new ChordSpan(
                            bar * barTicks + start, end - start, chords.get(i).in(key)));
                }
            }
        }
        return spans;
    }

    private static long share(int part, int parts, Meter meter, long barTicks) {
        int beats = meter.isCompound() ? meter.beats() / 3 : meter.beats();
        return Math.ceilDiv(part * beats, parts) * (barTicks / beats);
    }
}
