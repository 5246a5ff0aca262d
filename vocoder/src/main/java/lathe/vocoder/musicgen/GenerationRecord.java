package lathe.vocoder.musicgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.neural.model.Digest;
import lathe.neural.session.InferenceSession;

/**
 * Everything that determined a piece of music: on the same kind of machine, the same record gives the same tokens.
 *
 * @param request what was asked for
 * @param codebooks rows of tokens
 * @param channels of the sound
 * @param sampleRateHz of the sound
 * @param frameRateHz frames of tokens a second
 * @param windows how music longer than a window is made
 * @param models the files that took part
 * @param runtime what ran them
 */
public record GenerationRecord(
        MusicGenRequest request,
        int codebooks,
        int channels,
        int sampleRateHz,
        double frameRateHz,
        Windows windows,
        List<ModelFile> models,
        String runtime) {

    /** The rule by which numbers become tokens: that of {@link TokenSampler}. */
    private static final String SAMPLER = "splitmix64-inverse-cdf-1";

    /**
     * A file that took part.
     *
     * @param name of the file, without its folder
     * @param bytes its size
     * @param sha256 64 hexadecimal digits
     */
    public record ModelFile(String name, long bytes, String sha256) {

        private static ModelFile of(Path file) throws IOException {
            return new ModelFile(String.valueOf(file.getFileName()), Files.size(file), Digest.sha256(file));
        }
    }

    public GenerationRecord {
        models = List.copyOf(models);
    }

    static GenerationRecord of(MusicGenRequest request, MusicGenFiles files, MusicGenConfig config, Windows windows)
            throws IOException {
        List<ModelFile> models = new ArrayList<>();
        for (Path path : files.all()) {
            models.add(ModelFile.of(path));
        }
        return new GenerationRecord(
                request,
                config.codebooks(),
                config.channels(),
                config.sampleRateHz(),
                config.frameRateHz(),
                windows,
                models,
                "ONNX Runtime " + InferenceSession.runtimeVersion());
    }

    /** As JSON: maps, lists, texts and numbers under snake_case names that carry their unit. */
    public SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        Sampling sampling = request.sampling();
        json.put("prompt", request.prompt());
        json.put("seed", sampling.seed());
        json.put("guidance", sampling.guidance());
        json.put("top_k", sampling.topK());
        json.put("temperature", sampling.temperature());
        json.put("sampler", SAMPLER);
        json.put("frames", request.frames());
        json.put(
                "continued_frames",
                request.continued() == null ? 0 : request.continued().frames());
        json.put("frame_rate_hz", frameRateHz);
        json.put("window_frames", windows.frames());
        json.put("stride_frames", windows.strideFrames());
        json.put("codebooks", codebooks);
        json.put("channels", channels);
        json.put("sample_rate_hz", sampleRateHz);
        json.put("models", models.stream().map(GenerationRecord::json).toList());
        json.put("runtime", runtime);
        return json;
    }

    private static SequencedMap<String, Object> json(ModelFile model) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("bytes", model.bytes());
        json.put("sha256", model.sha256());
        return json;
    }
}
