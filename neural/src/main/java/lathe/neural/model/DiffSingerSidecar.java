package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;

/** {@code vocoder.yaml} beside an NSF-HiFiGAN of DiffSinger and OpenUTAU. */
final class DiffSingerSidecar {

    static final String NAME = "vocoder.yaml";

    private static final long LARGEST_BYTES = 1 << 20;

    private DiffSingerSidecar() {}

    static void read(Path file, Traits traits) throws ModelException {
        Map<String, String> yaml;
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new ModelException(file, "is too large for a description", "give DiffSinger's own file");
            }
            yaml = FlatYaml.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ModelException(file, "cannot be read (" + unreadable.getMessage() + ")", "check it", unreadable);
        }
        traits.convention("diffsinger");
        traits.kind(ModelKind.MEL_VOCODER);
        traits.family("nsf-hifigan");
        traits.channels(1);
        if (yaml.containsKey("sample_rate")) {
            traits.sampleRateHz(whole(file, yaml, "sample_rate", 0));
        }
        if (yaml.containsKey("hop_size")) {
            traits.hop(whole(file, yaml, "hop_size", 0));
        }
        traits.put("mel", mel(file, yaml));
    }

    /** The front end in the words of {@code model.json}; a base that is not told is 10, as in the oldest exports. */
    private static SequencedMap<String, Object> mel(Path file, Map<String, String> yaml) throws ModelException {
        SequencedMap<String, Object> mel = new LinkedHashMap<>();
        mel.put("n_fft", whole(file, yaml, "fft_size", 2048));
        mel.put("win_length", whole(file, yaml, "win_size", 2048));
        mel.put("hop_length", whole(file, yaml, "hop_size", 512));
        mel.put("n_mels", whole(file, yaml, "num_mel_bins", 128));
        mel.put("fmin_hz", number(file, yaml, "mel_fmin", 40));
        mel.put("fmax_hz", number(file, yaml, "mel_fmax", 16_000));
        mel.put("log_base", yaml.getOrDefault("mel_base", "10"));
        mel.put("scale", yaml.getOrDefault("mel_scale", "slaney"));
        return mel;
    }

    private static long whole(Path file, Map<String, String> yaml, String key, long untold) throws ModelException {
        return (long) number(file, yaml, key, (double) untold);
    }

    private static double number(Path file, Map<String, String> yaml, String key, double untold) throws ModelException {
        String text = yaml.get(key);
        try {
            return text == null ? untold : Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            throw new ModelException(file, key + " is \"" + Shown.text(text) + "\"", "give a number there", notNumber);
        }
    }
}
