package lathe.engine.compose.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;

/**
 * One voice of a piece to learn from. Ticks are {@link lathe.engine.score.Score#TICKS_PER_QUARTER} a quarter, bars count from tick 0.
 *
 * @param piece what the piece is called; the split into training and held-out pieces hangs on it
 * @param notes one after another, not overlapping
 */
public record Tune(String piece, Key key, Meter meter, List<Note> notes) {

    private static final int HELD_OUT_OF = 10;

    /** Copies the list. */
    public Tune {
        notes = List.copyOf(notes);
    }

    /** True for one piece in ten, chosen by its name alone: never learned from, kept to measure with. */
    public boolean heldOut() {
        return heldOut(piece);
    }

    /** The same for a piece by name. */
    public static boolean heldOut(String piece) {
        CRC32 crc = new CRC32();
        crc.update(piece.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % HELD_OUT_OF == 0;
    }
}
