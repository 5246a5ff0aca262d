package lathe.core.dsp;

/**
 * The choice between the twins, made once, when first asked.
 *
 * @param kernels the twin chosen
 * @param description why, in a sentence for people
 */
record BestKernels(Kernels kernels, String description) {

    private static final String MODULE = "jdk.incubator.vector";

    static final BestKernels OF_THIS_JVM = choose(
            System.getProperty("lathe.kernels", ""),
            ModuleLayer.boot().findModule(MODULE).isPresent());

    /** @param wanted {@code plain}, {@code vector}, or anything else for no preference */
    static BestKernels choose(String wanted, boolean modulePresent) {
        if (wanted.equals("plain")) {
            return new BestKernels(new PlainKernels(), "plain Java kernels, as lathe.kernels=plain demands");
        }
        if (modulePresent) {
            // Only here is the class loaded that needs the module.
            return new BestKernels(
                    new VectorKernels(), "Vector API kernels, " + VectorKernels.LANES + " floats at a time");
        }
        return new BestKernels(
                new PlainKernels(),
                wanted.equals("vector")
                        ? "plain Java kernels although lathe.kernels=vector: start java with --add-modules=" + MODULE
                        : "plain Java kernels, quickest for short runs; long-running programs gain from java --add-modules="
                                + MODULE);
    }
}
