package lathe.vocoder.musicgen;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lathe.neural.session.ModelException;

/**
 * Cuts a text into the pieces a text encoder knows, by the rules in a {@code tokenizer.json} of Hugging Face: for T5, the
 * likeliest SentencePiece pieces and an end mark. Safe for use by several threads. Nothing is fetched from anywhere.
 */
public final class TextTokenizer implements AutoCloseable {

    /** T5's own is 2.4 MB; nothing much larger is read. */
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final HuggingFaceTokenizer tokenizer;

    private TextTokenizer(Path file, HuggingFaceTokenizer tokenizer) {
        this.file = file;
        this.tokenizer = tokenizer;
    }

    /** @throws ModelException if the file is missing or holds no tokenizer */
    public static TextTokenizer open(Path file) throws ModelException {
        TokenizerLibrary.prepare();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ModelException(file, "is longer than any tokenizer", "copy the published one");
            }
            return new TextTokenizer(
                    file, HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "do_not_truncate")));
        } catch (IOException | RuntimeException unreadable) {
            throw new ModelException(
                    file,
                    Files.isRegularFile(file) ? "is no tokenizer (" + reason(unreadable) + ")" : "is missing",
                    "copy it from the published model",
                    unreadable);
        } catch (LinkageError noLibrary) {
            throw new ModelException(
                    file,
                    "the library that reads it does not load here (" + noLibrary.getMessage() + ")",
                    "use 64-bit Linux, Windows or macOS on Apple silicon",
                    noLibrary);
        }
    }

    private static String reason(Throwable fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /**
     * The pieces of a text, by number; the end mark that the rules ask for included.
     *
     * @throws IllegalStateException if it is closed
     */
    public synchronized long[] encode(String text) {
        return tokenizer.encode(text, true, false).getIds();
    }

    @Override
    public synchronized void close() { // not while a text is being read
        tokenizer.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
