package lathe.vocoder.musicgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.NativeTensor;
import lathe.neural.session.Port;
import lathe.neural.session.SessionSettings;
import org.jspecify.annotations.Nullable;

/**
 * The transformer that says how well each token would go on. Its caches stay in native memory from step to step. Runs the
 * merged export, whose one graph branches on {@code use_cache_branch}, and the older pair of a graph without a past and
 * one with it.
 */
final class TokenDecoder implements AutoCloseable {

    private static final String WORDS = "encoder_hidden_states";
    private static final String MASK = "encoder_attention_mask";
    private static final String LOGITS = "logits";
    private static final String PAST = "past_key_values";
    private static final String PRESENT = "present";

    /** What comes from the words does not change: the cached graph gives no such thing, or an empty dummy. */
    private static final String OWN = ".decoder.";

    private final InferenceSession first;
    private final InferenceSession next;
    private final MusicGenConfig config;

    private TokenDecoder(InferenceSession first, InferenceSession next, MusicGenConfig config) {
        this.first = first;
        this.next = next;
        this.config = config;
    }

    /**
     * Loads the decoder and has it score one column, so that what cannot work is told now.
     *
     * @param textWidth numbers that the text encoder makes of a piece
     * @throws ModelException if a file cannot be run, or is for other sizes than the configuration says
     */
    static TokenDecoder open(MusicGenFiles files, MusicGenConfig config, int textWidth, SessionSettings settings)
            throws ModelException {
        InferenceSession first = InferenceSession.open(files.firstDecoder(), settings);
        TokenDecoder decoder = null;
        try {
            InferenceSession next =
                    files.nextDecoder() == null ? first : InferenceSession.open(files.nextDecoder(), settings);
            decoder = new TokenDecoder(first, next, config);
            decoder.check(textWidth);
            return decoder;
        } catch (ModelException fault) {
            if (decoder == null) {
                first.close();
            } else {
                decoder.close();
            }
            throw fault;
        }
    }

    private void check(int textWidth) throws ModelException {
        for (InferenceSession session : List.of(first, next)) {
            requirePort(session, session.outputs(), LOGITS);
            requirePort(session, session.inputs(), "input_ids");
        }
        for (Port cache : next.inputs()) {
            if (cache.name().startsWith(PAST)) {
                requirePort(first, first.outputs(), PRESENT + cache.name().substring(PAST.length()));
            }
        }
        requirePort(first, first.inputs(), WORDS);
        Tensor words = Tensor.ofFloats(new float[textWidth], 1, 1, textWidth);
        long[] pads = new long[config.codebooks()];
        Arrays.fill(pads, config.pad());
        try (Pass pass = start(words, false)) {
            pass.scores(pads);
            pass.scores(pads);
        } catch (InferenceException refused) {
            throw new ModelException(
                    first.name(),
                    "does not take " + config.codebooks() + " codebooks and texts of width " + textWidth
                            + " as the configuration and the text encoder have them (" + refused.getMessage() + ")",
                    "copy configuration and models from one place",
                    refused);
        }
    }

    private static void requirePort(InferenceSession session, List<Port> ports, String name) throws ModelException {
        if (ports.stream().noneMatch(port -> port.name().equals(name))) {
            throw new ModelException(
                    session.name(), "has no port '" + name + "'", "use a decoder of MusicGen exported with its cache");
        }
    }

    /**
     * Begins a sequence.
     *
     * @param words [1][pieces][width] what the text encoder made of the prompt
     * @param guided true for a second sequence in step with the first that hears no words: zeros, masked
     */
    Pass start(Tensor words, boolean guided) {
        int pieces = (int) words.dim(1);
        int batch = guided ? 2 : 1;
        float[] heard = Arrays.copyOf(words.floats(), batch * words.count());
        long[] mask = new long[batch * pieces];
        Arrays.fill(mask, 0, pieces, 1);
        return new Pass(
                Tensor.ofFloats(heard, batch, pieces, words.dim(2)), Tensor.ofIntegers(mask, batch, pieces), batch);
    }

    /** Ends the runs that go on now. */
    void cancel() {
        first.cancel();
        next.cancel();
    }

    @Override
    public void close() {
        first.close();
        next.close();
    }

    /** One sequence; not safe for use by several threads. */
    final class Pass implements AutoCloseable {

        private final Tensor words;
        private final Tensor mask;
        private final int batch;

        /** What goes from step to step: the words, their mask, and under the names of their inputs the caches. */
        private final Map<String, NativeTensor> kept = new LinkedHashMap<>();

        private boolean begins = true;

        private Pass(Tensor words, Tensor mask, int batch) {
            this.words = words;
            this.mask = mask;
            this.batch = batch;
        }

