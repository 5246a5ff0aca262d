package lathe.neural.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lathe.neural.session.ModelException;

/** SHA-256 (FIPS 180-4) of files. */
public final class Digest {

    private static final int BLOCK_BYTES = 1 << 16;

    private Digest() {}

    /** The digest as 64 lower-case hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** @throws ModelException if a file is not the one that a package tells of */
    static void require(Path path, ModelFile told) throws ModelException {
        try {
            if (!Files.isRegularFile(path)) {
                throw new ModelException(path.toString(), "does not exist", "download the package again, whole");
            }
            long bytes = Files.size(path);
            if (bytes != told.bytes()) {
                throw new ModelException(
                        path.toString(),
                        "has " + bytes + " bytes, the package tells of " + told.bytes(),
                        "download the package again");
            }
            if (!sha256(path).equals(told.sha256())) {
                throw new ModelException(
                        path.toString(),
                        "has another sha256 than the package tells",
                        "download the package again; do not use it if that does not help");
            }
        } catch (NoSuchFileException gone) {
            throw new ModelException(path.toString(), "does not exist", "download the package again, whole", gone);
        } catch (IOException unreadable) {
            throw new ModelException(
                    path.toString(), "cannot be read (" + unreadable.getMessage() + ")", "check the disk", unreadable);
        }
    }
}
