package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;

/** Chord symbols of bars to chords in time. */
final class ChordPlan {

    private ChordPlan() {}

    /**
     * The chords that a section was given. Several in a bar share its beats, the earlier ones taking what is over: three in
     * 4/4 last 2, 1 and 1. A bar without chords goes on with the last one.
     */
    static List<ChordSpan> given(SectionPlan plan, Meter meter, Key key) {
        long barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
        List<ChordSpan> spans = new ArrayList<>();
        Chord last = tonic(key);
        for (int bar = 0; bar < plan.bars(); bar++) {
            List<Chord> chords = plan.chordsOf(bar).orElse(List.of());
            chords = chords.isEmpty() ? List.of(last) : chords;
            for (int i = 0; i < chords.size(); i++) {
                long start = share(i, chords.size(), meter);
                long end = share(i + 1, chords.size(), meter);
                if (end > start) {
                    spans.add(new ChordSpan(bar * barTicks + start, end - start, chords.get(i)));
                }
            }
            last = chords.getLast();
        }
        return spans;
    }

    private static long share(int part, int parts, Meter meter) {
        long barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
        if (parts > meter.beats()) {
            return barTicks * part / parts;
        }
        return Math.ceilDiv((long) part * meter.beats(), parts) * meter.beatTicks(Score.TICKS_PER_QUARTER);
    }

    /** The chord on the first degree. */
    static Chord tonic(Key key) {
        return Chord.of(key.tonic(), key.mode().isMinor() ? ChordQuality.MINOR : ChordQuality.MAJOR);
    }

    /** The same chords without gaps or overlaps from 0 to the end. */
    static List<ChordSpan> whole(List<ChordSpan> spans, long ticks, Key key) {
        List<ChordSpan> whole = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            long start = whole.isEmpty() ? 0 : spans.get(i).startTick();
            long end = i + 1 < spans.size() ? Math.min(ticks, spans.get(i + 1).startTick()) : ticks;
            if (end > start) {
                whole.add(new ChordSpan(start, end - start, spans.get(i).chord()));
            }
        }
        return whole.isEmpty() ? List.of(new ChordSpan(0, ticks, tonic(key))) : whole;
    }
}
