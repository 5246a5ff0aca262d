package lathe.neural.model;

import java.util.List;
import java.util.Optional;
import lathe.neural.session.ModelException;

/**
 * What a check of one graph cannot judge: models whose sound other graphs, states or joins outside the graph decide as well.
 * Their chunks are the business of whoever decodes them.
 */
final class CheckScope {

    private CheckScope() {}

    /** Why chunks of the model cannot be judged by this graph alone, as the end of a sentence; empty if they can. */
    static Optional<String> notJudged(ModelPackage model, ModelFile graph) throws ModelException {
        String alone = ", and this check runs " + graph.path() + " alone";
        if (!model.kind().decodesFrames()) {
            return Optional.of("it is a model of kind " + model.kind().id() + " ("
                    + model.kind().purpose() + ")" + alone);
        }
        List<ModelPort> ports = model.ports().stream()
                .filter(port -> port.file().equals(graph.path()))
                .toList();
        if (has(ports, "state_in")) {
            return Optional.of("it carries a state from call to call, so there are no chunks to hold against a whole");
        }
        Optional<ModelFile> vocoder = model.file("vocoder").filter(file -> !file.equals(graph));
        if (vocoder.isPresent()) {
            return Optional.of(vocoder.get().path() + " makes the sound after " + graph.path() + alone);
        }
        boolean sound = ports.stream().anyMatch(port -> port.axis("samples") >= 0);
        if (!sound && has(ports, "magnitude") && model.section("stft").isEmpty()) {
            return Optional.of(graph.path()
                    + " gives spectra, and the package does not describe under stft what makes sound" + " of them");
        }
        if (has(ports, "f0")) {
            return Optional.of("its harmonics go on from chunk to chunk, which decoding sees to" + alone);
        }
        int chunk = model.section("codec").integer("chunk_frames", 1, 1 << 20).orElse(0);
        if (chunk > 0) {
            return Optional.of("its codec joins the sound of chunks of " + chunk + " frames outside the graph" + alone);
        }
        return Optional.empty();
    }

    private static boolean has(List<ModelPort> ports, String role) {
        return ports.stream().anyMatch(port -> port.role().equals(role));
    }
}
