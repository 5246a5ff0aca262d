package lathe.vocoder.riffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.tensor.TensorFileException;
import lathe.core.testing.Fixtures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of {@code tools/fixtures/riffusion_images.py}, whose pixels are known in closed form. */
class RiffusionImageTest {

    private static final long SEED = Long.getLong("lathe.seed", 20_261_121);
    private static final int ROUNDS = Boolean.getBoolean("lathe.heavy") ? 20_000 : 600;
    private static final long MAX_ALLOCATED_BYTES = 32L << 20;

    @TempDir
    private Path folder;

    /** {@code (7 row + 13 column + 31 channel) mod 256}, turned upside down. */
    private static int dark(int channel, int mel, int mels, int frame) {
        return 255 - (7 * (mels - 1 - mel) + 13 * frame + 31 * channel) % 256;
    }

    private static void assertChannel(RiffusionImage image, int channel, int plane, double max, double power) {
        float[][] mel = image.mel(channel);
        int mels = image.frontEnd().mels();
        assertThat(mel).hasDimensions(mels, image.frames());
        for (int m = 0; m < mels; m++) {
            for (int t = 0; t < image.frames(); t++) {
                double sum = max * Math.pow(dark(plane, m, mels, t) / 255.0, 1 / power);
                assertThat(image.frontEnd().level().curve().name()).isEqualTo("POWER");
                assertThat(Math.pow(mel[m][t], 1 / power)).isCloseTo(sum, within(1e-5 * max));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo.png", "palette.png"})
    void stereoIsGreenAndBlueAndTagsAreFollowed(String name) throws IOException {
        RiffusionImage image = RiffusionImage.read(Fixtures.path("riffusion/" + name));
        assertThat(image.channels()).isEqualTo(2);
        assertThat(image.frames()).isEqualTo(37);
        MelFrontEnd end = image.frontEnd();
        assertThat(end.sampleRateHz()).isEqualTo(22_050);
        assertThat(end.framing().fftSize()).isEqualTo(8820);
        assertThat(end.framing().windowSize()).isEqualTo(2205);
        assertThat(end.hop()).isEqualTo(220);
        assertThat(end.filters().maxHz()).isEqualTo(8000);
        assertChannel(image, 0, 1, 4e6, 0.5);
        assertChannel(image, 1, 2, 4e6, 0.5);
    }

    @Test
    void monoIsRedAndTransparencyIsLeftOut() throws IOException {
        RiffusionImage image = RiffusionImage.read(Fixtures.path("riffusion/transparent.png"));
        assertThat(image.channels()).isEqualTo(1);
        assertChannel(image, 0, 0, 4e6, 0.5);
    }

    @Test
    void withoutTagsItIsWhatTheModelWasTrainedOn() throws IOException {
        RiffusionImage image = RiffusionImage.read(Fixtures.path("riffusion/untagged.png"));
        assertThat(image.frontEnd()).isEqualTo(MelFrontEnd.named("riffusion-44k"));
        assertThat(image.channels()).isEqualTo(1);
        assertChannel(image, 0, 0, 3e7, 0.25);
    }

    /** Fewer points of the same spectrum: what the picture's own front end hears, the other one hears too. */
    @Test
    void theInverseHearsTheSameThroughAShorterTransform() throws IOException {
        RiffusionImage image = RiffusionImage.read(Fixtures.path("riffusion/untagged.png"));
        MelFrontEnd inverse = image.inverseFrontEnd();
        assertThat(inverse.framing().fftSize()).isEqualTo(8192);
        float[] noise = Signals.noise(44_100, 1, 0.5, 44_100, 9).channel(0);
        float[][] whole = MelSpectrogram.of(image.frontEnd(), noise);
        float[][] brief = MelSpectrogram.of(inverse, noise);
        double difference = 0;
        double all = 0;
        for (int m = 0; m < whole.length; m++) {
            for (int t = 0; t < whole[m].length; t++) {
                difference += Math.abs(whole[m][t] - brief[m][t]);
                all += whole[m][t];
            }
        }
        assertThat(difference / all).isLessThan(0.02);
    }

    @Test
    void picturesThatAreNoSpectrogramsAreNamedWithARemedy() throws IOException {
        byte[] png = Files.readAllBytes(Fixtures.path("riffusion/untagged.png"));
        assertRefused(with(png, 20, 24), "has 24 rows, and its spectrogram 512");
        assertRefused(with(png, 16, 70_000), "claims 70000 by 512 pixels");
        assertRefused(with(png, 20, 100_000_000), "claims 5 by 100000000 pixels");
        byte[] interlaced = png.clone();
        interlaced[28] = 1;
        assertRefused(checked(interlaced), "is interlaced");
        byte[] deep = png.clone();
        deep[24] = 16;
        assertRefused(checked(deep), "16 bits a channel");
        byte[] broken = png.clone();
        broken[60] ^= 1;
        assertRefused(broken, "wrong check sum");
        assertRefused(Arrays.copyOf(png, png.length - 30), "damaged PNG");
        assertRefused("JFIF, not PNG at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "is no PNG");
    }

    private void assertRefused(byte[] bytes, String finding) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), bytes);
        assertThatThrownBy(() -> RiffusionImage.read(file))
                .isInstanceOf(TensorFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(finding);
    }

    /** A number of the header replaced. */
    private static byte[] with(byte[] png, int at, int number) {
        byte[] changed = png.clone();
        ByteBuffer.wrap(changed).putInt(at, number);
        return checked(changed);
    }

    /** The header's check sum mended, so that damage is found further in. */
    private static byte[] checked(byte[] png) {
        CRC32 check = new CRC32();
        check.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) check.getValue());
        return png;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo.png", "palette.png", "untagged.png"})
    void damagedPicturesAreReadOrRefusedAndNothingElse(String name) throws IOException {
        byte[] valid = Files.readAllBytes(Fixtures.path("riffusion/" + name));
        Random random = new Random(SEED);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = mended(damage(valid, random));
            Path file = folder.resolve("hostile.png");
            Files.deleteIfExists(file);
            Files.write(file, damaged);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                assertThat(RiffusionImage.read(file).frames()).isPositive();
            } catch (TensorFileException told) {
                refused++;
                assertThat(told).hasMessageStartingWith(file + ": ").hasMessageContaining("; ");
            } catch (IOException | RuntimeException | Error failure) {
                fail(name + ", round " + round + ", seed " + SEED + ": " + failure, failure);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated, round %d, seed %d", round, SEED)
                    .isLessThan(MAX_ALLOCATED_BYTES);
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int blows = 1 + random.nextInt(4); blows > 0; blows--) {
            int at = 8 + random.nextInt(bytes.length - 8);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, Math.max(40, at)) : bytes;
            }
        }
        return bytes;
    }

    /** All check sums made right again, so that damage reaches what lies behind them. */
    private static byte[] mended(byte[] bytes) {
        ByteBuffer png = ByteBuffer.wrap(bytes);
        int at = 8;
        while (at + 12 <= bytes.length) {
            long length = Integer.toUnsignedLong(png.getInt(at));
            if (at + 12 + length > bytes.length) {
                break;
            }
            CRC32 check = new CRC32();
            check.update(bytes, at + 4, (int) length + 4);
            png.putInt((int) (at + 8 + length), (int) check.getValue());
            at += (int) (12 + length);
        }
        return bytes;
    }
}
