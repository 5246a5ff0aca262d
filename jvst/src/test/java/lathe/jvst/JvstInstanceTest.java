package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.HostLink;
import lathe.plugin.instance.PluginInstance;
import org.junit.jupiter.api.Test;

/** An old plugin where hosts have it: behind an instance, with events, presets and states. */
class JvstInstanceTest {

    private static final int FRAMES = 64;

    private final PluginDescriptor descriptor = describe();

    private static PluginDescriptor describe() {
        try {
            return OldPlugins.load(OldEffect.class).descriptor();
        } catch (JvstException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private PluginInstance instance() {
        PluginInstance made = new PluginInstance(descriptor, new Nobody());
        made.activate(48_000, 256, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE);
        return made;
    }

    /** What comes of ones on the left side. */
    private static float[] process(PluginInstance instance) {
        long memory = NativeMemory.take(2 * 4L * FRAMES);
        float[] ones = new float[FRAMES];
        Arrays.fill(ones, 1);
        NativeMemory.copy(ones, 0, memory, FRAMES);
        NativeMemory.copy(ones, 0, memory + 4 * FRAMES, FRAMES);
        instance.ports().clear();
        for (int c = 0; c < 2; c++) {
            instance.ports().input(c, memory + 4L * FRAMES * c);
            instance.ports().output(c, memory + 4L * FRAMES * c);
        }
        assertThat(instance.process(FRAMES)).isTrue();
        float[] out = new float[FRAMES];
        NativeMemory.copy(memory, out, 0, FRAMES);
        NativeMemory.give(memory);
        return out;
    }

    @Test
    void automationAndNotesAreExactToTheFrame() {
        try (PluginInstance instance = instance()) {
            instance.addValue(10, 0, 1);
            instance.addNoteOn(20, 1, 0, 60, 1);
            float[] out = process(instance);
            assertThat(Arrays.copyOf(out, 10)).containsOnly(1f);
            assertThat(Arrays.copyOfRange(out, 10, FRAMES)).containsOnly(2f);
            OldEffect plugin = (OldEffect) ((JvstProcessor) instance.processor()).instance();
            assertThat(plugin.batches).hasSize(1);
            assertThat(plugin.lengths).containsExactly(8, 2, 8, 2, 32, 8, 4);
        }
    }

    @Test
    void parametersAreNumberedAsInVst2AndTheBypassComesBehind() {
        try (PluginInstance instance = instance()) {
            assertThat(instance.bank().number(0)).isZero();
            assertThat(instance.bank().number(2)).isEqualTo(2);
            assertThat(instance.bank().id(3)).isEqualTo("bypass");
            assertThat(instance.latencyFrames()).isEqualTo(5);
        }
    }

    @Test
    void aStateBringsBackTheSameSoundAndTheSameState() {
        try (PluginInstance first = instance();
                PluginInstance second = instance()) {
            first.loadPreset(descriptor.presets().get(1));
            float[] expected = process(first);
            assertThat(expected).containsOnly(-2f);
            byte[] state = first.saveState();
            second.loadState(state);
            assertThat(process(second)).containsExactly(expected);
            assertThat(second.saveState()).isEqualTo(state);
        }
    }

    /** A host that wants nothing. */
    private static final class Nobody implements HostLink {

        @Override
        public void beginEdit(int index) {}

        @Override
        public void edit(int index, double value) {}

        @Override
        public void endEdit(int index) {}

        @Override
        public void requestRestart() {}

        @Override
        public void valuesChanged() {}

        @Override
        public boolean requestEditorSize(int width, int height) {
            return false;
        }
    }
}
