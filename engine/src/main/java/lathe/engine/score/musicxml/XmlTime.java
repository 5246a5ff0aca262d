package lathe.engine.score.musicxml;

import lathe.engine.score.written.Sheet;

/** Where a part has come to within a measure: divisions, backup and forward, chords. */
final class XmlTime {

    private static final double MOST_QUARTERS = 4096;

    private double divisions = 1;
    private long now;
    private long furthest;
    private long noteStart;

    void beginMeasure() {
        now = 0;
        furthest = 0;
    }

    /** Moves past an element, if it moves time at all. */
    void pass(XmlElement element) {
        switch (element.name()) {
            case "attributes" -> divisions = Math.clamp(element.number("divisions", divisions), 1e-3, 1e6);
            case "backup" -> now = Math.max(0, now - units(element));
            case "forward" -> move(units(element));
            case "note" -> {
                if (!element.has("chord")) {
                    noteStart = now;
                    move(element.has("grace") ? 0 : units(element));
                }
            }
            default -> {
                // Takes no time.
            }
        }
    }

    private void move(long units) {
        now += units;
        furthest = Math.max(furthest, now);
    }

    /** Length of a note, backup or forward. */
    long units(XmlElement element) {
        double quarters = Math.clamp(element.number("duration", 0) / divisions, 0, MOST_QUARTERS);
        return Math.round(quarters * Sheet.QUARTER);
    }

    /** Units from the start of the measure. */
    long now() {
        return now;
    }

    /** Start of the note passed last, or of the first of its chord. */
    long noteStart() {
        return noteStart;
    }

    /** Length of the measure so far. */
    long furthest() {
        return furthest;
    }
}
