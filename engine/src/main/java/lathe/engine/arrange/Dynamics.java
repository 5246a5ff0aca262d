package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/** How loud each note is: tunes by energy, accent, arch of the phrase and what the section leads to; all players where the song dies away. */
final class Dynamics {

    private static final double SOFTEST_TUNE = 56;
    private static final double TUNE_SPAN = 46;
    private static final int DOWNBEAT = 6;
    private static final int OFF_BEAT = -4;
    private static final double ARCH = 7;
    private static final double STEP_UP = 0.15;
    private static final double STEP_DOWN = -0.25;
    private static final double LAST_OF_FADE = 0.2;
    private static final Set<String> FADING = Set.of("ambient", "lo-fi", "synthwave", "reggae");

    private Dynamics() {}

    /** A tune's velocities: the section's energy, an arch over each phrase of four bars, the metre's accents, high notes louder. */
    static List<Note> tune(List<Note> notes, Meter meter, double energy) {
        long bar = meter.barTicks(Score.TICKS_PER_QUARTER);
        long beat = meter.beatTicks(Score.TICKS_PER_QUARTER);
        double middle = notes.stream().mapToInt(Note::pitch).average().orElse(0);
        List<Note> shaped = new ArrayList<>();
        for (Note note : notes) {
            double inPhrase = note.startTick() % (4 * bar) / (4.0 * bar);
            double arch = ARCH * Math.sin(Math.PI * Math.min(1, inPhrase * 1.15));
            int accent = note.startTick() % bar == 0 ? DOWNBEAT : note.startTick() % beat == 0 ? 0 : OFF_BEAT;
            double height = Math.clamp((note.pitch() - middle) * 0.6, -5, 5);
            shaped.add(note.withVelocity((int) Math.round(SOFTEST_TUNE + TUNE_SPAN * energy + arch + accent + height)));
        }
        return shaped;
    }

    /** The section's end leans towards the next section: a crescendo of two bars into a louder one, a bar's sigh into a softer. */
    static List<Note> towardsNext(List<Note> notes, Place place) {
        double step = place.energyAfter() - place.plan().energy();
        if (place.isLast() || (step < STEP_UP && step > STEP_DOWN)) {
            return notes;
        }
        long length = Math.min(place.ticks(), (step > 0 ? 2 : 1) * place.barTicks());
        double gain = Math.clamp(step * 24, -9, 12);
        return notes.stream()
                .map(note -> {
                    double way = 1 - (double) (place.ticks() - note.startTick()) / length;
                    return way <= 0 ? note : note.withVelocity((int) Math.round(note.velocity() + gain * way));
                })
                .toList();
    }

    /** True if the song dies away rather than ends. */
    static boolean fades(Place last, String style) {
        String wish = last.plan().modifier().toLowerCase(Locale.ROOT);
        return wish.contains("fade") || wish.contains("ausblend") || FADING.contains(style);
    }

    /** The last section from its own loudness down to almost nothing. */
    static List<Note> fade(List<Note> notes, Place place) {
        return notes.stream()
                .map(note -> {
                    double way = Math.min(1, (double) note.startTick() / place.ticks());
                    return note.withVelocity((int) Math.round(note.velocity() * (1 - way * (1 - LAST_OF_FADE))));
                })
                .toList();
    }
}
