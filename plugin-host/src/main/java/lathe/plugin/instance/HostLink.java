package lathe.plugin.instance;

/** What an instance asks of the host that holds it; each plugin format says it in its own words. */
public interface HostLink {

    /** A gesture on a parameter begins; main thread. */
    void beginEdit(int index);

    /** The parameter moves to a value in natural units; main thread. The instance has it already. */
    void edit(int index, double value);

    /** The gesture ended; main thread. */
    void endEdit(int index);

    /** Wants to be deactivated and activated, as latency or a setting fixed while running changed; any thread, no allocation. */
    void requestRestart();

    /** Values changed by something else than an edit: a state, a preset; main thread. */
    void valuesChanged();

    /** Wants its window at another size, in the editor's units; main thread. False if the host will not. */
    boolean requestEditorSize(int width, int height);
}
