package lathe.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lathe.core.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages small valid files thousands of times. A damaged file is read, or refused with a {@link TensorFileException}: no
 * other exception, and no memory taken on a header's word. {@code -Dlathe.seed=N} repeats a failure.
 */
class HostileTensorFilesTest {

    private static final long SEED = Long.getLong("lathe.seed", 20_261_121);
    private static final int ROUNDS = Boolean.getBoolean("lathe.heavy") ? 20_000 : 500;

    /** Far above what honest reading of such files takes, far below what their headers can claim. */
    private static final long MAX_ALLOCATED_BYTES = 32L << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"version1.npy", "version2.npy", "version3.npy", "types.npz", "deflated.npz", "types.safetensors"
            })
    void damagedFilesAreReadOrRefusedAndNothingElse(String name) throws IOException {
        byte[] valid = Files.readAllBytes(Fixtures.path("tensor/" + name));
        assertThat(attempt(valid)).as("undamaged").isNull();
        Random random = new Random(SEED);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(valid, random);
            try {
                refused += attempt(damaged) == null ? 0 : 1;
            } catch (IOException | RuntimeException | Error failure) {
                fail(name + ", round " + round + ", seed " + SEED + ": " + failure, failure);
            }
        }
        assertThat(refused).as("refusals").isBetween(ROUNDS / 5, ROUNDS);
    }

    private @Nullable String attempt(byte[] bytes) throws IOException {
        Path file = folder.resolve("hostile.bin");
        Files.deleteIfExists(file);
        Files.write(file, bytes);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String refusal = null;
        try {
            TensorFiles.read(file)
                    .values()
                    .forEach(tensor -> assertThat(tensor.count()).isEqualTo(Tensor.elements(tensor.shape())));
        } catch (TensorFileException refused) {
            refusal = String.valueOf(refused.getMessage());
            assertThat(refusal).startsWith(file + ": ").contains("; ");
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(MAX_ALLOCATED_BYTES);
        return refusal;
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int blows = 1 + random.nextInt(4); blows > 0; blows--) {
            // Most blows hit the first bytes, where headers are; some the end, where a zip keeps its directory.
            int room = random.nextInt(4) > 0 ? Math.min(bytes.length, 200) : bytes.length;
            int at = random.nextBoolean() ? random.nextInt(room) : bytes.length - 1 - random.nextInt(room);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "0123456789(){}[],:'\"".charAt(random.nextInt(20));
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(10, at)) : bytes;
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000, 2), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999, 999999999999999999), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 2), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), 'more': 1}",
                "{'descr': '<f4', 'fortran_order': False}",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
                "{'descr': '<f4', 'fortran_order': None, 'shape': (1,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} and more",
                "{'descr': '<f4",
                ""
            })
    void headersOfNpyThatLieOrAreNotMeantForUsAreRefused(String dictionary) throws IOException {
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length);
        bytes.put(text);
        assertThat(attempt(bytes.array())).isNotNull();
    }

    @Test
    void headersOfSafetensorsThatLieAreRefused() throws IOException {
        List<String> lies = List.of(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                "{\"a\":[]}",
                "{\"a\":" + "[".repeat(5000),
                "{");
        for (String lie : lies) {
            assertThat(attempt(safetensors(lie, lie.length()))).as(lie).isNotNull();
        }
        String honest = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        assertThat(attempt(safetensors(honest, honest.length()))).isNull();
        for (long length : new long[] {0, 1, -1, Long.MAX_VALUE, 1L << 33, honest.length() + 9}) {
            assertThat(attempt(safetensors(honest, length)))
                    .as("length " + length)
                    .isNotNull();
        }
    }

    private static byte[] safetensors(String header, long claimedLength) {
        return ByteBuffer.allocate(8 + header.length() + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimedLength)
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    @Test
    void aNumberBeyond63BitsIsNamed() throws IOException {
        Path file = folder.resolve("big.safetensors");
        String header = "{\"a\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        byte[] bytes = safetensors(header, header.length());
        Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0xff);
        Files.write(file, bytes);
        assertThatThrownBy(() -> TensorFiles.read(file)).hasMessageContaining("18446744073709551615");
    }
}
