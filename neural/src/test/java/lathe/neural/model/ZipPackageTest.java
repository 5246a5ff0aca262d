package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lathe.neural.session.ModelException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages in zips, and zips that were made to harm whoever unpacks them. */
class ZipPackageTest {

    private static final int SEED = 20_261_121;

    @TempDir
    Path temp;

    private ModelPlaces places = new ModelPlaces(Path.of("never"), Path.of("never"));

    private PackageOnDisk vocoder;

    @BeforeEach
    void makePackage() throws IOException {
        places = new ModelPlaces(temp.resolve("models"), temp.resolve("cache"));
        byte[] weights = new byte[5000];
        new SplittableRandom(SEED).nextBytes(weights);
        vocoder = PackageOnDisk.vocoder(temp.resolve("tiny"), weights);
    }

    /** Writes zips entry by entry. */
    private final class Zip {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

        Zip add(String name, byte[] content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
            return this;
        }

        Zip addPackage(String top) throws IOException {
            add(top + "model.json", Files.readAllBytes(vocoder.folder.resolve("model.json")));
            return add(top + "model.onnx", Files.readAllBytes(vocoder.folder.resolve("model.onnx")));
        }

        byte[] toBytes() throws IOException {
            zip.close();
            return bytes.toByteArray();
        }

        Path write() throws IOException {
            return Files.write(temp.resolve("tiny.zip"), toBytes());
        }
    }

    private String refusal(byte[] zip) throws IOException {
        Path file = Files.write(temp.resolve("bad.zip"), zip);
        return Refusal.of(() -> ModelPackage.read(file, places));
    }

