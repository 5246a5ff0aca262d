package lathe.core.audio.ffmpeg;

import java.util.Arrays;
import java.util.List;

/** The lossy formats that ffmpeg writes for us, each at a quality that is hard to tell from the original. */
enum LossyTarget {
    /** LAME's best variable bit rate, about 245 kbit/s. */
    MP3("MP3", 2) {
        @Override
        List<String> arguments(int channels, String extension) {
            return List.of("-c:a", "libmp3lame", "-q:a", "0", "-f", "mp3");
        }
    },
    /** Quality 8, about 256 kbit/s. */
    OGG_VORBIS("Ogg Vorbis", 8) {
        @Override
        List<String> arguments(int channels, String extension) {
            return List.of("-c:a", "libvorbis", "-q:a", "8", "-f", "ogg");
        }
    },
    /** 192 kbit/s in stereo; always at 48 kHz. */
    OPUS("Opus", 8) {
        @Override
        List<String> arguments(int channels, String extension) {
            return List.of("-c:a", "libopus", "-b:a", 96 * channels + "k", "-ar", "48000", "-f", "opus");
        }
    },
    /** 256 kbit/s in stereo; an ADTS stream for names that end in {@code .aac}. */
    AAC("AAC", 8) {
        @Override
        List<String> arguments(int channels, String extension) {
            String bitRate = 128 * channels + "k";
            return extension.equals("aac")
                    ? List.of("-c:a", "aac", "-b:a", bitRate, "-f", "adts")
                    : List.of("-c:a", "aac", "-b:a", bitRate, "-movflags", "+faststart", "-f", "ipod");
        }
    };

    private final String formatName;
    private final int maxChannels;

    LossyTarget(String formatName, int maxChannels) {
        this.formatName = formatName;
        this.maxChannels = maxChannels;
    }

    /** ffmpeg's arguments for encoder and container. */
    abstract List<String> arguments(int channels, String extension);

    /** As {@code lathe formats} lists it. */
    String formatName() {
        return formatName;
    }

    /** Most channels that fit. */
    int maxChannels() {
        return maxChannels;
    }

    /** The target of a format's name; formats of ffmpeg's own are not written. */
    static LossyTarget of(String formatName) {
        return Arrays.stream(values())
                .filter(target -> target.formatName.equals(formatName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format=" + formatName + " is not written by ffmpeg"));
    }
}