        /**
         * Reads further columns: any number the first time, then one at a time.
         *
         * @param ids [batch * codebooks][columns], flat
         * @return [batch * codebooks][vocabulary], flat: the scores for the column that follows
         * @throws InferenceException if the decoder fails, is cancelled, or gives scores of another shape
         */
        float[] scores(long[] ids) throws InferenceException {
            int rows = batch * config.codebooks();
            int columns = ids.length / rows;
            if (columns > 1) {
                // Into the caches only: the scores after every column of a prompt are many, and nobody reads them.
                read(columns(ids, columns, 0, columns - 1), Set.of());
            }
            Tensor last = columns(ids, columns, columns - 1, columns);
            Tensor logits = Objects.requireNonNull(read(last, Set.of(LOGITS)));
            requireShapes(logits, rows);
            return logits.floats();
        }

        private static Tensor columns(long[] ids, int columns, int from, int to) {
            int rows = ids.length / columns;
            int width = to - from;
            long[] some = new long[rows * width];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(ids, row * columns + from, some, row * width, width);
            }
            return Tensor.ofIntegers(some, rows, width);
        }

        /** One run; returns the scores if they are wanted. */
        private @Nullable Tensor read(Tensor columns, Set<String> scores) throws InferenceException {
            InferenceSession session = begins ? first : next;
            List<NativeTensor> passing = new ArrayList<>();
            try {
                Map<String, NativeTensor> inputs = new LinkedHashMap<>();
                for (Port port : session.inputs()) {
                    inputs.put(port.name(), input(session, port, columns, passing));
                }
                Set<String> wanted = new LinkedHashSet<>(scores);
                wanted.addAll(caches(session));
                SequencedMap<String, NativeTensor> outputs = session.runNative(inputs, wanted);
                begins = false;
                try (NativeTensor logits = outputs.remove(LOGITS)) {
                    keep(outputs);
                    return logits == null ? null : logits.toTensor();
                }
            } finally {
                passing.forEach(NativeTensor::close);
            }
        }

        private NativeTensor input(InferenceSession session, Port port, Tensor columns, List<NativeTensor> passing)
                throws InferenceException {
            NativeTensor known = kept.get(port.name());
            if (known != null) {
                return known;
            }
            Tensor value = switch (port.name()) {
                case "input_ids" -> columns;
                case WORDS -> words;
                case MASK -> mask;
                case "use_cache_branch" -> Tensor.ofIntegers(new long[] {begins ? 0 : 1}, 1);
                default -> {
                    if (!begins || !port.name().startsWith(PAST)) {
                        throw new InferenceException(
                                session.name() + ": input '" + port.name() + "' is none that a MusicGen has", null);
                    }
                    yield emptyCache(port.type());
                }
            };
            NativeTensor made = NativeTensor.of(value, port.type());
            if (port.name().equals(WORDS) || port.name().equals(MASK)) {
                kept.put(port.name(), made);
            } else {
                passing.add(made);
            }
            return made;
        }

        /** The branch without a past still wants one: nothing, in the shape of something. */
        private Tensor emptyCache(ElementType type) {
            long[] shape = {batch, config.heads(), 0, config.headWidth()};
            return type.isFloating() ? Tensor.ofFloats(new float[0], shape) : Tensor.ofIntegers(new long[0], shape);
        }

        private Set<String> caches(InferenceSession session) {
            Set<String> caches = new LinkedHashSet<>();
            for (Port port : session.outputs()) {
                if (port.name().startsWith(PRESENT) && (begins || port.name().contains(OWN))) {
                    caches.add(port.name());
                }
            }
            return caches;
        }

        private void keep(SequencedMap<String, NativeTensor> presents) {
            presents.forEach((name, present) -> {
                NativeTensor before = kept.put(PAST + name.substring(PRESENT.length()), present);
                if (before != null) {
                    before.close();
                }
            });
        }

        /** A decoder for other codebooks can accept the ids and take some rows for further prompts. */
        private void requireShapes(Tensor logits, int rows) throws InferenceException {
            boolean asked = logits.rank() == 3
                    && logits.dim(0) == rows
                    && logits.dim(1) == 1
                    && logits.dim(2) == config.vocabulary();
            for (NativeTensor cache : kept.values()) {
                asked &= cache.shape()[0] == batch;
            }
            if (!asked) {
                throw new InferenceException(
                        first.name() + ": gives scores of shape " + logits + " for " + rows + " rows of "
                                + config.vocabulary() + " tokens, " + config.codebooks() + " for each of " + batch
                                + " texts",
                        null);
            }
        }

        @Override
        public void close() {
            kept.values().forEach(NativeTensor::close);
            kept.clear();
        }
    }
}
