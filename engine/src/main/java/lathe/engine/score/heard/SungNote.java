package lathe.engine.score.heard;

import java.util.ArrayList;
import java.util.List;
import lathe.core.hearing.Heard;
import lathe.core.hearing.Heard.Moment;
import lathe.engine.score.Note;

/**
 * A stretch of steady pitch.
 *
 * @param start seconds
 * @param end seconds
 * @param pitch MIDI pitch, relative to the tuning of the whole recording
 */
record SungNote(double start, double end, int pitch) {

    private static final double SURE = 0.7;
    private static final double LONGEST_GAP_SECONDS = 0.05;
    private static final double SHORTEST_SECONDS = 0.07;

    /** A slide ends a note once it is further away than this, in semitones; vibrato is not. */
    private static final double LEAP = 0.8;

    private static final int LEAP_MOMENTS = 3;
    private static final int A4 = 69;

    private record Stretch(double start, double end, double pitch) {}

    /** All notes of a recording, by time. */
    static List<SungNote> all(Heard heard) {
        List<Stretch> stretches = stretches(heard);
        double tuning = tuning(stretches);
        List<SungNote> notes = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int pitch = Math.clamp(Math.round(stretch.pitch - tuning), 0, Note.MOST);
            notes.add(new SungNote(stretch.start, stretch.end, pitch));
        }
        return notes;
    }

    private static List<Stretch> stretches(Heard heard) {
        List<Stretch> stretches = new ArrayList<>();
        List<Moment> open = new ArrayList<>();
        int leaping = 0;
        for (Moment moment : heard.pitch()) {
            if (moment.hz() <= 0 || moment.confidence() < SURE) {
                continue;
            }
            if (!open.isEmpty()) {
                double before = open.getLast().seconds();
                boolean leaps = Math.abs(midi(moment) - median(open)) > LEAP;
                leaping = leaps ? leaping + 1 : 0;
                if (moment.seconds() - before > LONGEST_GAP_SECONDS || onsetBetween(heard, open, moment)) {
                    close(open, open.size(), stretches);
                    leaping = 0;
                } else if (leaping == LEAP_MOMENTS) {
                    close(open, open.size() - LEAP_MOMENTS + 1, stretches);
                    leaping = 0;
                }
            }
            open.add(moment);
        }
        close(open, open.size(), stretches);
        return stretches;
    }

    /** True if a note begins anew at the moment and the one before has lasted long enough to be one. */
    private static boolean onsetBetween(Heard heard, List<Moment> open, Moment moment) {
        double before = open.getLast().seconds();
        return before - open.getFirst().seconds() > 2 * SHORTEST_SECONDS
                && heard.onsets().stream().anyMatch(onset -> onset > before && onset <= moment.seconds());
    }

    /** Ends a stretch after so many moments; the others begin the next one. */
    private static void close(List<Moment> open, int count, List<Stretch> stretches) {
        List<Moment> mine = open.subList(0, count);
        if (count > 1 && mine.getLast().seconds() - mine.getFirst().seconds() >= SHORTEST_SECONDS) {
            stretches.add(new Stretch(mine.getFirst().seconds(), mine.getLast().seconds(), median(mine)));
        }
        mine.clear();
    }

    private static double median(List<Moment> moments) {
        double[] pitches = moments.stream().mapToDouble(SungNote::midi).sorted().toArray();
        return pitches[pitches.length / 2];
    }

    private static double midi(Moment moment) {
        return A4 + 12 * Math.log(moment.hz() / 440) / Math.log(2);
    }

    /** How far the singer's semitones lie above those of A = 440 Hz: the circular mean, -0.5 to 0.5. */
    private static double tuning(List<Stretch> stretches) {
        double x = 0;
        double y = 0;
        for (Stretch stretch : stretches) {
            double weight = stretch.end - stretch.start;
            x += weight * Math.cos(2 * Math.PI * stretch.pitch);
            y += weight * Math.sin(2 * Math.PI * stretch.pitch);
        }
        return Math.atan2(y, x) / (2 * Math.PI);
    }
}
