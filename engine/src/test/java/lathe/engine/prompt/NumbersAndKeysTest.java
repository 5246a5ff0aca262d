package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import lathe.engine.blueprint.Blueprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersAndKeysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "105 bpm ! 105",
                "105BPM pop ! 105",
                "♩=92 ! 92",
                "♩ = 92 ! 92",
                "bpm: 88 ! 88",
                "bpm=88 ! 88",
                "tempo 120 ! 120",
                "Tempo: 96-104 ! 100",
                "140 beats per minute ! 140",
                "120 Schläge pro Minute ! 120",
                "Viertel = 66 ! 66",
                "98.5 bpm ! 98.5",
                "128비피엠 ! 128",
                "템포 110 ! 110",
                "90 BPM으로 ! 90",
                "at around 174 bpm ! 174"
            })
    void aTempoIsReadInEverySpelling(String prompt, double bpm) {
        Reading reading = Prompt.read(prompt);
        assertThat(reading.blueprint().bpm()).isEqualTo(bpm);
        assertThat(reading.blueprint().sources().get("bpm")).startsWith("\"");
        assertThat(reading.unmatched()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "in A minor ! A minor",
                "A minor ! A minor",
                "sad song in a minor ! A minor",
                "f# minor ! F# minor",
                "F sharp minor ! F# minor",
                "B flat major ! Bb major",
                "Bb major ! Bb major",
                "C-sharp minor ! C# minor",
                "key of G ! G major",
                "key: Dm ! D minor",
                "in Am ! A minor",
                "C#m ! C# minor",
                "in Eb ! Eb major",
                "D dorian ! D dorian",
                "e-Moll ! E minor",
                "H-Moll ! B minor",
                "B-Dur ! Bb major",
                "b-moll ! Bb minor",
                "Fis-Dur ! F# major",
                "cis-Moll ! C# minor",
                "Es-Dur ! Eb major",
                "As-Dur ! Ab major",
                "gis moll ! G# minor",
                "Tonart: D-Dur ! D major",
                "사장조 ! G major",
                "가단조로 ! A minor",
                "나단조 ! B minor",
                "올림바단조 ! F# minor",
                "내림나장조 ! Bb major",
                "A단조 ! A minor",
                "C장조 ! C major",
                "Am 키 ! A minor",
                "키는 F#m ! F# minor"
            })
    void aKeyIsReadInEverySpelling(String prompt, String key) {
        Blueprint blueprint = Prompt.read(prompt).blueprint();
        assertThat(blueprint.sources().get("key")).startsWith("\"");
        assertThat(blueprint.key().name()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a sad song in a minor key ! true",
                "something in a major key ! false",
                "traurig, in Moll ! true",
                "fröhlich, Dur ! false",
                "장조로 밝게 ! false",
                "마이너 ! true"
            })
    void aModeWithoutATonicLeavesTheTonicToTheSeed(String prompt, boolean minor) {
        Blueprint blueprint = Prompt.read(prompt).blueprint();
        assertThat(blueprint.key().mode().isMinor()).isEqualTo(minor);
        assertThat(blueprint.sources().get("key")).endsWith("tonic by the seed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "3 minutes ! 180",
                "3 min ! 180",
                "90 s ! 90",
                "90 sec ! 90",
                "2:30 ! 150",
                "2 min 30 s ! 150",
                "2m30s ! 150",
                "1 minute and 15 seconds ! 75",
                "3-minute pop song ! 180",
                "half a minute ! 30",
                "three and a half minutes ! 210",
                "anderthalb Minuten ! 90",
                "zweieinhalb Minuten ! 150",
                "3-minütig ! 180",
                "45 Sekunden ! 45",
                "2분 30초 ! 150",
                "3분짜리 ! 180",
                "2분 반 ! 150",
                "30초 ! 30",
                "duration=200 ! 200",
                "0.25 hours ! 900"
            })
    void aLengthIsReadInEverySpellingAndMetWithinABar(String prompt, double seconds) {
        Blueprint blueprint = Prompt.read(prompt).blueprint();
        assertThat(blueprint.seconds()).isEqualTo(seconds);
        assertThat(Math.abs(blueprint.lengthSeconds() - seconds))
                .isLessThanOrEqualTo(blueprint.barSeconds() / 2 + 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "3/4 ! 3/4",
                "in 6/8 time ! 6/8",
                "Dreivierteltakt ! 3/4",
                "Sechsachteltakt ! 6/8",
                "2/4-Takt ! 2/4",
                "4분의 3박자 ! 3/4",
                "8분의 6박자 ! 6/8",
                "three-four time ! 3/4",
                "12/8 blues ! 6/8",
                "5/4 jazz ! 4/4",
                "a waltz ! 3/4",
                "jazz waltz ! 3/4"
            })
    void aMetreIsReadOrItsNearestPlayedOneTakesItsPlace(String prompt, String meter) {
        assertThat(Prompt.read(prompt).blueprint().meter()).hasToString(meter);
    }

    @ParameterizedTest
    @CsvSource({"80s pop", "90s hip hop", "70s disco", "music of the 1980s"})
    void aDecadeIsNoLength(String prompt) {
        assertThat(Prompt.read(prompt).blueprint().seconds()).isZero();
    }
}
