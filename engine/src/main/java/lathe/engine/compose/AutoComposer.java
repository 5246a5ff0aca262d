package lathe.engine.compose;

/** Leaves each task to the composer that suits it, as {@link Composers#chosen} says. */
final class AutoComposer implements Composer {

    @Override
    public String id() {
        return "auto";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        boolean toHarmonise = !task.melody().isEmpty() && !task.chordsFixed();
        return Composers.byId(Composers.chosen(id(), task.style(), toHarmonise)).compose(task);
    }
}
