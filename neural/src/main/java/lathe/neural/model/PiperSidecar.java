package lathe.neural.model;

import java.nio.file.Path;
import java.util.OptionalLong;
import lathe.neural.session.ModelException;

/** {@code voice.onnx.json} beside a voice of piper, a VITS model. */
final class PiperSidecar {

    static final String SUFFIX = ".json";

    private PiperSidecar() {}

    static void read(Path file, Traits traits) throws ModelException {
        JsonSection json = Manifest.read(file.toString(), file);
        traits.convention("piper");
        traits.kind(ModelKind.SPEECH);
        traits.family("vits");
        traits.channels(1);
        OptionalLong rateHz = json.section("audio").wholeNumber("sample_rate");
        if (rateHz.isPresent()) {
            traits.sampleRateHz(rateHz.getAsLong());
        }
    }
}
