package lathe.core.dsp;

/** Makes the choice once, when first asked. */
final class BestKernels {

    private static final String MODULE = "jdk.incubator.vector";

    static final Kernels INSTANCE;
    static final String DESCRIPTION;

    static {
        String wanted = System.getProperty("lathe.kernels", "");
        boolean modulePresent = ModuleLayer.boot().findModule(MODULE).isPresent();
        if (wanted.equals("plain")) {
            INSTANCE = new PlainKernels();
            DESCRIPTION = "plain Java kernels, as lathe.kernels=plain demands";
        } else if (modulePresent) {
            // Only here is the class loaded that needs the module.
            INSTANCE = new VectorKernels();
            DESCRIPTION = "Vector API kernels, " + VectorKernels.LANES + " floats at a time";
        } else {
            INSTANCE = new PlainKernels();
            DESCRIPTION = wanted.equals("vector")
                    ? "plain Java kernels although lathe.kernels=vector: start java with --add-modules=" + MODULE
                    : "plain Java kernels; long-running programs gain from java --add-modules=" + MODULE;
        }
    }

    private BestKernels() {}
}
