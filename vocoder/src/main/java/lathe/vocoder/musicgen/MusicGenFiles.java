package lathe.vocoder.musicgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * The files of a published MusicGen export, found by name: the ONNX files in the folder or in {@code onnx/} below it,
 * with or without one of the customary suffixes of smaller variants.
 *
 * @param tokenizer {@code tokenizer.json}
 * @param textEncoder {@code text_encoder.onnx}
 * @param firstDecoder {@code decoder_model_merged.onnx}, or {@code decoder_model.onnx}
 * @param nextDecoder {@code decoder_with_past_model.onnx}, or null where the first is merged
 * @param codec {@code encodec_decode.onnx}
 */
record MusicGenFiles(
        Path tokenizer,
        Path textEncoder,
        Path firstDecoder,
        @Nullable Path nextDecoder,
        Path codec) {

    private static final String REMEDY = "copy it from the published ONNX export";

    /** As optimum and transformers.js call their variants, the most exact first. */
    static final List<String> SUFFIXES =
            List.of("", "_fp16", "_quantized", "_int8", "_uint8", "_q4", "_q4f16", "_bnb4");

    /**
     * Looks for all files of a model.
     *
     * @param variant such as {@code fp16}: taken where there is such a file; empty for the most exact there is
     * @throws ModelException naming the first that is missing
     */
    static MusicGenFiles find(Path folder, String variant) throws ModelException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(folder, "is no folder", "give the folder of a published MusicGen export");
        }
        Path tokenizer = folder.resolve("tokenizer.json");
        if (!Files.isRegularFile(tokenizer)) {
            throw new ModelException(tokenizer, "is missing", REMEDY);
        }
        requireVariant(folder, variant);
        Path merged = look(folder, "decoder_model_merged", variant);
        return new MusicGenFiles(
                tokenizer,
                require(folder, "text_encoder", variant),
                merged == null ? require(folder, "decoder_model", variant) : merged,
                merged == null ? require(folder, "decoder_with_past_model", variant) : null,
                require(folder, "encodec_decode", variant));
    }

    private static void requireVariant(Path folder, String variant) throws ModelException {
        String suffix = "_" + variant;
        boolean known = variant.isEmpty() || SUFFIXES.contains(suffix);
        boolean there =
                look(folder, "decoder_model_merged" + suffix) != null || look(folder, "decoder_model" + suffix) != null;
        if (!known || (!variant.isEmpty() && !there)) {
            throw new ModelException(folder, "has no decoder of the variant " + variant, "leave the variant out");
        }
    }

    private static Path require(Path folder, String name, String variant) throws ModelException {
        Path found = look(folder, name, variant);
        if (found == null) {
            throw new ModelException(folder, "has no " + name + ".onnx, neither here nor in onnx/", REMEDY);
        }
        return found;
    }

    private static @Nullable Path look(Path folder, String name, String variant) {
        List<String> suffixes = new ArrayList<>(SUFFIXES);
        if (!variant.isEmpty()) {
            suffixes.addFirst("_" + variant);
        }
        for (String suffix : suffixes) {
            Path found = look(folder, name + suffix);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Path look(Path folder, String name) {
        for (Path place : List.of(folder.resolve("onnx"), folder)) {
            Path file = place.resolve(name + ".onnx");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    /**
     * All of them that determine what comes out: the tokenizer, the models, and the weights of large models, which lie
     * beside them as {@code NAME.onnx_data}.
     */
    List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(List.of(tokenizer));
        for (Path model : Stream.of(textEncoder, firstDecoder, nextDecoder, codec)
                .flatMap(Stream::ofNullable)
                .toList()) {
            all.add(model);
            String name = String.valueOf(model.getFileName());
            try (Stream<Path> beside = Files.list(model.toAbsolutePath().getParent())) {
                beside.filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                        .filter(file -> !file.endsWith(name))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }
}