    /** Nothing but whole packages in the cache, and nothing beside it. */
    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("cache"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isSubsetOf("cache", "tiny", "bad.zip", "tiny.zip");
        }
    }

    private static int find(byte[] bytes, int signature, int from) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at <= bytes.length - 4; at++) {
            if (buffer.getInt(at) == signature) {
                return at;
            }
        }
        throw new AssertionError("no such record");
    }

    /** Where the n-th file stands in the list at the end. */
    private static int listed(byte[] zip, int n) {
        int at = find(zip, 0x02014b50, 0);
        for (int i = 0; i < n; i++) {
            at = find(zip, 0x02014b50, at + 4);
        }
        return at;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void aZipIsReadAsTheFolderIs() throws Exception {
        for (String top : new String[] {"", "tiny-1.2.3/"}) {
            ModelPackage read = ModelPackage.read(new Zip().addPackage(top).write(), places);
            assertThat(read.id()).isEqualTo("tiny");
            assertThat(read.verified("decoder")).hasSameBinaryContentAs(vocoder.folder.resolve("model.onnx"));
            assertThat(read.source()).hasFileName("tiny.zip");
        }
    }

    @Test
    void onlyNamedFilesAreUnpackedAndOnlyOnce() throws Exception {
        Path zip = new Zip().addPackage("").add("README.md", new byte[] {1}).write();
        Path folder = ModelPackage.read(zip, places).folder();
        assertThat(folder.resolve("README.md")).doesNotExist();
        Path graph = folder.resolve("model.onnx");
        Files.setLastModifiedTime(graph, java.nio.file.attribute.FileTime.fromMillis(1000));
        assertThat(ModelPackage.read(zip, places).folder()).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(graph).toMillis()).isEqualTo(1000);
    }

    @Test
    void aDamagedCacheIsNoticedByTheDigest() throws Exception {
        Path zip = new Zip().addPackage("").write();
        Path folder = ModelPackage.read(zip, places).folder();
        Files.write(folder.resolve("model.onnx"), new byte[5000]);
        ModelPackage again = ModelPackage.read(zip, places);
        assertThat(Refusal.of(() -> again.verified("decoder"))).contains("another sha256");
    }

    @Test
    void namesThatLeadOutAreRefused() throws IOException {
        for (String name : new String[] {"../evil.txt", "/etc/evil", "a/../../evil", "C:/evil", "a\\..\\evil"}) {
            assertThat(refusal(
                            new Zip().addPackage("").add(name, new byte[] {1}).toBytes()))
                    .contains("bad.zip", "may lead out of the package");
            assertNothingLeft();
        }
    }

    @Test
    void namesThatComeTwiceAreRefused() throws IOException {
        byte[] capitals =
                new Zip().addPackage("").add("MODEL.onnx", new byte[] {1}).toBytes();
        assertThat(refusal(capitals)).contains("MODEL.onnx", "twice, or in other capitals");
        byte[] twice =
                new Zip().addPackage("").add("model.onny", new byte[] {1}).toBytes();
        twice[listed(twice, 2) + 46 + 9] = 'x';
        assertThat(refusal(twice)).contains("model.onnx", "twice");
        assertNothingLeft();
    }

    @Test
    void aLinkIsRefused() throws IOException {
        byte[] zip = new Zip()
                .addPackage("")
                .add("link", "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                .toBytes();
        int entry = listed(zip, 2);
        zip[entry + 5] = 3;
        little(zip).putInt(entry + 38, 0xA1FF << 16);
        assertThat(refusal(zip)).contains("\"link\" is a link");
        assertNothingLeft();
    }

    @Test
    void fiftyGigabytesAreRefusedByWhatIsThere() throws IOException {
        byte[] zip = new Zip().addPackage("").toBytes();
        little(zip).putInt(listed(zip, 1) + 24, 0xFFFFFFF0);
        assertThat(refusal(zip)).contains("model.onnx", "claims 4294967280 bytes", "the zip has");
        assertNothingLeft();
    }

    @Test
    void aBombIsRefusedBeforeItFillsTheDisk() throws IOException {
        byte[] zeros = new byte[32 << 20];
        vocoder.files().getFirst().put("bytes", zeros.length);
        vocoder.write();
        byte[] zip = new Zip()
                .add("model.json", Files.readAllBytes(vocoder.folder.resolve("model.json")))
                .add("model.onnx", zeros)
                .toBytes();
        assertThat(refusal(zip)).contains("claim to become 335", "do not trust");
        // The same with a smaller claim in the list: it ends where the claim ends.
        little(zip).putInt(listed(zip, 1) + 24, 1000);
        assertThat(refusal(zip)).contains("unpacks to more than the 1000 bytes");
        assertNothingLeft();
    }

    @Test
    void aPackageThatLacksAFileOrADescriptionIsRefused() throws IOException {
        byte[] json = Files.readAllBytes(vocoder.folder.resolve("model.json"));
        assertThat(refusal(new Zip().add("model.json", json).toBytes())).contains("lacks its file model.onnx");
        assertThat(refusal(new Zip().add("a.txt", json).toBytes())).contains("holds no model.json");
        assertThat(refusal(new Zip().add("a/b/model.json", json).toBytes())).contains("holds no model.json");
        assertThat(refusal(new byte[0])).contains("no zip");
        assertNothingLeft();
    }

    @Test
    void encryptedAndForeignEntriesAreRefused() throws IOException {
        byte[] zip = new Zip().addPackage("").toBytes();
        zip[listed(zip, 1) + 8] |= 1;
        assertThat(refusal(zip)).contains("is encrypted");
        byte[] foreign = new Zip().addPackage("").toBytes();
        foreign[listed(foreign, 1) + 10] = 12;
        assertThat(refusal(foreign)).contains("method 12");
        assertNothingLeft();
    }

    @Test
    void whateverIsDamagedIsRefusedInOneLine() throws IOException {
        byte[] good = new Zip().addPackage("").toBytes();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 600; round++) {
            byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
                // Most of the bytes are weights; the lists at the end are where harm is done.
                int reach = random.nextBoolean() ? Math.min(200, bad.length) : bad.length;
                bad[bad.length - 1 - random.nextInt(reach)] = (byte) random.nextInt();
            }
            Path file = Files.write(temp.resolve("fuzz.zip"), bad);
            try {
                ModelPackage.read(file, places).verified("decoder");
            } catch (ModelException told) {
                assertThat(String.valueOf(told.getMessage()).lines())
                        .as("seed " + SEED + " round " + round)
                        .hasSize(1);
            }
        }
    }
}
