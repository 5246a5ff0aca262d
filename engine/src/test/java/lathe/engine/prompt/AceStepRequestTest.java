package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import org.junit.jupiter.api.Test;

/** Field names and ranges are those of the API document of ACE-Step 1.5. */
class AceStepRequestTest {

    @Test
    void aRequestBecomesABlueprint() {
        Reading reading = AceStepRequest.read("""
                {"prompt": "melancholic piano ballad", "lyrics": "[Verse 1]\\nRain on my window\\nCalling your name\\n[Chorus - anthemic]\\nStay with me",
                 "bpm": 68, "key_scale": "F# minor", "time_signature": "6", "audio_duration": 120.0, "seed": 42,
                 "use_random_seed": false, "inference_steps": 8, "thinking": true}
                """, 1);
        Blueprint blueprint = reading.blueprint();
        assertThat(blueprint.bpm()).isEqualTo(68);
        assertThat(blueprint.key().name()).isEqualTo("F# minor");
        assertThat(blueprint.meter()).hasToString("6/8");
        assertThat(blueprint.seconds()).isEqualTo(120);
        assertThat(blueprint.seed()).isEqualTo(42);
        assertThat(blueprint.moods()).containsKey("melancholic");
        assertThat(blueprint.sections().getFirst().kind()).isEqualTo(SectionKind.VERSE);
        assertThat(blueprint.sections().getFirst().lyrics()).containsExactly("Rain on my window", "Calling your name");
        assertThat(blueprint.sections().get(1).modifier()).isEqualTo("anthemic");
        assertThat(reading.notes()).contains("fields that mean nothing here: inference_steps, thinking");
    }

    @Test
    void otherSpellingsNestedDataAndOpenValuesAreUnderstood() {
        Blueprint blueprint = AceStepRequest.read("""
                        {"caption": "upbeat k-pop", "metas": {"bpm": 124, "keyscale": "Am", "timesignature": "4", "duration": -1},
                         "lyrics": "[Instrumental]", "seed": -1, "audioFormat": null}
                        """, 9).blueprint();
        assertThat(blueprint.bpm()).isEqualTo(124);
        assertThat(blueprint.key().name()).isEqualTo("A minor");
        assertThat(blueprint.seconds()).isZero();
        assertThat(blueprint.seed()).isEqualTo(9);
        assertThat(blueprint.without()).contains("voices");
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertThatThrownBy(() -> AceStepRequest.read("[1]", 1)).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> AceStepRequest.read("{", 1)).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> AceStepRequest.read("{\"prompt\": \"x\", \"bpm\": 9000}", 1))
                .hasMessageContaining("no tempo that can be played");
        assertThat(AceStepRequest.isRequest(Map.of("caption", "x"))).isTrue();
        assertThat(AceStepRequest.isRequest(Map.of("schema", 1, "caption", "x")))
                .isFalse();
    }
}
