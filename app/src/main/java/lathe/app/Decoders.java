package lathe.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lathe.core.text.Nearest;
import lathe.neural.model.JsonSection;
import lathe.neural.model.ModelFile;
import lathe.neural.model.ModelLibrary;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Decoder;
import lathe.vocoder.codec.CodecDecoder;
import lathe.vocoder.codec.CodecFormat;
import lathe.vocoder.codec.StatefulCodecDecoder;
import lathe.vocoder.latent.LatentDecoder;
import lathe.vocoder.latent.LatentFormat;
import lathe.vocoder.mel.MelVocoder;
import org.jspecify.annotations.Nullable;

/** Finds the model that a user names, and opens what decodes it by its kind. */
final class Decoders {

    private Decoders() {}

    /**
     * A package, a file or an installed model.
     *
     * @param named as the user wrote it; null if not at all
     */
    static ModelPackage find(@Nullable String named) throws ModelException {
        if (named == null) {
            throw new CallException("--model is missing; give a package, an ONNX file, or an id of lathe models list");
        }
        return ModelLibrary.ofUser().open(named);
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException noPath) {
            throw new CallException("--model " + named + " is no file name; give a package or an ONNX file");
        }
    }

    /** Opens a package. */
    static Decoder open(ModelPackage model, SessionSettings settings) throws ModelException {
        return switch (model.kind()) {
            case MEL_VOCODER -> MelVocoder.open(model, settings);
            case CODEC_DECODER ->
                model.port("state_in").isPresent() ? stateful(model, settings) : CodecDecoder.open(model, settings);
            case LATENT_DECODER -> LatentDecoder.open(model, settings);
            default ->
                throw new ModelException(
                        model.source(),
                        "is a model of kind " + model.kind().id() + " ("
                                + model.kind().purpose() + ")",
                        "choose one that makes sound of mels, tokens or latents");
        };
    }

    private static Decoder stateful(ModelPackage model, SessionSettings settings) throws ModelException {
        JsonSection codec = model.section("codec");
        Optional<CodecFormat> format = CodecFormat.named(codec.requireText("format"));
        if (format.isEmpty()) {
            throw codec.wrong("format", "name one of " + String.join(", ", CodecFormat.names()));
        }
        return StatefulCodecDecoder.open(model.verified("decoder"), format.get(), settings);
    }

    /**
     * Opens an ONNX file that says nothing of itself.
     *
     * @param format a codec's or a latent's
     */
    static Decoder open(String named, String format, SessionSettings settings) throws ModelException {
        Path file = path(named);
        Optional<LatentFormat> latents = LatentFormat.named(format);
        if (latents.isPresent()) {
            return LatentDecoder.open(file, latents.get(), settings);
        }
        Optional<CodecFormat> codec = CodecFormat.named(format);
        if (codec.isPresent()) {
            InferenceSession session = InferenceSession.open(file, settings);
            return StatefulCodecDecoder.isStateful(session)
                    ? StatefulCodecDecoder.of(session, codec.get())
                    : CodecDecoder.of(session, codec.get());
        }
        throw new CallException(Nearest.complaint(
                "format",
                format,
                Stream.concat(LatentFormat.names().stream(), CodecFormat.names().stream())
                        .collect(Collectors.toList())));
    }

    /** Whether a name is that of a bare graph. */
    static boolean isBare(String named) {
        return named.endsWith(".onnx");
    }

    /** A package, for the record of what was done. */
    static Map<String, @Nullable Object> record(ModelPackage model) throws ModelException {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("id", model.id());
        record.put("version", model.version());
        record.put("kind", model.kind().id());
        record.put("family", model.family());
        Map<String, @Nullable Object> digests = new LinkedHashMap<>();
        for (ModelFile file : model.files()) {
            digests.put(file.path(), file.sha256());
        }
        record.put("sha256", digests);
        return record;
    }

    /** The same for a bare graph. */
    static Map<String, @Nullable Object> record(String named) throws IOException {
        Path file = path(named);
        Map<String, @Nullable Object> digests = new LinkedHashMap<>();
        digests.put(String.valueOf(file.getFileName()), sha256(file));
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("id", named);
        record.put("sha256", digests);
        return record;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int came = in.read(block); came > 0; came = in.read(block)) {
                digest.update(block, 0, came);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
