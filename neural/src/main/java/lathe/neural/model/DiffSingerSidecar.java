package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lathe.core.dsp.MelFrontEnd;
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
        putFrontEnd(file, yaml, traits);
    }

    /**
     * The published front end with the numbers of the file in it; by its name where they are the published ones. A base of the
     * logarithm that is not told is 10, as in the oldest exports.
     */
    private static void putFrontEnd(Path file, Map<String, String> yaml, Traits traits) throws ModelException {
        boolean natural = yaml.getOrDefault("mel_base", "10").equals("e");
        MelFrontEnd published = MelFrontEnd.named(natural ? "nsf-hifigan-44k" : "nsf-hifigan-44k-log10");
        Map<String, Object> mel = published.toJson();
        mel.remove("name");
        copy(file, yaml, "sample_rate", mel, "sample_rate_hz");
        copy(file, yaml, "fft_size", mel, "n_fft");
        copy(file, yaml, "win_size", mel, "win_length");
        copy(file, yaml, "hop_size", mel, "hop_length");
        copy(file, yaml, "num_mel_bins", mel, "n_mels");
        copy(file, yaml, "mel_fmin", mel, "fmin");
        copy(file, yaml, "mel_fmax", mel, "fmax");
        mel.put("mel_scale", yaml.getOrDefault("mel_scale", "slaney"));
        long excess = whole(file, yaml, "win_size", 2048) - whole(file, yaml, "hop_size", 512);
        mel.put("pad_left", excess / 2);
        mel.put("pad_right", excess - excess / 2);
        try {
            MelFrontEnd told = MelFrontEnd.ofJson(mel);
            if (told.digest().equals(published.digest())) {
                traits.put("mel_front_end", published.name());
            } else {
                traits.put("mel", told.toJson());
            }
        } catch (IllegalArgumentException unheardOf) {
            String finding = String.valueOf(unheardOf.getMessage());
            throw new ModelException(file, finding, "compare it with the exporter's own", unheardOf);
        }
    }

    private static void copy(Path file, Map<String, String> yaml, String from, Map<String, Object> mel, String to)
            throws ModelException {
        if (yaml.containsKey(from)) {
            mel.put(to, number(file, yaml, from, 0));
        }
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
