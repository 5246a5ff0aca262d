package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Vst3NotesTest {

    private final List<TestSynth> made = new ArrayList<>();
    private final Bench bench = new Bench(TestSynth.declare(() -> {
                TestSynth next = new TestSynth();
                made.add(next);
                return next;
            })
            .build());
    private final TestSynth synth = made.getLast();

    @BeforeEach
    void listen() {
        bench.activate(48_000, 256);
        synth.listening = true;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private float[][] play(int frames) {
        return bench.process(new float[0][], new float[0][], 2, frames);
    }

    @Test
    void aNoteSoundsFromItsFrameToItsEnd() {
        bench.events.noteOn(10, 7, 2, 64, 0.5, 0);
        bench.events.noteOff(20, 7, 2, 64, 0.25);
        float[] out = play(32)[1];
        for (int i = 0; i < 32; i++) {
            assertThat(out[i]).as("frame %d", i).isEqualTo(i >= 10 && i < 20 ? 0.5f : 0);
        }
        assertThat(synth.heard).containsExactly("10 on [7, 2, 64, 0.5]", "20 off [7, 2, 64, 0.25]");
    }

    /** VST3: volume is a gain of 0..4, tuning spans -120..120 semitones, a note-on's tuning is in cents. */
    @Test
    void expressionsArriveInNaturalUnits() {
        bench.events.noteOn(0, 3, 0, 60, 1, 50);
        bench.events.expression(1, 0, 3, 0.25);
        bench.events.expression(2, 2, 3, 0.75);
        bench.events.expression(3, 5, 3, 0.75);
        bench.events.expression(4, 100_000, 3, 0.125);
        bench.events.expression(5, 6, 3, 0.5); // a text type: not ours
        bench.events.pressure(6, 3, 0, 60, 0.5);
        play(32);
        assertThat(synth.heard.get(1)).isEqualTo("0 TUNING [3, 0, 60, 0.5]");
        assertThat(synth.heard.get(2)).isEqualTo("1 VOLUME [3, -1, -1, 1.0]");
        assertThat(synth.heard.get(3)).isEqualTo("2 TUNING [3, -1, -1, 60.0]");
        assertThat(synth.heard.get(4)).isEqualTo("3 BRIGHTNESS [3, -1, -1, 0.75]");
        assertThat(synth.heard.get(5)).isEqualTo("4 PRESSURE [3, -1, -1, 0.125]");
        assertThat(synth.heard.get(6)).isEqualTo("6 PRESSURE [3, 0, 60, 0.5]");
        assertThat(synth.heard).hasSize(7);
    }

    @Test
    void midiControllersArriveThroughTheirHiddenParameters() {
        MidiControllers controllers = bench.plugin.controllers();
        bench.changes.add(controllers.id(0, 64), 1, 1);
        bench.changes.add(controllers.id(15, 129), 2, 0.5);
        bench.changes.add(controllers.id(15, 129), 3, 1);
        bench.changes.add(controllers.id(4, 128), 4, 0.5);
        bench.events.controller(5, 1, 3, 99, 0);
        bench.events.controller(6, 129, 3, 1, 64);
        bench.events.controller(7, 130, 3, 12, 0);
        play(32);
        assertThat(synth.heard)
                .containsExactly(
                        "1 midi [176, 64, 127]",
                        "2 midi [239, 0, 64]",
                        "3 midi [239, 127, 127]",
                        "4 midi [212, 64, 0]",
                        "5 midi [179, 1, 99]",
                        "6 midi [227, 1, 64]",
                        "7 midi [195, 12, 0]");
    }

    @Test
    void everyControllerOfEveryChannelHasAParameterOfItsOwn() {
        long mapping = Unknown.query(bench.component.object(), Ids.MIDI_MAPPING);
        long out = bench.scratch();
        List<Integer> ids = new ArrayList<>();
        for (int channel = 0; channel < 16; channel++) {
            for (int controller = 0; controller < 130; controller++) {
                int result =
                        (int) NativeCalls.call(NativeCalls.method(mapping, 3), mapping, 0, channel, controller, out);
                assertThat(result).isEqualTo(Result.OK);
                ids.add(NativeMemory.int32(out));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(2080);
        assertThat((int) NativeCalls.call(NativeCalls.method(mapping, 3), mapping, 0, 0, 130, out))
                .isEqualTo(Result.FALSE);
        assertThat((int) NativeCalls.call(NativeCalls.method(mapping, 3), mapping, 1, 0, 7, out))
                .isEqualTo(Result.FALSE);
        Unknown.release(mapping);
        secondMappingGives(ids);
    }

    private void secondMappingGives(List<Integer> ids) {
        long mapping = Unknown.query(bench.component.object(), Ids.MIDI_MAPPING_2);
        int count = (int) NativeCalls.call(NativeCalls.method(mapping, 5), mapping, 0);
        assertThat(count).isEqualTo(ids.size());
        long list = NativeMemory.take(16 + 12L * count);
        NativeMemory.int32(list, count);
        NativeMemory.word(list + Layout.ASSIGNMENT_LIST_MAPS, list + 16);
        assertThat((int) NativeCalls.call(NativeCalls.method(mapping, 6), mapping, 0, list))
                .isEqualTo(Result.OK);
        for (int i = 0; i < count; i++) {
            long at = list + 16 + 12L * i;
            assertThat(NativeMemory.int32(at)).isEqualTo(ids.get(i));
            assertThat(NativeMemory.int8(at + Layout.ASSIGNMENT_CHANNEL)).isEqualTo((byte) (i / 130));
            assertThat(NativeMemory.int16(at + Layout.ASSIGNMENT_CONTROLLER)).isEqualTo((short) (i % 130));
        }
        NativeMemory.give(list);
        Unknown.release(mapping);
    }

    @Test
    void noteExpressionsSpeakForThemselvesBothWays() {
        long controller = Unknown.query(bench.component.object(), Ids.NOTE_EXPRESSION_CONTROLLER);
        assertThat(NativeCalls.call(NativeCalls.method(controller, 3), controller, 0, 0))
                .isEqualTo(7);
        long info = NativeMemory.take(Layout.EXPRESSION_INFO_SIZE);
        for (int i = 0; i < 7; i++) {
            assertThat((int) NativeCalls.call(NativeCalls.method(controller, 4), controller, 0, 0, i, info))
                    .isEqualTo(Result.OK);
        }
        NativeMemory.give(info);
        assertThat(NoteExpressions.toPlain(2, NoteExpressions.parse(2, "12"))).isCloseTo(12, within(1e-9));
        assertThat(NoteExpressions.text(0, 0.25)).isEqualTo("1.00");
        Unknown.release(controller);
    }

    @Test
    void anInstrumentHasNoInputAndNoBypass() {
        assertThat(bench.component.busCount(0, 0)).isZero();
        assertThat(bench.component.busCount(1, 0)).isEqualTo(1);
        assertThat(bench.plugin.instance().bank().bypassIndex()).isNegative();
        assertThat(bench.processor.tailFrames()).isEqualTo(Long.MAX_VALUE);
    }
}
