package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/**
 * Plays hits as a drummer does: lateness and velocity are drawn around what {@link DrumFeel} tells of the drum at its place
 * in the bar. A part of each deviation is the drummer's, shared by all that sounds together and drifting from beat to beat;
 * the rest is the limb's. Correlations are those of the table.
 */
final class DrumHand {

    private static final int ENERGY_RANGE = 52;
    /** Small, for the table's means have the usual accents of each place already. */
    private static final int ACCENT = 3;

    private static final int GHOST = 18;

    /** Pedals of the recorded kits sent smaller numbers than pads for strokes of the same weight. */
    private static final int PEDAL = 16;

    private final SectionContext context;
    private final DrumFeel feel;
    private final double amount;
    private final RandomGenerator random;
    private final double ticksPerMs;

    /**
     * A stroke to be played.
     *
     * @param weight share of the customary velocity, 0 to 1
     */
    record Hit(DrumVoice voice, long tick, long ticks, char mark, double weight) {}

    DrumHand(SectionContext context, String feel, double amount, RandomGenerator random) {
        this.context = context;
        this.feel = new DrumFeel(feel);
        this.amount = amount;
        this.random = random;
        double quartersInBeat = context.meter().isCompound()
                ? 12.0 / context.meter().unit()
                : 4.0 / context.meter().unit();
        ticksPerMs = context.bpm() * quartersInBeat * Score.TICKS_PER_QUARTER / 60_000;
    }

    List<Note> play(List<Hit> hits) {
        DrumFeel.Links links = feel.links();
        double lateShare = Math.clamp(links.lateTogether(), 0.05, 0.95);
        double hardShare = Math.clamp(links.hardTogether(), 0.05, 0.95);
        double lateMemory = Math.clamp(links.lateAfter() / lateShare, 0, 0.97);
        double hardMemory = Math.clamp(links.hardAfter() / hardShare, 0, 0.97);
        double late = random.nextGaussian();
        double hard = random.nextGaussian();
        long last = -1;
        List<Note> notes = new ArrayList<>();
        for (Hit hit : hits.stream().sorted(Comparator.comparingLong(Hit::tick)).toList()) {
            if (hit.tick() != last) {
                late = lateMemory * late + Math.sqrt(1 - lateMemory * lateMemory) * random.nextGaussian();
                hard = hardMemory * hard + Math.sqrt(1 - hardMemory * hardMemory) * random.nextGaussian();
                last = hit.tick();
            }
            notes.add(note(hit, mixed(late, lateShare), mixed(hard, hardShare)));
        }
        return notes;
    }

    private double mixed(double shared, double share) {
        double own = random.nextGaussian();
        return Math.clamp(Math.sqrt(share) * shared + Math.sqrt(1 - share) * own, -2.5, 2.5);
    }

    private Note note(Hit hit, double late, double hard) {
        String voice = hit.mark() == 'g' && "snare".equals(hit.voice().group())
                ? "ghost"
                : hit.voice().group();
        int slot = (int) (hit.tick() % context.barTicks() / SectionGrid.STEP_TICKS) % 16;
        DrumFeel.Figures here = feel.at(voice, slot);
        DrumFeel.Figures anywhere = feel.anywhere(voice);
        double lateMs = amount * (here.lateMs() + late * here.lateSpreadMs());
        double velocity = anywhere.velocity()
                + amount * (here.velocity() - anywhere.velocity() + hard * here.velocitySpread())
                + (Character.isUpperCase(hit.mark()) ? ACCENT : 0)
                - (hit.mark() == 'g' && !"ghost".equals(voice) ? GHOST : 0)
                + (hit.voice() == DrumVoice.KICK ? PEDAL : 0)
                + ENERGY_RANGE * (context.energy() - 0.5)
                + Touch.rise(context, hit.tick());
        return new Note(
                hit.tick(),
                Math.max(1, hit.ticks()),
                hit.voice().key(),
                Math.clamp(Math.round(velocity * hit.weight()), 8, Note.MOST),
                (int) Math.round(lateMs * ticksPerMs));
    }
}
