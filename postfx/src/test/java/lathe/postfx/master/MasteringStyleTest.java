package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import lathe.core.param.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MasteringStyleTest {

    static final java.util.List<String> NAMES = MasteringStyle.BUILT_IN;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyBuiltInPresetIsReadAndNamesItself(String name) {
        MasteringStyle style = MasteringStyle.builtIn(name);
        assertThat(style.name()).isEqualTo(name);
        assertThat(style.preset().description()).isNotEmpty();
    }

    @Test
    void presetsDifferInWhatTheyAreFor() {
        assertThat(MasteringStyle.builtIn("broadcast").target().integratedLufs())
                .isEqualTo(-23);
        assertThat(MasteringStyle.builtIn("loud").target().integratedLufs()).isEqualTo(-9);
        assertThat(Objects.requireNonNull(
                        MasteringStyle.builtIn("warm").tasteDb().get(TonalRegion.AIR)))
                .isNegative();
        assertThat(MasteringStyle.builtIn("gentle").limitingLimitDb())
                .isLessThan(MasteringStyle.builtIn("balanced").limitingLimitDb());
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheNamesThereAre() {
        assertThatThrownBy(() -> MasteringStyle.builtIn("crisp"))
                .hasMessage("preset=crisp is not one of balanced, gentle, loud, warm, bright, broadcast");
    }

    @Test
    void aPlanWithAWrongNumberOrKeyIsRefusedByName() {
        assertThatThrownBy(() -> MasteringStyle.of(Preset.parse("{\"plan\":{\"compression_db\":99}}")))
                .hasMessage("plan.compression_db=99 is not a number from 0.0 to 12.0");
        assertThatThrownBy(() -> MasteringStyle.of(Preset.parse("{\"plan\":{\"loudnes\":1}}")))
                .hasMessageStartingWith("plan.loudnes is not known; there are air_db, ");
    }

    @ParameterizedTest
    @CsvSource({
        "spotify,-14,-1",
        "ebu-r128,-23,-1",
        "atsc-a85,-24,-2",
        "Podcast,-16,-1",
        "-11.5,-11.5,-1",
        "-9 LUFS,-9,-1"
    })
    void targetsAreFoundByNameOrNumber(String text, double lufs, double ceiling) {
        LoudnessTarget target = LoudnessTargets.builtIn().find(text);
        assertThat(target.integratedLufs()).isEqualTo(lufs);
        assertThat(target.ceilingDbtp()).isEqualTo(ceiling);
    }

    @Test
    void targetsOutOfReasonAreRefused() {
        assertThatThrownBy(() -> LoudnessTargets.builtIn().find("spotfy"))
                .hasMessageStartingWith("target=spotfy is neither a loudness such as -14 nor one of spotify,");
        assertThatThrownBy(() -> LoudnessTargets.builtIn().find("3"))
                .hasMessage("target=3.0 LUFS is outside -40.0 to -5.0");
        assertThatThrownBy(() -> LoudnessTargets.builtIn().find("NaN")).isInstanceOf(IllegalArgumentException.class);
        assertThat(LoudnessTargets.builtIn().asOf()).isEqualTo("2026-11-20");
    }
}
