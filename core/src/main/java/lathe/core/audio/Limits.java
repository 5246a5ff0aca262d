package lathe.core.audio;

import java.nio.file.Path;

/** Refuses what no processor could serve, whatever the format. */
public final class Limits {

    /** Lowest sample rate. */
    public static final int MIN_SAMPLE_RATE_HZ = 1_000;

    /** Highest sample rate. */
    public static final int MAX_SAMPLE_RATE_HZ = 768_000;

    private Limits() {}

    /** The number of channels, if it is one that can be worked on. */
    public static int channels(Path file, long channels) throws AudioFileException {
        if (channels < 1) {
            throw new AudioFileException(file, "header says " + channels + " channels", "re-export the file");
        }
        if (channels > ChannelLayout.MAX_CHANNELS) {
            throw new AudioFileException(
                    file,
                    "has " + channels + " channels",
                    "Lathe works on up to " + ChannelLayout.MAX_CHANNELS + ": split it or mix it down first");
        }
        return (int) channels;
    }

    /** The rate in whole Hz, if it is one that can be worked on. */
    public static int sampleRateHz(Path file, double hz) throws AudioFileException {
        long rounded = Math.round(hz);
        if (!(rounded >= MIN_SAMPLE_RATE_HZ && rounded <= MAX_SAMPLE_RATE_HZ)) {
            throw new AudioFileException(
                    file,
                    "header says a sample rate of " + rounded + " Hz",
                    "Lathe works on " + MIN_SAMPLE_RATE_HZ + " to " + MAX_SAMPLE_RATE_HZ + " Hz: re-export the file");
        }
        return (int) rounded;
    }
}
