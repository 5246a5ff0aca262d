package lathe.engine.score.written;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;

/** The notes of one track on paper, and how it sounds. */
public final class Staff {

    private String name = "";
    private String instrument = "";
    private int program;
    private boolean percussion;
    private TrackRole role = TrackRole.OTHER;
    private final List<Note> notes = new ArrayList<>();

    /** What users see; may be empty. */
    public void name(String given) {
        name = given;
    }

    /** Id of an instrument of the orchestra; where it is none, the program decides. */
    public void instrument(String id) {
        instrument = id;
    }

    /** General MIDI program 0 to 127. */
    public void program(int number) {
        program = Math.clamp(number, 0, Note.MOST);
    }

    /** Pitches are percussion keys. */
    public void percussion(boolean yes) {
        percussion = yes;
    }

    /** What the track is for. */
    public void role(TrackRole given) {
        role = given;
    }

    /** Notes in units of the sheet, in any order. */
    public List<Note> notes() {
        return notes;
    }

    String name() {
        return name;
    }

    String instrument() {
        return instrument;
    }

    int program() {
        return program;
    }

    boolean isPercussion() {
        return percussion;
    }

    TrackRole role() {
        return role;
    }
}
