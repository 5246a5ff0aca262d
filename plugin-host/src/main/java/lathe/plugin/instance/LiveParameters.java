package lathe.plugin.instance;

import lathe.core.param.Parameter;

/**
 * How values come from the {@link ParameterBank} to the processor: as they are when it is made ready, by events and
 * modulation in a block, by an editor's edits, all anew after a state was loaded. A parameter fixed while running never
 * changes there; the host is asked to restart instead.
 */
final class LiveParameters {

    private final ParameterBank bank;
    private final HostLink host;
    private final EditRing edits = new EditRing();
    private final double[] modulation;
    private final double[] prepared;
    private volatile boolean reload;

    LiveParameters(ParameterBank bank, HostLink host) {
        this.bank = bank;
        this.host = host;
        modulation = new double[bank.count()];
        prepared = new double[bank.count()];
    }

    // --- main thread ------------------------------------------------------------------------------------------------

    /** Gives every value to the processor, which is about to be made ready. */
    void activate() {
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = bank.value(i);
            restore(i, prepared[i]);
        }
    }

    /** Sets a value while no audio thread runs, without modulation. */
    void restore(int index, double value) {
        bank.store(index, value);
        modulation[index] = 0;
        bank.parameter(index).set(value);
    }

    /** Drops what the processor has not been told yet. */
    void forgetChanges() {
        while (!edits.isEmpty()) {
            edits.next();
        }
        reload = false;
    }

    /** Keeps a value, which reaches the processor with the next block; gives what is kept now. */
    double edit(int index, double value) {
        double kept = bank.store(index, value);
        if (!edits.add(index, kept)) {
            reload = true; // the audio thread stands still; it gets everything when it goes on
        }
        return kept;
    }

    /** With the next block the processor gets every value anew. */
    void reload() {
        reload = true;
    }

    /** True if a parameter that is fixed while running has another value than the processor was made ready with. */
    boolean needsRestart() {
        for (int i = 0; i < prepared.length; i++) {
            if (bank.parameter(i).isFixedWhileRunning() && bank.value(i) != prepared[i]) {
                return true;
            }
        }
        return false;
    }

    // --- audio thread -----------------------------------------------------------------------------------------------

    /** Gives the processor what other threads have changed. */
    void takeChanges() {
        if (reload) {
            reload = false;
            for (int i = 0; i < modulation.length; i++) {
                give(i);
            }
        }
        while (!edits.isEmpty()) {
            int index = (int) edits.what();
            edits.next();
            give(index);
        }
    }

    void set(int index, double value) {
        bank.store(index, value);
        give(index);
    }

    /** @param offset added to the value; 0 takes the modulation away */
    void modulate(int index, double offset) {
        modulation[index] = offset;
        give(index);
    }

    private void give(int index) {
        Parameter parameter = bank.parameter(index);
        double value = bank.value(index);
        if (parameter.isFixedWhileRunning()) {
            if (value != prepared[index]) {
                prepared[index] = value;
                host.requestRestart();
            }
            return;
        }
        parameter.set(value + modulation[index]);
    }
}
