package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.ModelPort;
import lathe.neural.model.TestVector;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Decoder;

/** What tests of mel vocoders share: packages of fixtures, their test vectors, and made-up spectrograms. */
final class Vocoding {

    private Vocoding() {}

    static ModelPackage fixture(String folder) throws ModelException {
        return ModelPackage.read(Fixtures.path(folder));
    }

    static MelVocoder open(String folder) throws ModelException {
        return MelVocoder.open(fixture(folder), SessionSettings.live());
    }

    /** The test vector's spectrogram, as the vocoder takes it. */
    static MelFrames input(String folder) throws ModelException, IOException {
        ModelPackage model = fixture(folder);
        TestVector test = model.testVector().orElseThrow();
        float[][] mel = null;
        float[] f0 = null;
        for (Map.Entry<String, Path> entry : test.inputs().entrySet()) {
            ModelPort port = model.ports().stream()
                    .filter(p -> p.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            Tensor tensor = TensorFiles.readOne(entry.getValue());
            if (port.role().equals("f0")) {
                f0 = tensor.floats();
            } else {
                mel = matrix(tensor, port.axis("mels") < port.axis("frames"));
            }
        }
        Objects.requireNonNull(mel);
        return f0 == null ? MelFrames.of(mel) : MelFrames.of(mel, f0);
    }

    /** A tensor's last two axes as [mels][frames]. */
    static float[][] matrix(Tensor tensor, boolean melsFirst) {
        int mels = (int) tensor.dim(melsFirst ? -2 : -1);
        int frames = (int) tensor.dim(melsFirst ? -1 : -2);
        float[][] matrix = new float[mels][frames];
        for (int m = 0; m < mels; m++) {
            for (int t = 0; t < frames; t++) {
                matrix[m][t] = tensor.floats()[melsFirst ? m * frames + t : t * mels + m];
            }
        }
        return matrix;
    }

    /** The only output of the test vector. */
    static float[] expected(String folder) throws ModelException, IOException {
        return TensorFiles.readOne(fixture(folder)
                        .testVector()
                        .orElseThrow()
                        .outputs()
                        .firstEntry()
                        .getValue())
                .floats();
    }

    static float[] decode(Decoder decoder, MelFrames frames) throws InferenceException {
        float[][] audio = new float[1][(int) decoder.samples(frames.frames())];
        decoder.decode(frames, audio);
        return audio[0];
    }

    static double distance(float[] actual, float[] expected) {
        assertThat(actual.length).isEqualTo(expected.length);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = Math.abs((double) actual[i] - expected[i]);
            worst = error <= worst ? worst : error; // NaN wins
        }
        return worst;
    }

    /** A lively spectrogram, with a pitch that jumps, rests and glides. */
    static MelFrames random(MelVocoder vocoder, int frames, long seed) {
        Random random = new Random(seed);
        float[][] mel = new float[vocoder.mels()][frames];
        for (float[] band : mel) {
            for (int t = 0; t < frames; t++) {
                band[t] = (float) (-4 + 2 * random.nextGaussian());
            }
        }
        float[] f0 = new float[frames];
        for (int t = 0; t < frames; t++) {
            f0[t] = t % 17 < 4 ? 0 : 150 + 10 * (t % 23);
        }
        return vocoder.wantsPitch() ? MelFrames.of(mel, f0) : MelFrames.of(mel);
    }

    static String figure(String folder, String what, double value) {
        return String.format(Locale.ROOT, "%s: %s %.3g", folder, what, value);
    }

    /** The same spectrogram, one frame of it replaced by NaN. */
    static MelFrames poisoned(MelFrames frames, int frame) {
        float[][] mel = bands(frames);
        for (float[] band : mel) {
            band[frame] = Float.NaN;
        }
        return MelFrames.of(mel, pitch(frames));
    }

    /** The same numbers, that know nothing of what they were cut out of. */
    static MelFrames copy(MelFrames frames) {
        return MelFrames.of(bands(frames), pitch(frames));
    }

    private static float[][] bands(MelFrames frames) {
        float[][] mel = new float[frames.mels()][frames.frames()];
        for (int m = 0; m < mel.length; m++) {
            frames.copyBand(m, mel[m], 0);
        }
        return mel;
    }

    private static float[] pitch(MelFrames frames) {
        float[] f0 = new float[frames.frames()];
        for (int t = 0; t < f0.length; t++) {
            f0[t] = frames.f0Hz(t);
        }
        return f0;
    }
}
