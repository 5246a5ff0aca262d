package lathe.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import lathe.vocoder.musicgen.GenerationRecord;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lathe generate} tells of a piece of music.
 *
 * @param output the sound
 * @param tokens what it was decoded from, if it was kept
 * @param record what determined it
 */
record GeneratedFile(Path output, @Nullable Path tokens, GenerationRecord record) {

    private static final String TOOL = "lathe ";

    /** One line: the file, what is in it, how to get it again, how long it took. */
    String line(double tookSeconds) {
        double seconds = record.request().frames() / record.frameRateHz();
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, %d Hz; seed %d; took %s (%.2f times its length)",
                output,
                Text.duration(seconds),
                record.channels() == 2 ? "stereo" : "mono",
                record.sampleRateHz(),
                record.request().sampling().seed(),
                Text.duration(tookSeconds),
                tookSeconds / seconds);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("output", output.toString());
        json.put("tokens", tokens == null ? null : tokens.toString());
        json.put("tool", TOOL + Lathe.Version.number());
        json.putAll(record.json());
        return json;
    }
}
