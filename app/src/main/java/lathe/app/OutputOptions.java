package lathe.app;

import java.nio.file.Path;
import java.util.List;
import lathe.core.audio.Resampler;
import lathe.core.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that writes sound can be told about it. */
final class OutputOptions {

    private static final List<String> DITHERS = List.of("none", "tpdf", "shaped");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "File to write; its ending says the format.")
    private Path target;

    @Option(names = "--rate", paramLabel = "HZ", description = "Sample rate; without it as in the input.")
    private @Nullable Integer rateHz;

    @Option(names = "--dither", paramLabel = "KIND", description = "none, tpdf (triangular) or shaped.")
    private @Nullable String dither;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all that is left to chance, 0 if left out; the same seed gives the same bytes.")
    private long seed;

    /** Where to write. */
    Path target() {
        return target;
    }

    /**
     * The rate asked for, or 0.
     *
     * @throws CallException if the resampler does not know it
     */
    int checkedRate() {
        if (rateHz == null) {
            return 0;
        }
        if (rateHz < Resampler.MIN_RATE_HZ || rateHz > Resampler.MAX_RATE_HZ) {
            throw new CallException("--rate " + rateHz + " is outside " + Resampler.MIN_RATE_HZ + " to "
                    + Resampler.MAX_RATE_HZ + " Hz; give hertz, such as 44100");
        }
        return rateHz;
    }

    /**
     * The dither asked for, or null.
     *
     * @throws CallException if there is no such dither
     */
    @Nullable
    String checkedDither() {
        if (dither != null && !DITHERS.contains(dither)) {
            throw new CallException(Nearest.complaint("dither", dither, DITHERS));
        }
        return dither;
    }

    long seed() {
        return seed;
    }
}
