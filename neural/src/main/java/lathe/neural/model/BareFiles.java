package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lathe.neural.session.ModelException;

/** Which files of a folder make up a bare model: optimum puts graphs into {@code onnx/} and what describes them above. */
final class BareFiles {

    private static final int MOST_FILES = 1000;
    private static final String SUFFIX = ".onnx";

    /** Endings of file names that transformers.js knows, and the precision they mean. */
    private static final Map<String, String> PRECISIONS = Map.of(
            "_fp16",
            "f16",
            "_int8",
            "int8",
            "_uint8",
            "uint8",
            "_quantized",
            "int8",
            "_q4",
            "q4",
            "_q4f16",
            "q4f16",
            "_bnb4",
            "bnb4");

    /** What the parts of published sets do. */
    private static final Map<String, String> ROLES = Map.of(
            "text_encoder", "text-encoder",
            "decoder_model_merged", "token-decoder",
            "decoder_with_past_model", "token-decoder",
            "build_delay_pattern_mask", "delay-mask",
            "encoder_model", "encoder",
            "encoder", "encoder",
            "vae_encoder", "encoder",
            "vocoder", "vocoder");

    /** Decoders of sets, the most telling name first. */
    private static final List<String> DECODERS =
            List.of("encodec_decode", "decoder_model", "decoder", "vae_decoder", "generator", "vocoder", "model");

    private static final Set<String> GENERIC =
            Set.of("encodec_decode", "decoder_model", "decoder", "vae_decoder", "generator", "vocoder", "model");

    private final Path folder;
    private final Path main;
    private final List<Path> others;

    private BareFiles(Path folder, Path main, List<Path> others) {
        this.folder = folder;
        this.main = main;
        this.others = others;
    }

    /** @param place an ONNX file or a folder that holds some */
    static BareFiles at(Path place) throws ModelException {
        if (Files.isDirectory(place)) {
            return in(place);
        }
        if (!Files.isRegularFile(place)) {
            throw new ModelException(place, "does not exist", "give a package, a folder or an .onnx file");
        }
        return new BareFiles(root(place), place, List.of());
    }

    private static Path root(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        Path absolute = parent == null ? file.toAbsolutePath() : parent;
        Path above = absolute.getParent();
        return absolute.endsWith("onnx") && above != null ? above : absolute;
    }

    private static BareFiles in(Path folder) throws ModelException {
        List<Path> graphs = new ArrayList<>(graphs(folder));
        graphs.addAll(graphs(folder.resolve("onnx")));
        if (graphs.isEmpty()) {
            throw new ModelException(
                    folder, "holds neither model.json nor an .onnx file", "give the folder of a package");
        }
        boolean isSet = graphs.stream().anyMatch(graph -> stem(graph).equals("text_encoder"));
        Path main = main(folder, graphs);
        List<Path> others =
                isSet ? graphs.stream().filter(graph -> !graph.equals(main)).toList() : List.of();
        return new BareFiles(folder.toAbsolutePath(), main.toAbsolutePath(), absolute(others));
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(Path::toAbsolutePath).toList();
    }

    private static List<Path> graphs(Path folder) throws ModelException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MOST_FILES)
                    .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ModelException(
                    folder, "cannot be read (" + unreadable.getMessage() + ")", "check its permissions", unreadable);
        }
    }

    /** The decoder: by name, full precision before less; or the only graph. */
    private static Path main(Path folder, List<Path> graphs) throws ModelException {
        for (String name : DECODERS) {
            Optional<Path> found = graphs.stream()
                    .filter(graph -> stem(graph).equals(name))
                    .min(Comparator.comparing(graph -> !precision(graph).equals("f32")));
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (graphs.size() == 1) {
            return graphs.getFirst();
        }
        throw new ModelException(folder, "holds " + graphs.size() + " .onnx files", "name the one that decodes");
    }

    /** The folder that names are relative to. */
    Path folder() {
        return folder;
    }

    /** The graph that gives the sound. */
    Path main() {
        return main;
    }

    /** The other graphs of a set. */
    List<Path> others() {
        return others;
    }

    /** A file's name as a package would have it. */
    String name(Path file) {
        return folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    /** A describing file beside the graph or above {@code onnx/}. */
    Optional<Path> beside(String name) {
        return Stream.of(main.resolveSibling(name), folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** What a file of the set is for. */
    String role(Path file) {
        if (file.equals(main)) {
            return "decoder";
        }
        String stem = stem(file);
        boolean speaksTokens = stem.equals("decoder_model") || stem.equals("decoder");
        return ROLES.getOrDefault(stem, speaksTokens ? "token-decoder" : stem.replace('_', '-'));
    }

    /** A name for programs: the file's, or its folder's where files are called the same everywhere. */
    String id() {
        String stem = stem(main);
        Path name = folder.getFileName();
        String word = GENERIC.contains(stem) && name != null ? name.toString() : stem;
        String id = word.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+|[._-]+$", "");
        return id.isEmpty()
                ? "model"
                : id.substring(0, Math.min(id.length(), 99)).replaceAll("[._-]+$", "");
    }

    /** {@code f32} unless the name ends otherwise. */
    static String precision(Path file) {
        String name = bareName(file);
        return PRECISIONS.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("f32");
    }

    private static String stem(Path file) {
        String name = bareName(file);
        for (String suffix : PRECISIONS.keySet()) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }

    private static String bareName(Path file) {
        String name = String.valueOf(file.getFileName());
        String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
