package lathe.engine.sound.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicInstrumentTest {

    private static final int RATE = 48_000;

    static Collection<InstrumentSpec> all() {
        return Orchestra.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyInstrumentSoundsAtTheCommonLoudnessWithoutNonsense(InstrumentSpec spec) {
        AudioBuffer sound = ClassicTour.phrase(spec, 100, RATE);
        assertThat(ClassicTour.lufs(sound)).isCloseTo(ClassicTour.TARGET_LUFS, within(0.5));
        for (float[] channel : sound.channelArrays()) {
            double sum = 0;
            for (float sample : channel) {
                assertThat(Float.isFinite(sample)).isTrue();
                sum += sample;
            }
            assertThat(sum / channel.length).as("mean").isCloseTo(0, within(0.002));
            assertThat(Math.abs(channel[channel.length - 1])).as("end").isLessThan(1e-4f);
        }
    }

    @Test
    void aTrackWithoutNotesIsSilent() {
        AudioBuffer sound = ClassicTour.render(Orchestra.get("piano"), List.of(), RATE);
        assertThat(ClassicTour.peak(sound)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameNotesGiveTheSameBytes(InstrumentSpec spec) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(0, 400, spec.comfort().low() + 5, 90));
        notes.add(new Note(400, 400, spec.comfort().low() + 7, 70));
        AudioBuffer first = ClassicTour.render(spec, notes, RATE);
        AudioBuffer second = ClassicTour.render(spec, notes, RATE);
        assertThat(first.channelArrays()).isDeepEqualTo(second.channelArrays());
    }
}
