package lathe.core.dsp;

/** Makes the choice once, when first asked. */
final class BestKernels {

    static final Kernels INSTANCE = new PlainKernels();

    private BestKernels() {}
}
