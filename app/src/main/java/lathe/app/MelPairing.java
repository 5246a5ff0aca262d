package lathe.app;

import java.util.List;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;

/**
 * Whether a vocoder takes the mels of some front end. Mels that differ only in their logarithm, their limits or their
 * normalisation are converted; all others would sound wrong without a word, and are refused.
 */
final class MelPairing {

    private MelPairing() {}

    /** Whether a conversion is needed at all. */
    static boolean isSame(MelFrontEnd made, MelFrontEnd wanted) {
        return made.digest().equals(wanted.digest());
    }

    /**
     * Converts in place.
     *
     * @param mel [mels][frames]
     * @throws CallException listing the differences if there is no conversion
     */
    static void convert(float[][] mel, MelFrontEnd made, MelFrontEnd wanted) {
        MelLevel from = made.level();
        MelLevel to = wanted.level();
        boolean sameSums = made.withLevel(to).digest().equals(wanted.digest())
                && from.power() == to.power()
                && from.inputGain() == to.inputGain();
        if (!sameSums || nepers(from) == 0 || nepers(to) == 0) {
            List<String> differences = made.differences(wanted);
            throw new CallException("a mel of " + made.name() + " is not what the vocoder takes (" + wanted.name()
                    + "): " + String.join("; ", differences) + "; make the mel anew, or choose another vocoder");
        }
        double lowest = Math.log(to.floor());
        double highest = Math.log(to.ceiling());
        for (float[] band : mel) {
            for (int t = 0; t < band.length; t++) {
                double ln = (band[t] * from.std() + from.mean()) * nepers(from);
                double held = Math.min(highest, Math.max(lowest, ln));
                band[t] = (float) ((held / nepers(to) - to.mean()) / to.std());
            }
        }
    }

    /** Natural logarithm of the base; 0 if it is no logarithm. */
    private static double nepers(MelLevel level) {
        return switch (level.curve()) {
            case LN -> 1;
            case LOG10 -> Math.log(10);
            case LOG2 -> Math.log(2);
            case POWER, NONE -> 0;
        };
    }
}
