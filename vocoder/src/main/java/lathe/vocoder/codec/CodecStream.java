package lathe.vocoder.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.NativeTensor;
import lathe.neural.session.Port;

/**
 * One piece of sound, decoded as its frames arrive: the memory that a {@link StatefulCodecDecoder} hands from run to run.
 * One thread at a time; the memory stays outside the heap.
 */
public final class CodecStream implements AutoCloseable {

    private final StatefulCodecDecoder decoder;
    private final Map<String, NativeTensor> memory = new HashMap<>();
    private final Set<String> wanted;
    private long frames;

    CodecStream(StatefulCodecDecoder decoder) {
        this.decoder = decoder;
        wanted = Stream.concat(
                        Stream.of(decoder.sound()), decoder.states().stream().map(StatefulCodecDecoder.State::present))
                .map(Port::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Frames decoded since the beginning. */
    public long frames() {
        return frames;
    }

    /**
     * The sound of the next frames.
     *
     * @param grid one code a frame and codebook, as many frames as the model takes at a time or any number
     * @return {@code [frames * hopSamples]}
     * @throws InferenceException if the model fails or the run was cancelled; the stream is then where it was before
     * @throws IllegalArgumentException if the model takes another number of codebooks or frames
     */
    public float[] next(TokenGrid grid) throws InferenceException {
        grid.requireCodes(decoder.format().codebookSize());
        Tensor codes = codes(grid);
        List<NativeTensor> passing = new ArrayList<>();
        try {
            Map<String, NativeTensor> inputs = new LinkedHashMap<>();
            NativeTensor nativeCodes = NativeTensor.of(codes, decoder.codes().type());
            passing.add(nativeCodes);
            inputs.put(decoder.codes().name(), nativeCodes);
            for (StatefulCodecDecoder.State state : decoder.states()) {
                inputs.put(state.past().name(), memory(state));
            }
            Map<String, NativeTensor> outputs = decoder.session().runNative(inputs, wanted);
            NativeTensor sound =
                    Objects.requireNonNull(outputs.get(decoder.sound().name()));
            passing.add(sound);
            float[] samples = sound.toTensor().floats();
            keep(outputs);
            frames += grid.frames();
            return samples;
        } finally {
            passing.forEach(NativeTensor::close);
        }
    }

    private Tensor codes(TokenGrid grid) {
        Port port = decoder.codes();
        long[] codes = new long[grid.codebooks() * grid.frames()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = grid.code(i / grid.frames(), i % grid.frames());
        }
        long[] shape = {1, grid.codebooks(), grid.frames()};
        if (!port.accepts(shape)) {
            throw new IllegalArgumentException("the grid has " + grid + ", the model takes " + port);
        }
        return Tensor.ofIntegers(codes, shape);
    }

    private NativeTensor memory(StatefulCodecDecoder.State state) throws InferenceException {
        NativeTensor kept = memory.get(state.past().name());
        if (kept == null) {
            long[] shape = state.firstShape();
            Tensor zeros = state.past().type().isFloating()
                    ? Tensor.ofFloats(new float[Tensor.elements(shape)], shape)
                    : Tensor.ofIntegers(new long[Tensor.elements(shape)], shape);
            kept = NativeTensor.of(zeros, state.past().type());
            memory.put(state.past().name(), kept);
        }
        return kept;
    }

    private void keep(Map<String, NativeTensor> outputs) {
        for (StatefulCodecDecoder.State state : decoder.states()) {
            NativeTensor present =
                    Objects.requireNonNull(outputs.get(state.present().name()));
            NativeTensor before = memory.put(state.past().name(), present);
            if (before != null) {
                before.close();
            }
        }
    }

    /** Forgets all: the next frame is the first. */
    public void reset() {
        memory.values().forEach(NativeTensor::close);
        memory.clear();
        frames = 0;
    }

    @Override
    public void close() {
        reset();
    }
}
