package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lathe.engine.prompt.Prompt;
import lathe.engine.score.Note;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.Song;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From words to who plays. */
class WordsToBandTest {

    private static Song song(String prompt) {
        return SongWriter.write(Prompt.read(prompt).blueprint(), "auto");
    }

    private static List<Track> tracks(Song song, TrackRole role) {
        return song.score().tracks().stream()
                .filter(track -> track.role() == role)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "solo piano, calm ! piano",
                "a sad piano solo for a rainy evening ! piano",
                "nur Klavier, langsam ! piano",
                "trauriges Klaviersolo ! piano",
                "피아노 독주 발라드 ! piano",
                "only violin ! violin",
                "just one cello, melancholic ! cello"
            })
    void whoIsAskedForAlonePlaysAlone(String prompt, String instrument) {
        Song song = song(prompt);
        assertThat(song.score().tracks()).extracting(Track::instrument).containsOnly(instrument);
        assertThat(tracks(song, TrackRole.MELODY)).hasSize(1);
        assertThat(song.score().tracks().size() > 1).isEqualTo(instrument.equals("piano"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"rock with a guitar solo ! picked-bass", "happy song, guitar solo in the bridge ! bass"})
    void aSoloInASongIsASection(String prompt, String other) {
        assertThat(song(prompt).score().tracks())
                .extracting(Track::instrument)
                .contains(other)
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "calm piano ballad in A minor, 72 bpm, builds to a big chorus ! piano",
                "Ruhige Klavierballade in H-Moll, am Ende ganz leise ! piano",
                "folk song for guitar and strings ! strings",
                "ballad with piano and cello ! cello",
                "happy pop with ukulele ! nylon-guitar",
                "pop with piano and drums ! piano"
            })
    void theMostSingingOfTheAskedInstrumentsHasTheTune(String prompt, String instrument) {
        assertThat(tracks(song(prompt), TrackRole.MELODY))
                .extracting(Track::instrument)
                .containsOnly(instrument);
    }

    @Test
    void wordsAreSungByAVoiceOverThePiano() {
        Song song = song("piano ballad\n[Verse]\nThe lights go down\nThe night is long\n[Chorus]\nSing with me\n");
        assertThat(tracks(song, TrackRole.MELODY)).extracting(Track::instrument).contains("voice");
        assertThat(song.score().tracks()).extracting(Track::instrument).contains("piano");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calm piano ballad in A minor, 72 bpm, builds to a big chorus",
                "Ruhige Klavierballade in H-Moll, am Ende ganz leise",
                "solo piano"
            })
    void tuneAndChordsOfOnePianoKeepOutOfEachOthersWay(String prompt) {
        Song song = song(prompt);
        List<Note> tune = tracks(song, TrackRole.MELODY).getFirst().notes();
        List<Note> chords = song.score().tracks().stream()
                .filter(track -> track.instrument().equals("piano") && track.role() != TrackRole.MELODY)
                .flatMap(track -> track.notes().stream())
                .toList();
        assertThat(middle(chords)).isLessThan(middle(tune) - 7);
        long same = tune.stream()
                .filter(note -> chords.stream()
                        .anyMatch(other -> other.pitch() == note.pitch()
                                && other.startTick() < note.endTick()
                                && note.startTick() < other.endTick()))
                .count();
        assertThat(same / (double) tune.size()).isLessThan(0.1);
    }

    private static double middle(List<Note> notes) {
        return notes.stream().mapToInt(Note::pitch).average().orElseThrow();
    }
}
