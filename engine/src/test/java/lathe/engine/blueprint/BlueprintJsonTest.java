package lathe.engine.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lathe.engine.score.Meter;
import lathe.engine.score.ScoreFileException;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintJsonTest {

    @TempDir
    Path folder;

    private static Chord chord(String symbol) {
        return Chord.parse(symbol).orElseThrow();
    }

    private static Blueprint full() {
        return new Blueprint(
                "Night rain",
                "lo-fi",
                new LinkedHashMap<>(Map.of("lo-fi", 1.0)),
                new LinkedHashMap<>(Map.of("calm", 0.5)),
                76.5,
                new Meter(6, 8),
                Key.parse("Eb minor").orElseThrow(),
                95,
                0.4,
                List.of(
                        SectionPlan.of(SectionKind.INTRO, 4, 0.25),
                        new SectionPlan(
                                SectionKind.PRE_CHORUS,
                                "soft",
                                8,
                                0.5,
                                List.of(List.of(chord("Ebm"), chord("Gb/Bb")), List.of(chord("Ab7"))),
                                List.of("piano"),
                                List.of("Rain on the \"window\"", "비가 와"))),
                List.of("piano", "drums"),
                List.of("brass"),
                -16,
                Long.MIN_VALUE + 5,
                new LinkedHashMap<>(Map.of("bpm", "words: 76.5 bpm")),
                Set.of("bpm", "sections[1].chords"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("a.json");
        BlueprintJson.write(full(), file);
        List<String> unknown = new ArrayList<>();
        assertThat(BlueprintJson.read(file, unknown::add)).isEqualTo(full());
        assertThat(unknown).isEmpty();
    }

    @Test
    void unknownKeysAreReportedWithTheirPath() {
        List<String> unknown = new ArrayList<>();
        BlueprintJson.parse("{\"tempo\": 90, \"sections\": [{\"kind\": \"verse\", \"mood\": 1}]}", unknown::add);
        assertThat(unknown).containsExactlyInAnyOrder("tempo", "sections[0].mood");
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        Blueprint blueprint = BlueprintJson.parse("{\"style\": \"rock\", \"seconds\": 60}");
        assertThat(blueprint.bpm()).isEqualTo(120);
        assertThat(blueprint.lengthSeconds()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{\"bpm\": 0} ! bpm: bpm=0; choose from 30 to 300",
                "{\"bpm\": \"fast\"} ! bpm: is a text; write a number without quotes",
                "{\"meter\": \"5/4\"} ! meter: meter=5/4; choose from 2/4, 3/4, 4/4, 6/8",
                "{\"key\": \"Z minor\"} ! key: there is no key \"Z minor\"",
                "{\"style\": \"polka\"} ! style: there is no \"polka\"; choose from pop, rock",
                "{\"seconds\": 10800} ! seconds: seconds=10800; choose from 0 to 900",
                "{\"schema\": 2} ! schema: schema=2; choose from 1 to 1",
                "{\"seed\": 1.5} ! seed: seed=1.5; write a whole number",
                "{\"sections\": 3} ! sections: is a number; write a list in brackets",
                "{\"sections\": [{\"bars\": 2.5}]} ! sections[0].bars: bars=2.5; write a whole number",
                "{\"sections\": [{\"kind\": \"Coda\"}]} ! sections[0].kind: there is no section \"Coda\"",
                "{\"sections\": [{\"energy\": 2}]} ! sections[0].energy",
                "{\"sections\": [{\"chords\": [\"Am\", \"Hm\"]}]} ! sections[0].chords[1]: there is no chord \"Hm\"",
                "{\"instruments\": [\"kazoo\"]} ! instruments: there is no instrument \"kazoo\"",
                "{\"sections\": [{\"bars\": 512}, {\"bars\": 512}]} ! sections: they last 2048 s; keep them within 900 s",
                "[1, 2] ! the file: is not a JSON object; begin it with {",
                "{\"bpm\": ! the file: is not JSON"
            })
    void whatCannotBeIsRefusedWithPathAndRemedy(String json, String message) {
        assertThatThrownBy(() -> BlueprintJson.parse(json))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aHundredThousandBracketsAreRefusedAndDoNotOverflowTheStack() {
        assertThatThrownBy(() -> BlueprintJson.parse("[".repeat(100_000))).isInstanceOf(BlueprintException.class);
    }

    @Test
    void aFileThatIsMissingOrNoTextSaysSo() throws IOException {
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> BlueprintJson.read(missing))
                .isInstanceOf(ScoreFileException.class)
                .hasMessageContaining("missing.json: no such blueprint file; check the name");
        Path bytes = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> BlueprintJson.read(bytes)).hasMessageContaining("not a text in UTF-8");
    }
}
