package lathe.vocoder.codec;

import java.util.List;
import java.util.Optional;
import lathe.neural.model.AudioShape;
import lathe.neural.model.JsonSection;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.ModelPort;
import lathe.neural.model.Timing;
import lathe.neural.session.ModelException;
import lathe.vocoder.Context;

/**
 * Finds the format of a package. {@code codec.format} names one of the table; rate and channels of the package must be
 * its own, {@code codec.codebooks} and {@code timing} override it. Without a name the numbers tell all:
 * {@code codec.codebooks}, {@code .codebook_size}, {@code .codes_per_frame}, {@code .missing_samples}, {@code audio}, and
 * the layout of the port {@code codes}.
 */
final class CodecPackages {

    private static final int MOST_CODEBOOKS = 256;
    private static final int MOST_CODES = 1 << 20;
    private static final int OVERLAP_SECONDS = 1;

    private CodecPackages() {}

    static CodecFormat format(ModelPackage model) throws ModelException {
        JsonSection codec = model.section("codec");
        Optional<String> name = codec.text("format");
        CodecFormat format;
        if (name.isEmpty()) {
            format = told(model, codec);
        } else {
            Optional<CodecFormat> known = named(name.get(), model.audio());
            if (known.isEmpty()) {
                throw codec.wrong("format", "name one of " + String.join(", ", CodecFormat.names()));
            }
            format = known.get();
            requireSame(model, codec, format);
        }
        return format.withContext(context(model, format));
    }

    /** The name of a family alone stands for the member with that rate and hop. */
    private static Optional<CodecFormat> named(String name, AudioShape audio) {
        Optional<CodecFormat> exact = CodecFormat.named(name);
        return exact.isPresent()
                ? exact
                : CodecFormat.names().stream()
                        .filter(member -> member.startsWith(name + "-"))
                        .flatMap(member -> CodecFormat.named(member).stream())
                        .filter(format -> format.sampleRateHz() == audio.sampleRateHz()
                                && format.hopSamples() == audio.hopSamples())
                        .findFirst();
    }

    private static void requireSame(ModelPackage model, JsonSection codec, CodecFormat format) throws ModelException {
        AudioShape audio = model.audio();
        boolean sameChannels = audio.channels() == format.channels() || audio.channels() == 0;
        if (audio.sampleRateHz() != format.sampleRateHz() || !sameChannels) {
            throw codec.wrong(
                    "format",
                    "it has " + format.sampleRateHz() + " Hz and " + format.channels() + " channels, the package tells "
                            + audio.sampleRateHz() + " Hz and " + audio.channels() + "; correct one of them");
        }
        if (!sameHop(audio.hopSamples(), format)) {
            throw codec.wrong(
                    "format",
                    "a frame of it is " + format.hopSamples() + " samples, the package tells a hop of "
                            + audio.hopSamples() + "; correct hop_length, or the strides in config.json");
        }
        int books = codec.integer("codebooks", 1, MOST_CODEBOOKS).orElse(format.codebooks());
        if (books > format.codebooks()) {
            throw codec.wrong("codebooks", format.name() + " has " + format.codebooks() + " at most");
        }
    }

    /** Codecs of several rates are counted by any of them, those of chunks by the codes in these. */
    private static boolean sameHop(int hop, CodecFormat format) {
        if (format.chunks() != null) {
            return hop == format.chunks().codeSamples() || hop == format.hopSamples();
        }
        return format.codesPerFrame().isEmpty()
                ? hop == format.hopSamples()
                : hop > 0 && format.hopSamples() % hop == 0;
    }

    private static CodecFormat told(ModelPackage model, JsonSection codec) throws ModelException {
        AudioShape audio = model.audio();
        int books = codec.requireInteger("codebooks", 1, MOST_CODEBOOKS);
        List<Integer> rates = codec.integers("codes_per_frame");
        if (!rates.isEmpty() && (rates.size() != books || rates.stream().anyMatch(rate -> rate < 1))) {
            throw codec.wrong(
                    "codes_per_frame", "give one number of 1 or more for each of the " + books + " codebooks");
        }
        if (audio.hopSamples() < 1) {
            throw model.section("audio").missing("hop_length");
        }
        return new CodecFormat(
                model.id(),
                audio.sampleRateHz(),
                audio.channels(),
                audio.hopSamples(),
                codec.integer("missing_samples", 0, audio.hopSamples() - 1).orElse(0),
                books,
                codec.requireInteger("codebook_size", 1, MOST_CODES),
                rates,
                order(model),
                false,
                List.of(),
                1,
                Context.overlap(OVERLAP_SECONDS * audio.sampleRateHz() / audio.hopSamples(), Double.NaN),
                null,
                null);
    }

    private static CodeOrder order(ModelPackage model) {
        Optional<ModelPort> port = model.port("codes");
        if (port.isEmpty()) {
            return model.port("codes.0").isPresent() ? CodeOrder.TENSOR_PER_CODEBOOK : CodeOrder.CODEBOOKS_FRAMES;
        }
        int books = port.get().axis("codebooks");
        if (books >= 0 && books > port.get().axis("frames")) {
            return CodeOrder.FRAMES_CODEBOOKS;
        }
        return books >= 0 && books < port.get().axis("batch")
                ? CodeOrder.CODEBOOKS_BATCH_FRAMES
                : CodeOrder.CODEBOOKS_FRAMES;
    }

    /** The package counts frames of its own hop, the format perhaps windows of several. */
    private static Context context(ModelPackage model, CodecFormat format) {
        Optional<Timing> timing = model.timing();
        if (timing.isEmpty() || format.chunks() != null) {
            return format.context();
        }
        Timing told = timing.get();
        int hop = Math.max(1, model.audio().hopSamples());
        int left = frames(told.contextLeftFrames(), hop, format);
        int right = frames(told.contextRightFrames(), hop, format);
        if (told.exact() && (left > 0 || right > 0)) {
            return Context.exact(left, right);
        }
        boolean silent = left == 0 && right == 0;
        return new Context(
                silent ? format.context().left() : left,
                silent ? format.context().right() : right,
                false,
                told.seamErrorDb());
    }

    private static int frames(int told, int hop, CodecFormat format) {
        return Math.toIntExact(Math.ceilDiv((long) told * hop, format.hopSamples()));
    }
}
