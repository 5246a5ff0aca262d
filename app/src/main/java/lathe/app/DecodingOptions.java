package lathe.app;

import java.util.List;
import lathe.core.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that makes sound with a model can be told about it. */
final class DecodingOptions {

    private static final int MOST_THREADS = 256;
    private static final List<String> OVERLAPS = List.of("exact", "published");
    private static final double LOWEST_PEAK_DBFS = -60;

    @Option(
            names = "--model",
            paramLabel = "PATH|ID",
            description = "A model package, an ONNX file, or the id of an installed model (lathe models list).")
    private @Nullable String model;

    @Option(names = "--bits", paramLabel = "16|24|32f", description = "Word length; 24 if left out.")
    private @Nullable String bits;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use; as many as there are cores if left out.")
    private @Nullable Integer threads;

    @Option(
            names = "--economy",
            description = "Decode tiles with less around them: faster, and at least 90 dB down where they meet.")
    private boolean economy;

    @Option(
            names = "--overlap",
            paramLabel = "RULE",
            defaultValue = "exact",
            description = "How long latents are cut: exact, or published, as the program they come from does it.")
    private String overlap;

    @Option(
            names = "--peak",
            paramLabel = "DBFS",
            description = "Scale the sound so that its largest sample is there; nothing is scaled if left out.")
    private @Nullable Double peakDbfs;

    @Option(
            names = "--master",
            paramLabel = "TARGET",
            description = "Master the sound at once for a platform or a number of LUFS; see lathe master.")
    private @Nullable String master;

    @Option(names = "--json", description = "Print what was done as JSON: model, runtime, plan, figures.")
    private boolean json;

    /** The model as it was written, or null. */
    @Nullable
    String model() {
        return model;
    }

    @Nullable
    String bits() {
        return bits;
    }

    /** @throws CallException if there is no such number of threads */
    int checkedThreads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new CallException(
                    "--threads " + threads + " is outside 1 to " + MOST_THREADS + "; give the number of cores");
        }
        return threads;
    }

    boolean economy() {
        return economy;
    }

    /** @throws CallException if there is no such rule */
    boolean checkedPublished() {
        if (!OVERLAPS.contains(overlap)) {
            throw new CallException(Nearest.complaint("overlap", overlap, OVERLAPS));
        }
        return overlap.equals("published");
    }

    /** @throws CallException if it is no level for a peak */
    @Nullable
    Double checkedPeakDbfs() {
        if (peakDbfs != null && !(peakDbfs <= 0 && peakDbfs >= LOWEST_PEAK_DBFS)) {
            throw new CallException(
                    "--peak " + peakDbfs + " is outside " + LOWEST_PEAK_DBFS + " to 0 dBFS; give a level such as -1");
        }
        if (peakDbfs != null && master != null) {
            throw new CallException("--peak and --master both say how loud it becomes; leave one out");
        }
        return peakDbfs;
    }

    @Nullable
    String master() {
        return master;
    }

    boolean json() {
        return json;
    }
}
