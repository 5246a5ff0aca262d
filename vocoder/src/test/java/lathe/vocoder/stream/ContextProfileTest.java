package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;

class ContextProfileTest {

    /** A pulse of 5 hops to either side, 0 at both ends: sound just before a cut hears 4 whole frames and a part beyond it. */
    @Test
    void theContextOfAKernelIsItsReach() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 2, 32, 5);
        ContextProfile profile = ContextProfile.measure(decoder, Values.noise(200, 3), 10);
        assertThat(profile.context()).isEqualTo(Context.exact(4, 5));
        assertThat(profile.errorDb(4, 5)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(profile.errorDb(3, 5)).isGreaterThan(-120);
        assertThat(profile.errorDb(4, 4)).isGreaterThan(-120);
    }

    @Test
    void oneChangedFrameShowsTheSameKernel() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 32, 5);
        Values clean = Values.noise(60, 3);
        float[] changed = clean.toArray();
        changed[30] = Float.NaN;
        assertThat(ContextProfile.support(decoder, clean, Values.of(changed), 30))
                .isEqualTo(Context.exact(5, 5));
        assertThatThrownBy(() -> ContextProfile.support(decoder, clean, clean, 30))
                .hasMessageContaining("frame=30 makes no difference");
    }

    @Test
    void theErrorOfARecursiveDecoderDecaysAsItsPole() throws Exception {
        var decoder = new RecursiveDecoder(0.99f, Context.overlap(1, Double.NaN));
        ContextProfile profile = ContextProfile.measure(decoder, Values.noise(400, 3), 20);
        // Of 64 samples a frame: 20 log10(0.99^64) = -5.59 dB. To the right it needs nothing.
        assertThat(profile.errorDb(12, 0) - profile.errorDb(2, 0)).isCloseTo(-55.9, within(0.5));
        assertThat(profile.right(Double.NEGATIVE_INFINITY)).hasValue(0);
        assertThat(profile.context().exact()).isFalse();
        assertThat(profile.context().left()).isEqualTo(20);
        assertThat(profile.context().seamErrorDb()).isBetween(-130.0, -100.0);
        assertThatThrownBy(() -> profile.economy(-200)).hasMessageContaining("limitDb=-200");
    }

    @Test
    void aDecoderWithoutItsLastSamplesNeedsAFrameForThem() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 320, 1, -8, 1, Context.exact(1, 1));
        assertThat(ContextProfile.measure(decoder, Values.noise(60, 3), 4)
                        .context()
                        .right())
                .isEqualTo(1);
    }

    @Test
    void tooFewFramesAreRefused() {
        var decoder = new SyntheticDecoder(22_050, 1, 32, 5);
        assertThatThrownBy(() -> ContextProfile.measure(decoder, Values.noise(40, 3), 10))
                .hasMessageContaining("frames=40")
                .hasMessageContaining("reach=10");
    }
}
