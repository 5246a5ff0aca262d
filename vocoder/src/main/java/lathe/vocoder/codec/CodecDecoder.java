package lathe.vocoder.codec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import lathe.core.tensor.Tensor;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.mel.IstftHead;
import org.jspecify.annotations.Nullable;

/**
 * Turns grids of codec tokens into sound with the published decoder of any family that {@link CodecFormat} describes.
 * What the graph leaves out is done here: chunks and their scales, the two sides of a stereo grid, the inverse STFT.
 *
 * <p>Codes may be int64 or int32 in the model, sound 32 or 16 bits, either with axes of size 1 more or fewer.
 */
public final class CodecDecoder implements Decoder {

    private final InferenceSession session;
    private final CodecFormat format;
    private final CodePorts ports;
    private final CodeTensors tensors;
    private final @Nullable IstftHead head;

    private CodecDecoder(InferenceSession session, CodecFormat format) throws ModelException {
        this.session = session;
        this.format = format;
        this.ports = CodePorts.of(session, format);
        this.tensors = new CodeTensors(format, ports);
        this.head = format.spectrum() == null ? null : new IstftHead(format.spectrum());
    }

    /**
     * Opens the decoder of a package: {@code codec.format} names its format, other numbers of the package override it.
     *
     * @return a {@link StatefulCodecDecoder} if the package has states at its ports
     * @throws ModelException if it is another kind of model, or its description and its files do not agree
     */
    public static Decoder open(ModelPackage model, SessionSettings settings) throws ModelException {
        model.require(ModelKind.CODEC_DECODER);
        CodecFormat format = CodecPackages.format(model);
        Path file = model.verified("decoder");
        return model.port("state_in").isPresent()
                ? StatefulCodecDecoder.open(file, format, settings)
                : open(file, format, settings);
    }

    /**
     * Opens a decoder's ONNX file.
     *
     * @throws ModelException if the file is no model, or not one of this format
     */
    public static CodecDecoder open(Path model, CodecFormat format, SessionSettings settings) throws ModelException {
        return of(InferenceSession.open(model, settings), format);
    }

    /**
     * A decoder on a session that was opened before; closing the decoder closes it.
     *
     * @throws ModelException if the model is not one of this format; the session is closed then, too
     */
    public static CodecDecoder of(InferenceSession session, CodecFormat format) throws ModelException {
        try {
            return new CodecDecoder(session, format);
        } catch (ModelException e) {
            session.close();
            throw e;
        }
    }

    /** The numbers it decodes by. */
    public CodecFormat format() {
        return format;
    }

    @Override
    public int sampleRateHz() {
        return format.sampleRateHz();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public int hopSamples() {
        return format.hopSamples();
    }

    @Override
    public long samples(long frames) {
        return format.samples(frames);
    }

    /** That of the format; never exact where the model adds noise, another at each run, as SNAC's do. */
    @Override
    public Context context() {
        Context context = format.context();
        return session.isRandom() && context.exact()
                ? new Context(context.left(), context.right(), false, Double.NaN)
                : context;
    }

    /**
     * Decodes a grid in one piece.
     *
     * @return {@code [channels][format().samples(grid)]}
     * @throws InferenceException if the model fails or the run was cancelled
     * @throws IllegalArgumentException if the grid does not fit the format or holds what is no code
     */
    public float[][] decode(TokenGrid grid) throws InferenceException {
        TokenGrid fitted = format.fitted(grid);
        float[][] audio = new float[channels()][Math.toIntExact(samples(fitted.frames()))];
        decode(fitted, audio);
        int samples = Math.toIntExact(format.samples(fitted));
        for (int c = 0; c < audio.length; c++) {
            audio[c] = audio[c].length == samples ? audio[c] : Arrays.copyOf(audio[c], samples);
        }
        return audio;
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (!(window instanceof TokenGrid given)) {
            throw new IllegalArgumentException("a codec decodes tokens, not " + window);
        }
        if (given.frames() == 0) {
            return;
        }
        TokenGrid grid = format.fitted(given);
        grid.requireCodes(format.codebookSize());
        if (format.stereoRows()) {
            if (grid.codebooks() % 2 != 0) {
                throw new IllegalArgumentException(grid + ": a stereo grid has left and right rows in turn");
            }
            for (int side = 0; side < 2; side++) {
                place(run(grid.codebooks(side, 2, grid.codebooks() / 2), 1), new float[][] {audio[side]}, grid);
            }
        } else if (format.chunks() != null) {
            new ChunkJoin(format.chunks()).join(grid, this::chunk, audio, Math.toIntExact(samples(grid.frames())));
        } else {
            place(run(grid, format.channels()), audio, grid);
        }
    }

    private float[][] chunk(TokenGrid grid) throws InferenceException {
        return run(grid, format.channels());
    }

    /** Copies what was decoded, without the sound of frames that only filled up. */
    private void place(float[][] decoded, float[][] audio, TokenGrid grid) throws InferenceException {
        int wanted = Math.toIntExact(samples(grid.frames()));
        requireHop(decoded[0].length, Math.max(grid.frames(), format.leastCodes()));
        for (int c = 0; c < decoded.length; c++) {
            int count = Math.min(wanted, decoded[c].length);
            System.arraycopy(decoded[c], 0, audio[c], 0, count);
            Arrays.fill(audio[c], count, wanted, 0);
        }
    }

    /** Some samples more or fewer at the end are usual, frames of another length are not. */
    private void requireHop(int samples, int frames) throws InferenceException {
        if (Math.abs(samples - samples(frames)) > hopSamples() / 2) {
            throw new InferenceException(
                    session.name() + " gives " + samples / frames + " samples a frame, " + format.name() + " has "
                            + hopSamples() + "; correct its hop_length or strides",
                    null);
        }
    }

    /** @return {@code [channels][samples]} */
    private float[][] run(TokenGrid grid, int channels) throws InferenceException {
        Map<String, Tensor> outputs = session.run(tensors.of(grid));
        return head != null ? new float[][] {synthesized(head, outputs)} : planar(output(outputs, 0), channels);
    }

    private float[] synthesized(IstftHead istft, Map<String, Tensor> outputs) {
        Tensor magnitude = output(outputs, 0);
        int frames = (int) magnitude.dim(-1);
        float[] audio = new float[Math.toIntExact(istft.rule().samples(frames))];
        istft.fromCosineAndSine(
                magnitude.floats(),
                output(outputs, 1).floats(),
                output(outputs, 2).floats(),
                frames,
                audio,
                0);
        return audio;
    }

    private Tensor output(Map<String, Tensor> outputs, int index) {
        return Objects.requireNonNull(outputs.get(ports.outputs().get(index).name()));
    }

    private static float[][] planar(Tensor sound, int channels) {
        float[] samples = sound.floats();
        if (channels == 1) {
            return new float[][] {samples};
        }
        int length = samples.length / channels;
        boolean interleaved = sound.rank() >= 2 && sound.dim(-1) == channels && sound.dim(-2) == length;
        float[][] planes = new float[channels][length];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < length; i++) {
                planes[c][i] = samples[interleaved ? i * channels + c : c * length + i];
            }
        }
        return planes;
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
