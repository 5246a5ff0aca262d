package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are told as such, whatever the damage, and take no more memory than they have bytes for. */
final class ContainerFuzzTest {

    private static final int ROUNDS = 1000;

    @TempDir
    Path folder;

    private interface Reader {
        Object read(Path file, byte[] content) throws IOException;
    }

    @Test
    void ecdcFiles() throws Exception {
        fuzz(
                "encodec-24k/test/encodec_24khz.ecdc",
                "x.ecdc",
                80,
                (file, content) -> EcdcFile.parse(file, ByteBuffer.wrap(content)));
        fuzz(
                "encodec-48k/test/encodec_48khz.ecdc",
                "x.ecdc",
                80,
                (file, content) -> EcdcFile.parse(file, ByteBuffer.wrap(content)));
    }

    @Test
    void dacFiles() throws Exception {
        for (String name : new String[] {"song", "song_protocol2", "song_protocol3"}) {
            fuzz(
                    "dac-44k/test/" + name + ".dac",
                    "x.dac",
                    Integer.MAX_VALUE,
                    (file, content) -> DacFile.parse(file, ByteBuffer.wrap(content)));
        }
    }

    @Test
    void listsInJson() throws Exception {
        Path json = folder.resolve("good.json");
        Files.writeString(
                json, "{\"audio_codes\":[[[1,2,3,4,5],[6,7,8,9,10],[1,2,3,4,5],[6,7,8,9,0]]],\"other\":[1.5]}");
        CodecFormat format = CodecFixtures.format("encodec-32k");
        fuzz(json, "x.json", Integer.MAX_VALUE, (file, content) -> {
            Files.write(file, content);
            return TokenFiles.read(file, format, GridOptions.NONE);
        });
    }

    @Test
    void aFileThatClaimsMuchIsRefusedAtOnce() throws Exception {
        String header = "{\"m\":\"encodec_48khz\",\"al\":2147483647,\"nc\":16,\"lm\":false}";
        Path file = folder.resolve("claim.ecdc");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(9 + text.length + 100);
        bytes.put("ECDC".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .putInt(text.length)
                .put(text);
        Files.write(file, bytes.array());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> EcdcFile.read(file))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("2147483647 samples");
    }

    private void fuzz(String fixture, String name, int reach, Reader reader) throws Exception {
        fuzz(CodecFixtures.path(fixture), name, reach, reader);
    }

    private void fuzz(Path source, String name, int reach, Reader reader) throws Exception {
        byte[] good = Files.readAllBytes(source);
        assertThat(reader.read(folder.resolve(name), good)).isNotNull();
        long seed = 77_011L + good.length;
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve(name);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = damaged(good, Math.min(reach, good.length), random);
            try {
                reader.read(file, bad);
            } catch (TokenFileException e) {
                refused++;
                assertThat(e.getMessage()).startsWith(file + ": ").contains("; ");
            } catch (RuntimeException | Error e) {
                throw new AssertionError(source + " seed " + seed + " round " + round, e);
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 5);
    }

    private static byte[] damaged(byte[] good, int reach, SplittableRandom random) {
        byte[] bad = good.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bad[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bad, random.nextInt(bad.length));
            case 1 -> Arrays.copyOf(bad, bad.length + random.nextInt(40));
            default -> bad;
        };
    }
}
