package lathe.engine.arrange.style;

import java.util.List;
import java.util.SequencedMap;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;

/** A style that does what its file says. */
final class GrammarStyle implements Style {

    private final StyleSheet sheet;

    GrammarStyle(StyleSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public String id() {
        return sheet.id();
    }

    @Override
    public List<ChordSpan> progression(SectionContext context, Seed seed) {
        return sheet.progressions(context.key()).write(context, seed);
    }

    @Override
    public List<Part> parts(Blueprint blueprint) {
        return Lineup.choose(sheet.players(), blueprint);
    }

    @Override
    public List<Note> play(Part part, SectionContext context, Seed seed) {
        if (part.role() == TrackRole.MELODY) {
            return List.of();
        }
        List<Note> notes = part.instrument().isPercussion() ? drums(part, context, seed) : pitched(part, context, seed);
        Swing swing = swing(context.meter(), context.swing());
        return Playable.made(notes, part.instrument(), context.ticks()).stream()
                .map(swing::apply)
                .toList();
    }

    /** Compound metres have their long and short already. */
    Swing swing(Meter meter, double amount) {
        return new Swing(amount, meter.isCompound() ? 0 : sheet.swingTicks());
    }

    private List<Note> pitched(Part part, SectionContext context, Seed seed) {
        Player player = sheet.playerOf(part);
        Touch touch = new Touch(
                context,
                player.option("loud", 0),
                seed.child("touch").child(context.turn()).random());
        return switch (part.role()) {
            case PAD -> Padding.play(part, player, context, touch);
            case BASS ->
                new BassLine(part, player, context, touch, seed.child("bass").random())
                        .play(marks(part, context, seed));
            case ARPEGGIO -> new Arpeggio(part, player, context, touch).play(marks(part, context, seed));
            case COUNTER -> counter(part, player, context, touch, seed);
            default -> new Comping(part, player, context, sheet.tensions(), touch).play(marks(part, context, seed));
        };
    }

    private List<Note> counter(Part part, Player player, SectionContext context, Touch touch, Seed seed) {
        CounterLine line = new CounterLine(
                part, player, context, touch, seed.child("counter").random());
        boolean written = StyleSheet.targets(part).stream().anyMatch(sheet.grooves()::knows);
        return written ? line.riff(marks(part, context, seed)) : line.answer();
    }

    private String marks(Part part, SectionContext context, Seed seed) {
        return sheet.grooves()
                .unroll(StyleSheet.targets(part), context, seed.child("pattern"))
                .getOrDefault("", "");
    }

    private List<Note> drums(Part part, SectionContext context, Seed seed) {
        SequencedMap<String, String> marks =
                sheet.grooves().unroll(StyleSheet.targets(part), context, seed.child("pattern"));
        boolean leads = !"percussion".equals(part.instrument().id());
        DrumHand hand = new DrumHand(
                context,
                sheet.feel(),
                sheet.feelAmount(),
                seed.child("hand").child(context.turn()).random());
        return new DrumPart(context, sheet, hand, seed).play(marks, leads);
    }
}
