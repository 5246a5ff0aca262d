package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import lathe.core.param.Parameter;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The five example plugins of the old bridge, compiled against its own jar and not again: they lie, with their .ini files
 * and that jar, in the folder that {@code -Dlathe.jvst.examples} names. They are no part of this project.
 */
class ExamplesTest {

    private static final int FRAMES = 512;
    private static final double RATE = 48_000;

    @ParameterizedTest
    @CsvSource({
        "JayDLay, 5653546A446C796A6179646C61790000, false, 3, 16",
        "DDelay, 5653540096B43F6464656C6179000000, false, 5, 8",
        "DreiNullDrei, 5653546A447265647265696E756C6C64, true, 8, 16",
        "JayVSTxSynth, 5653546A5873796A7673747873796E74, true, 7, 16",
        "Liquinth, 565354013290246C697175696E746820, true, 12, 16"
    })
    void anUnmodifiedExampleIsDescribedHeardSpokenWithAndRecalled(
            String name, String id, boolean synth, int parameters, int programs) throws Exception {
        PluginDescriptor descriptor = JvstPlugin.load(JvstIni.read(ini(name))).descriptor();
        assertThat(descriptor.vst3Id()).isEqualTo(id);
        assertThat(descriptor.isInstrument()).isEqualTo(synth);
        assertThat(descriptor.presets()).hasSize(programs);
        try (JvstProcessor processor = (JvstProcessor) descriptor.newProcessor();
                JvstProcessor other = (JvstProcessor) descriptor.newProcessor()) {
            assertThat(processor.parameters().list()).hasSize(parameters);
            for (Parameter parameter : processor.parameters().list()) {
                double read = parameter.parse(parameter.text());
                assertThat(parameter.text(read)).as(parameter.id()).isEqualTo(parameter.text());
            }
            double peak = sound(processor, descriptor, synth);
            assertThat(peak).isBetween(1e-3, 1.0);
            Parameter first = processor.parameters().list().getFirst();
            first.set(0.25);
            processor.process(new Block().set(new float[2][16], 0, 16));
            assertThat((double) processor.instance().getParameter(0)).isCloseTo(0.25, within(0.01));
            processor.instance().setProgram(3);
            other.loadState(processor.saveState(), 1);
            assertThat(other.instance().getProgram()).isEqualTo(3);
        }
    }

    private static double sound(JvstProcessor processor, PluginDescriptor descriptor, boolean synth) {
        processor.prepare(new ProcessSetup(RATE, FRAMES, descriptor.layouts().getFirst(), ProcessSetup.Mode.OFFLINE));
        int channels = descriptor.layouts().getFirst().channels();
        Random random = new Random(11);
        double peak = 0;
        if (synth) {
            ((NoteInput) processor).noteOn(1, 0, 60, 0.8);
        }
        for (int b = 0; b < 200; b++) {
            float[][] sound = new float[channels][FRAMES];
            for (float[] channel : sound) {
                for (int i = 0; i < FRAMES && !synth; i++) {
                    channel[i] = 0.25f * (random.nextFloat() - 0.5f);
                }
            }
            processor.process(new Block().set(sound, 0, 300));
            processor.process(new Block().set(sound, 300, FRAMES));
            for (float[] channel : sound) {
                for (float sample : channel) {
                    peak = Math.max(peak, Math.abs(sample));
                }
            }
        }
        return peak;
    }

    private static Path ini(String name) {
        String folder = System.getProperty("lathe.jvst.examples");
        assumeTrue(
                folder != null,
                "the examples of the old bridge are not here; name their folder in -Dlathe.jvst.examples");
        Path ini = Path.of(folder, name + ".ini");
        assumeTrue(Files.isRegularFile(ini), ini + " is not there");
        return ini;
    }
}
