package lathe.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lathe.neural.session.InferenceSession;
import org.jspecify.annotations.Nullable;

/**
 * Sound that a model made, and all that is needed to make it again.
 *
 * @param input as the user named it
 * @param output as the user named it
 * @param model what decoded: id, version, digests; empty if none did
 * @param notes what the input was and what became of it, by name
 * @param plan how it was cut
 * @param sound figures of the file
 */
record DecodedFile(
        Path input,
        Path output,
        Map<String, @Nullable Object> model,
        Map<String, @Nullable Object> notes,
        Map<String, @Nullable Object> plan,
        Sound sound) {

    /**
     * Figures of the file.
     *
     * @param frames samples of each channel
     * @param peak largest sample before rounding
     * @param tookSeconds from the first tile to the last
     */
    record Sound(SoundTarget.Format format, int channels, long frames, double peak, double tookSeconds) {

        double seconds() {
            return frames / (double) format.sampleRateHz();
        }
    }

    /** Keys and values as {@code --json} prints them. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("input", input.toString());
        json.put("output", output.toString());
        json.put("lathe_version", Lathe.Version.number());
        if (!model.isEmpty()) {
            json.put("runtime", "ONNX Runtime " + InferenceSession.runtimeVersion());
            json.put("model", model);
        }
        json.putAll(notes);
        json.put("plan", plan);
        json.put("encoding", sound.format().encoding().label());
        json.put("dither", sound.format().dither());
        json.put("seed", sound.format().seed());
        json.put("sample_rate_hz", sound.format().sampleRateHz());
        json.put("channels", sound.channels());
        json.put("frames", sound.frames());
        json.put("duration_s", Json.number(sound.seconds(), 6));
        json.put("peak_dbfs", Json.number(20 * Math.log10(sound.peak()), 2));
        json.put("took_s", Json.number(sound.tookSeconds(), 3));
        return json;
    }

    /** One line for people. */
    String line() {
        List<String> facts = new ArrayList<>();
        facts.add(Text.duration(sound.seconds()));
        facts.add(sound.format().sampleRateHz() + " Hz");
        facts.add(sound.channels() == 1 ? "mono" : sound.channels() == 2 ? "stereo" : sound.channels() + " channels");
        facts.add("peak " + Text.figure(20 * Math.log10(sound.peak()), 1) + " dBFS");
        if (sound.tookSeconds() > 0) {
            facts.add(String.format(
                    Locale.ROOT, "%.1f times as fast as it plays", sound.seconds() / sound.tookSeconds()));
        }
        return output + ": " + String.join(", ", facts);
    }
}
