package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.api.Test;

class JvstDescriptorTest {

    /** "Vital" with the code "Vita" has this id in the wild: it was made by the rule for successors of VST 2 plugins. */
    @Test
    void theClassIdIsTheOneThatHostsLookForInSuccessorsOfVst2Plugins() throws Exception {
        PluginDescriptor descriptor = OldPlugins.load(OldEffect.class).descriptor();
        assertThat(descriptor.vst3Id()).isEqualTo("56535456697461766974616C00000000");
        assertThat(descriptor.id()).isEqualTo("vst2.Vita.vital");
    }

    @Test
    void aLongNameFillsTheNineBytesAndACodeThatIsNoTextIsHexadecimal() {
        assertThat(JvstDescriptor.vst3Id(0x0096B43F, "Nine Letters")).isEqualTo("5653540096B43F6E696E65206C657474");
        assertThat(JvstDescriptor.id(0x0096B43F, "Nine Letters!")).isEqualTo("vst2.0096b43f.nine-letters");
        assertThat(JvstDescriptor.id(0, "\u00C4")).isEqualTo("vst2.00000000.plugin");
    }

    @Test
    void whatThePluginTellsOfItselfIsDeclared() throws Exception {
        PluginDescriptor descriptor = OldPlugins.load(OldEffect.class).descriptor();
        assertThat(descriptor.name()).isEqualTo("Vital");
        assertThat(descriptor.vendor()).isEqualTo("Example");
        assertThat(descriptor.version()).isEqualTo("1.0.0.0");
        assertThat(descriptor.features()).containsExactly("audio-effect", "mastering");
        assertThat(descriptor.layouts()).containsExactly(ChannelLayout.STEREO);
        assertThat(descriptor.hasNoteInput()).isTrue();
        assertThat(descriptor.parametersNumberedByIndex()).isTrue();
        assertThat(descriptor.isInstrument()).isFalse();
    }

    @Test
    void tenChannelsAreTenChannelsAndMonoPlaysInStereoFirst() throws Exception {
        assertThat(OldPlugins.load(OldEffect.TenChannels.class).descriptor().layouts())
                .containsExactly(ChannelLayout.ofChannels(10));
        assertThat(OldPlugins.load(OldEffect.Adding.class).descriptor().layouts())
                .containsExactly(ChannelLayout.STEREO, ChannelLayout.MONO);
    }

    @Test
    void programsArePresetsOfTheirValues() throws Exception {
        PluginDescriptor descriptor = OldPlugins.load(OldEffect.class).descriptor();
        assertThat(descriptor.presets())
                .extracting(preset -> preset.name())
                .containsExactly("Setting 0", "Setting 1", "Setting 2");
        assertThat(descriptor.presets().get(2).values())
                .isEqualTo(Map.of("output_gain", 0.25, "bypass_1", 0.0, "output_gain_2", 1.0));
    }

    @Test
    void textsComeFromThePluginInBothDirectionsAndItsOwnValueStaysPut() throws Exception {
        try (JvstProcessor processor =
                (JvstProcessor) OldPlugins.load(OldEffect.class).descriptor().newProcessor()) {
            Parameter gain = processor.parameters().get("output_gain");
            assertThat(gain.text(0.5)).isEqualTo("0.0 dB");
            assertThat(gain.text(0)).isEqualTo("-oo dB");
            assertThat(gain.parse("-oo dB")).isZero();
            assertThat(gain.parse("-6 dB")).isCloseTo(0.5 * Math.pow(10, -6 / 20.0), within(0.003));
            Parameter invert = processor.parameters().get("bypass_1");
            assertThat(invert.curve()).isEqualTo(Curve.STEPPED);
            assertThat(invert.text(1)).isEqualTo("inverted");
            assertThat(invert.parse("inverted")).isEqualTo(1);
            assertThat(invert.parse("Straight")).isZero();
            assertThat(processor.parameters().get("output_gain_2").parse("0.125"))
                    .isEqualTo(0.125, within(1e-9));
            assertThatThrownBy(() -> invert.parse("sideways")).hasMessageContaining("Bypass=sideways");
            assertThat(processor.instance().getParameter(0)).isEqualTo(0.5f);
        }
    }

    @Test
    void aPluginThatCannotBeMadeSaysWhy() {
        assertThatThrownBy(() -> OldPlugins.load(OldEffect.Unmakeable.class).descriptor())
                .isInstanceOf(JvstException.class)
                .hasMessageContaining("Unmakeable: cannot be made")
                .hasMessageContaining("a native library of its own");
        assertThatThrownBy(() -> OldPlugins.load(String.class)).hasMessageContaining("is no VSTPluginAdapter");
    }
}
