package lathe.engine.compose;

/** Writes melody and harmony of one section. Stateless: the task's seed decides, and the same task gives the same draft. */
public interface Composer {

    /** What {@code --composer} calls it. */
    String id();

    /** Writes a section. Never fails for a valid task: where wishes contradict, the soft ones give way. */
    SectionDraft compose(SectionTask task);
}
