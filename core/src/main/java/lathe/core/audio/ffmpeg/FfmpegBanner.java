package lathe.core.audio.ffmpeg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.core.audio.SampleEncoding;

/**
 * What ffmpeg says of an input before it works on it.
 *
 * @param format for people: {@code MP3}, {@code Ogg Vorbis}, {@code Opus}, {@code AAC}
 * @param encoding {@code COMPRESSED}, or the word length of a lossless format
 * @param tags by RIFF INFO id
 */
record FfmpegBanner(String format, SampleEncoding encoding, Map<String, String> tags) {

    /** ffmpeg's names for texts, by RIFF INFO id. */
    static final Map<String, String> NAME_BY_INFO_ID = Map.of(
            "INAM", "title",
            "IART", "artist",
            "IPRD", "album",
            "ICMT", "comment",
            "ICRD", "date",
            "IGNR", "genre",
            "ITRK", "track");

    private static final Pattern INPUT = Pattern.compile("Input #0, (.+), from '.*");
    private static final Pattern AUDIO = Pattern.compile("\\s+Stream #0:\\d+.*?: Audio: (\\w+)(.*)");
    private static final Pattern SAMPLES = Pattern.compile(", ([su]\\d+)p?(?: \\((\\d+) bit\\))?(?:,|$| )");
    private static final Pattern TAG = Pattern.compile("\\s+(\\S+)\\s*: (.*)");
    private static final Pattern MORE_OF_TAG = Pattern.compile("\\s+: (.*)");

    /** Reads ffmpeg's lines; empty if they name no sound. */
    static Optional<FfmpegBanner> parse(List<String> lines) {
        String container = "";
        Optional<Matcher> audio = Optional.empty();
        for (String line : lines) {
            Matcher input = INPUT.matcher(line);
            if (input.matches()) {
                container = input.group(1);
            }
            Matcher stream = AUDIO.matcher(line);
            if (audio.isEmpty() && stream.matches()) {
                audio = Optional.of(stream);
            }
        }
        String found = container;
        return audio.map(stream -> {
            String codec = stream.group(1);
            return new FfmpegBanner(format(codec, found), encoding(codec, stream.group(2)), tags(lines));
        });
    }

    private static String format(String codec, String container) {
        boolean ogg = container.equals("ogg");
        return switch (codec) {
            case "mp3", "mp3float" -> "MP3";
            case "vorbis" -> ogg ? "Ogg Vorbis" : "Vorbis";
            case "opus" -> "Opus";
            case "aac" -> "AAC";
            case "flac" -> ogg ? "Ogg FLAC" : "FLAC";
            case "wavpack" -> "WavPack";
            case "ape" -> "Monkey's Audio";
            case "wmav1", "wmav2", "wmapro" -> "WMA";
            default -> codec.toUpperCase(Locale.ROOT);
        };
    }

    /** Decoders of lossy formats give floats, or whole numbers of which nobody says how many bits mean anything. */
    private static SampleEncoding encoding(String codec, String rest) {
        boolean lossless = codec.startsWith("pcm_")
                || switch (codec) {
                    case "flac", "alac", "wavpack", "ape", "tta", "wmalossless", "tak", "shorten", "truehd", "mlp" ->
                        true;
                    default -> false;
                };
        Matcher samples = SAMPLES.matcher(rest);
        if (!lossless || !samples.find()) {
            return SampleEncoding.COMPRESSED;
        }
        String bits =
                samples.group(2) != null ? samples.group(2) : samples.group(1).substring(1);
        return switch (bits) {
            case "8" -> SampleEncoding.PCM_8;
            case "16" -> SampleEncoding.PCM_16;
            case "20" -> SampleEncoding.PCM_20;
            case "24" -> SampleEncoding.PCM_24;
            default -> SampleEncoding.PCM_32;
        };
    }

    /** The first text of each name, of the file or of a stream, lines joined. */
    private static Map<String, String> tags(List<String> lines) {
        Map<String, String> byName = new LinkedHashMap<>();
        String open = "";
        for (String line : lines) {
            Matcher more = MORE_OF_TAG.matcher(line);
            Matcher tag = TAG.matcher(line);
            if (more.matches() && !open.isEmpty()) {
                byName.merge(open, more.group(1), (text, next) -> text + "\n" + next);
            } else if (tag.matches()) {
                String name = tag.group(1).toLowerCase(Locale.ROOT);
                boolean isNew = NAME_BY_INFO_ID.containsValue(name) && !byName.containsKey(name);
                open = isNew ? name : "";
                if (isNew) {
                    byName.put(name, tag.group(2).strip());
                }
            }
        }
        Map<String, String> tags = new LinkedHashMap<>();
        byName.forEach((name, text) -> NAME_BY_INFO_ID.forEach((id, idName) -> {
            if (idName.equals(name) && !text.isEmpty()) {
                tags.put(id, text);
            }
        }));
        return tags;
    }
}
