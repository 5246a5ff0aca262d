package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;

class MelInputTest {

    private static final MelVocoderFormat UNTOLD = MelVocoderFormat.of(22_050, Context.exact(13, 13));

    @Test
    void theFixedAxisCountsTheMels() throws Exception {
        assertThat(find(UNTOLD, false, "N,L", -1, 80, -1)).isEqualTo(new MelInput(3, 1, 2, 80));
        assertThat(find(UNTOLD, true, ",", 1, -1, 128)).isEqualTo(new MelInput(3, 2, 1, 128));
        assertThat(find(UNTOLD, false, "", -1, 80)).isEqualTo(new MelInput(2, 1, 0, 80));
        assertThat(find(UNTOLD, false, "", 80, -1)).isEqualTo(new MelInput(2, 0, 1, 80));
        assertThat(find(UNTOLD, false, "", 1, 1, 80, -1)).isEqualTo(new MelInput(4, 2, 3, 80));
    }

    @Test
    void whereBothAreFixedTheKnownNumberOfMelsDecides() throws Exception {
        assertThat(find(UNTOLD.withMels(80), false, "", 1, 200, 80)).isEqualTo(new MelInput(3, 2, 1, 80));
        assertThat(find(UNTOLD.withMels(80), false, "", 1, 80, 200)).isEqualTo(new MelInput(3, 1, 2, 80));
        // Eighty frames of eighty mels look the same either way; most exports put the mels first.
        assertThat(find(UNTOLD.withMels(80), false, "", 1, 80, 80)).isEqualTo(new MelInput(3, 1, 2, 80));
    }

    @Test
    void whereNothingIsFixedTheNamesOfTheAxesDecide() throws Exception {
        MelVocoderFormat eighty = UNTOLD.withMels(80);
        assertThat(find(eighty, false, "batch,n_frames,n_mels", -1, -1, -1)).isEqualTo(new MelInput(3, 2, 1, 80));
        assertThat(find(eighty, false, "batch,n_mels,time", -1, -1, -1)).isEqualTo(new MelInput(3, 1, 2, 80));
        assertThat(find(eighty, false, "a,b,c", -1, -1, -1)).isEqualTo(new MelInput(3, 1, 2, 80));
        assertThat(find(eighty, true, "a,b,c", -1, -1, -1)).isEqualTo(new MelInput(3, 2, 1, 80));
    }

    @Test
    void aPackageHasTheLastWord() throws Exception {
        assertThat(find(UNTOLD.withMels(80).withLayout(MelLayout.FRAMES_FIRST), false, "", -1, -1, -1))
                .isEqualTo(new MelInput(3, 2, 1, 80));
    }

    @Test
    void contradictionsAreToldWithARemedy() {
        assertThatThrownBy(() -> find(UNTOLD.withMels(100), false, "", 1, 80, -1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("said to take 100 mels");
        assertThatThrownBy(() -> find(UNTOLD, false, "", -1, -1, -1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("add mel_front_end to model.json");
        assertThatThrownBy(() -> find(UNTOLD, false, "", -1)).isInstanceOf(ModelException.class);
    }

    @Test
    void valuesLieAsTheGraphReadsThem() {
        MelFrames frames =
                MelFrames.of(new float[][] {{9, 1, 2, 3}, {9, 4, 5, 6}}).slice(1, 4);
        Tensor melsFirst = new MelInput(3, 1, 2, 2).tensor(frames);
        assertThat(melsFirst.shape()).containsExactly(1, 2, 3);
        assertThat(melsFirst.floats()).containsExactly(1, 2, 3, 4, 5, 6);
        Tensor framesFirst = new MelInput(2, 1, 0, 2).tensor(frames);
        assertThat(framesFirst.shape()).containsExactly(3, 2);
        assertThat(framesFirst.floats()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    private static MelInput find(MelVocoderFormat format, boolean pitch, String axes, long... dims)
            throws ModelException {
        List<Long> sizes = Arrays.stream(dims).boxed().toList();
        String[] names = Arrays.copyOf(axes.split(",", -1), dims.length);
        List<String> all =
                Arrays.stream(names).map(name -> name == null ? "" : name).toList();
        return MelInput.find("test.onnx", new Port("mel", ElementType.FLOAT32, sizes, all), format, pitch);
    }
}
