package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void theTargetAppearsAtCommitAndNotBefore() throws IOException {
        Path target = folder.resolve("a.wav");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.overwrite(1, ByteBuffer.wrap(new byte[] {9}));
            assertThat(target).doesNotExist();
            assertThat(file.temporary()).hasParent(folder).hasExtension("wav").isNotEqualTo(target);
            file.commit();
        }
        assertThat(target).hasBinaryContent(new byte[] {1, 9, 3});
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(target));
    }

    @Test
    void withoutCommitTheOldFileStaysAndNothingElse() throws IOException {
        Path target = Files.writeString(folder.resolve("a.wav"), "old");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(ByteBuffer.wrap(new byte[] {1}));
        }
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(target));
    }

    @Test
    void afterCloseACommitFails() throws IOException {
        AtomicFile file = AtomicFile.create(folder.resolve("a.wav"));
        file.close();
        assertThatThrownBy(file::commit).hasMessageContaining("not written");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFileThatIsReadMayBeTheTarget() throws IOException {
        Path song = folder.resolve("song.wav");
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 8_000, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(song, wanted)) {
            writer.write(new float[][] {{0.5f, 0.25f}}, 0, 2);
            writer.commit();
        }
        try (AudioReader reader = AudioFiles.open(song);
                AudioWriter writer = AudioFiles.create(song, reader.info())) {
            float[][] frame = new float[1][1];
            while (reader.read(frame, 0, 1) > 0) {
                frame[0][0] = -frame[0][0];
                writer.write(frame, 0, 1);
            }
            writer.commit();
        }
        try (AudioReader reader = AudioFiles.open(song)) {
            assertThat(reader.readAll().channel(0)).containsExactly(-0.5f, -0.25f);
        }
    }

    @Test
    void aLinkStaysALinkAndWhatItNamesIsReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real.wav"), "old");
        Path link = folder.resolve("link.wav");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Assumptions.abort("no symbolic links here");
        }
        try (AtomicFile file = AtomicFile.create(link)) {
            file.write(ByteBuffer.wrap("new".getBytes(StandardCharsets.US_ASCII)));
            file.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void placesThatCannotBeWrittenAreNamed() throws IOException {
        assertRefused(folder, "is a folder; name a file in it");
        assertRefused(folder.resolve("none/a.wav"), "the folder " + folder.resolve("none") + " does not exist");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused(file.resolve("a.wav"), "file is not a folder");
        assertRefused(folder.resolve("x".repeat(300) + ".wav"), "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/full"})
    void devicesAreNotReplaced(String device) {
        Assumptions.assumeTrue(Files.exists(Path.of(device)), "no " + device + " here");
        assertRefused(Path.of(device), "is a device or a pipe");
    }

    @Test
    void whatMayNotBeWrittenIsNotReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("a.wav"), "old");
        Assumptions.assumeTrue(
                target.toFile().setWritable(false) && !Files.isWritable(target), "this user may write anything");
        assertRefused(target, "exists and may not be written");
    }

    @Test
    void failuresOfTheSystemAreToldWithARemedy() {
        Path target = Path.of("a.wav");
        assertThat(AtomicFile.explain(target, new IOException("No space left on device")))
                .hasMessage("a.wav: the disk is full; free some space or write to another disk");
        assertThat(AtomicFile.explain(target, new AccessDeniedException("locked/.lathe-1.wav")))
                .hasMessageStartingWith("a.wav: may not write in its folder; ");
        assertThat(AtomicFile.explain(target, new IOException("Input/output error")))
                .hasMessageStartingWith("a.wav: cannot be written (Input/output error); ");
    }

    private static void assertRefused(Path target, String finding) {
        assertThatThrownBy(() -> AtomicFile.create(target).close())
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith(target + ": ")
                .hasMessageContaining(finding);
    }

    @Test
    void anInterruptedProgramLeavesNothing() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        folder.resolve("a.wav").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(child.waitFor()).as(said).isEqualTo(42);
        assertThat(said.strip()).isEqualTo("1 file");
        assertThat(folder).isEmptyDirectory();
    }

    /** A program that ends while it writes. */
    static final class Interrupted {

        private Interrupted() {}

        @SuppressWarnings("SystemOut") // the parent reads it
        public static void main(String[] arguments) throws IOException {
            Path target = Path.of(arguments[0]);
            try (AtomicFile file = AtomicFile.create(target);
                    var files = Files.list(file.temporary().getParent())) {
                file.write(ByteBuffer.allocate(100));
                System.out.println(files.count() + " file");
                System.exit(42);
            }
        }
    }
}
