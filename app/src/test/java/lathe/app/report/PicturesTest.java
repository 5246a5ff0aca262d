package lathe.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

/** What the report gathers and draws. */
class PicturesTest {

    @Test
    void aCurveKeepsItsPeaksHoweverLongItGrows() {
        BoundedCurve curve = new BoundedCurve(100, 0.1);
        for (int i = 0; i < 12_345; i++) {
            curve.add(i == 7_000 ? 1 : -20);
        }
        assertThat(curve.points()).hasSizeBetween(50, 100).contains(1f, -20f);
        assertThat(curve.pointSeconds() * curve.points().length).isCloseTo(1234.5, within(curve.pointSeconds()));
    }

    @Test
    void aCurveHasGapsWhereThereIsNothing() {
        BoundedCurve curve = new BoundedCurve(10, 1);
        curve.add(Double.NEGATIVE_INFINITY);
        curve.add(-30);
        assertThat(curve.points()).containsExactly(Float.NaN, -30f);
        curve.clear();
        assertThat(curve.points()).isEmpty();
    }

    @Test
    void aFullScaleSineStandsAtZeroDecibelsInItsRowAndBand() {
        SpectrumPicture picture = new SpectrumPicture(48_000);
        AudioBuffer sine = Signals.sine(1000, 0, 48_000, 2, 48_000);
        picture.add(sine.channelArrays(), 0, sine.frames());
        picture.finish();
        int loudest = 0;
        for (int row = 0; row < SpectrumPicture.ROWS; row++) {
            loudest = picture.levelDb(5, row) > picture.levelDb(5, loudest) ? row : loudest;
        }
        assertThat(SpectrumPicture.rowHz(loudest)).isLessThanOrEqualTo(1000 * 1.02);
        assertThat(SpectrumPicture.rowHz(loudest + 1)).isGreaterThanOrEqualTo(1000 * 0.98);
        // A Hann window's scalloping loss is at most 1.42 dB (Harris 1978).
        assertThat(picture.levelDb(5, loudest)).isBetween(-1.43, 0.01);
        double[] average = picture.averageDb();
        int band = 0;
        for (int b = 0; b < average.length; b++) {
            band = average[b] > average[band] ? b : band;
        }
        assertThat(SpectrumPicture.bandHz(band)).isCloseTo(1000, within(1000 * 0.06));
        assertThat(average[band]).isCloseTo(0, within(0.2));
    }

    @Test
    void aLongSoundFitsTheSameNumberOfColumns() {
        SpectrumPicture picture = new SpectrumPicture(8000);
        AudioBuffer noise = Signals.noise(8000 * 10, 1, 0.5, 8000, 1);
        for (int i = 0; i < 30; i++) {
            picture.add(noise.channelArrays(), 0, noise.frames());
        }
        assertThat(picture.columns()).isBetween(SpectrumPicture.MOST_COLUMNS / 2, SpectrumPicture.MOST_COLUMNS);
        assertThat(picture.averageDb()[59]).as("beyond the Nyquist frequency").isNaN();
    }

    @Test
    void thePngIsReadAlikeByAnIndependentDecoder() throws IOException {
        int[] palette = SpectrogramImage.palette();
        byte[][] pixels = {{0, 1, 2}, {127, 126, 3}};
        BufferedImage image =
                Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(PngImage.encode(pixels, palette))));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(palette[pixels[y][x]]);
            }
        }
    }

    @Test
    void shadesGrowLighterEvenlySoThatTheyReadWithoutColour() {
        int[] palette = SpectrogramImage.palette();
        double last = -1;
        for (int colour : palette) {
            double light = 0.2126 * (colour >> 16) + 0.7152 * (colour >> 8 & 0xff) + 0.0722 * (colour & 0xff);
            assertThat(light).isGreaterThanOrEqualTo(last);
            last = light;
        }
    }

    @Test
    void figuresHaveATrueMinusAndADashForNothing() {
        assertThat(Figure.one(-14.04)).isEqualTo("−14.0");
        assertThat(Figure.one(-0.04)).isEqualTo("0.0");
        assertThat(Figure.change(3)).isEqualTo("+3.0");
        assertThat(Figure.two(Double.NaN)).isEqualTo("–");
        assertThat(Figure.one(Double.NEGATIVE_INFINITY)).isEqualTo("–");
    }

    @Test
    void timeIsLabelledInRoundStepsWhateverTheLength() {
        for (double seconds : new double[] {0.001, 0.5, 3, 59, 240, 4000, 40_000}) {
            assertThat(Axis.time(seconds).ticks()).as("%s s", seconds).hasSizeBetween(2, 8);
        }
        assertThat(Axis.time(240).ticks().get(1).label()).isEqualTo("1:00");
        assertThat(Axis.time(10_800).ticks().getLast().label()).isEqualTo("3:00:00");
    }
}
