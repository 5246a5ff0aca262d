package lathe.vocoder.musicgen;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import lathe.neural.session.SessionSettings;

/** Turns a prompt into what the token decoder hears of it: T5 over the pieces of the text. */
final class TextEncoder implements AutoCloseable {

    private final TextTokenizer tokenizer;
    private final InferenceSession session;
    private final MusicGenConfig config;
    private final int width;

    private TextEncoder(TextTokenizer tokenizer, InferenceSession session, MusicGenConfig config)
            throws ModelException {
        this.tokenizer = tokenizer;
        this.session = session;
        this.config = config;
        try {
            this.width = (int) encode("a").dim(-1);
        } catch (InferenceException refused) {
            throw new ModelException(
                    session.name(),
                    "does not take a text (" + refused.getMessage() + ")",
                    "copy tokenizer.json and the text encoder from one place",
                    refused);
        }
    }

    /** Loads tokenizer and model and reads a word. */
    static TextEncoder open(MusicGenFiles files, MusicGenConfig config, SessionSettings settings)
            throws ModelException {
        TextTokenizer tokenizer = TextTokenizer.open(files.tokenizer());
        InferenceSession session = null;
        try {
            session = InferenceSession.open(files.textEncoder(), settings);
            return new TextEncoder(tokenizer, session, config);
        } catch (ModelException fault) {
            tokenizer.close();
            if (session != null) {
                session.close();
            }
            throw fault;
        }
    }

    /** Numbers per piece of text. */
    int width() {
        return width;
    }

    /**
     * What a text means to the decoder.
     *
     * @return [1][pieces][width]
     * @throws InferenceException if the model fails, or the tokenizer is that of another one
     */
    Tensor encode(String text) throws InferenceException {
        long[] ids = tokenizer.encode(text);
        for (long id : ids) {
            if (id >= config.textVocabulary()) {
                throw new InferenceException(
                        tokenizer + ": knows a piece " + id + ", the text encoder only " + config.textVocabulary()
                                + "; copy both from one place",
                        null);
            }
        }
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Port port : session.inputs()) {
            inputs.put(port.name(), Tensor.ofIntegers(port.name().equals("input_ids") ? ids : ones, 1, ids.length));
        }
        Tensor words = session.run(inputs).firstEntry().getValue();
        if (words.rank() != 3 || !words.isFloat() || words.dim(1) != ids.length) {
            throw new InferenceException(session.name() + ": makes " + words + " of " + ids.length + " pieces", null);
        }
        return words;
    }

    void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        tokenizer.close();
        session.close();
    }
}
