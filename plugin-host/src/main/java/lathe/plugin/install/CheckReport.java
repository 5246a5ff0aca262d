package lathe.plugin.install;

import java.util.List;

/**
 * What a check found.
 *
 * @param scanMs from loading the library to the last descriptor
 * @param plugins in the bundle's order
 */
public record CheckReport(double scanMs, List<Plugin> plugins) {

    public CheckReport {
        plugins = List.copyOf(plugins);
    }

    /**
     * One plugin.
     *
     * @param id as its format has it
     * @param name for people
     * @param firstMs the first instance; where a JVM runs already, as here, without starting one
     * @param nextMs the second instance
     * @param activateMs making it ready for 48 kHz and blocks of 64, with the warm-up
     * @param firstBlockUs the first block after that
     * @param medianBlockUs of a thousand blocks
     * @param slowestBlockUs of these
     * @param latencyFrames by which it is late
     * @param stateBytes of its state
     * @param faults what is wrong, a sentence each; none if all is well
     */
    public record Plugin(
            String id,
            String name,
            double firstMs,
            double nextMs,
            double activateMs,
            double firstBlockUs,
            double medianBlockUs,
            double slowestBlockUs,
            int latencyFrames,
            int stateBytes,
            List<String> faults) {

        public Plugin {
            faults = List.copyOf(faults);
        }
    }

    /** Whether no plugin has a fault. */
    public boolean isSound() {
        return plugins.stream().allMatch(plugin -> plugin.faults().isEmpty());
    }
}
