package lathe.engine.compose.corpus;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/**
 * Tells whether a melody repeats what the composers learned from, in any key and at any speed. A Bloom filter (Bloom 1970) over all
 * runs of {@value #SHORT} and of {@value #LONG} notes of the training tunes: a run that is in the tunes is always found; one that is
 * not is taken for one that is in about 3 cases of 1000. It knows nothing of other music.
 */
public final class MelodyIndex {

    /** Notes in a run that is too long to be chance. */
    public static final int LONG = 12;

    /** Notes in a run that is a common turn of phrase. */
    public static final int SHORT = 8;

    private static final String KIND = "lathe melodies 1";
    private static final int BITS_PER_RUN = 12;
    private static final int PROBES = 8;
    private static final int MOST_WORDS = 1 << 24;

    private final long[] words;

    private MelodyIndex(long[] words) {
        this.words = words;
    }

    private static final class Shipped {
        private static final MelodyIndex INDEX =
                TableFile.shipped(MelodyIndex.class, "melodies.bloom", KIND, MelodyIndex::read);
    }

    /** The index of the tunes that the shipped tables were learned from. */
    public static MelodyIndex shipped() {
        return Shipped.INDEX;
    }

    /** An index of tunes. */
    public static MelodyIndex of(List<Tune> tunes) {
        Set<Long> runs = new TreeSet<>();
        for (Tune tune : tunes) {
            for (int length : List.of(SHORT, LONG)) {
                for (int i = 0; i + length <= tune.notes().size(); i++) {
                    runs.add(MelodyGram.of(tune.notes(), i, length, Score.TICKS_PER_QUARTER));
                }
            }
        }
        MelodyIndex index = new MelodyIndex(new long[Math.max(1, runs.size() * BITS_PER_RUN / Long.SIZE)]);
        runs.forEach(index::add);
        return index;
    }

    private static MelodyIndex read(DataInputStream in) throws IOException {
        int count = TableFile.readNumber(in, MOST_WORDS);
        byte[] bytes = in.readNBytes(count * Long.BYTES);
        if (count < 1 || bytes.length < count * Long.BYTES) {
            throw new IOException("index of melodies ends early");
        }
        long[] words = new long[count];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return new MelodyIndex(words);
    }

    /** Writes the index as a {@link TableFile}. */
    public void write(Path target, List<String> header) throws IOException {
        TableFile.write(target, KIND, header, out -> {
            TableFile.writeNumber(out, words.length);
            for (long word : words) {
                out.writeLong(word);
            }
        });
    }

    /**
     * True if the run of notes is in the index.
     *
     * @param notes one voice by start
     * @param from first note of the run
     * @param count {@link #SHORT} or {@link #LONG}
     */
    public boolean contains(List<Note> notes, int from, int count, int ticksPerQuarter) {
        return contains(MelodyGram.of(notes, from, count, ticksPerQuarter));
    }

    /** True if any {@link #LONG} notes in a row are in the index. */
    public boolean copied(List<Note> notes, int ticksPerQuarter) {
        return longestShared(notes, ticksPerQuarter) >= LONG;
    }

    /**
     * Notes in the longest stretch that the index knows: 0 if no {@link #SHORT} notes in a row are known. Longer ones are put
     * together from overlapping runs, so that a stretch may come from several tunes.
     *
     * @param notes one voice by start
     */
    public int longestShared(List<Note> notes, int ticksPerQuarter) {
        int most = longest(notes, SHORT, LONG - 1, ticksPerQuarter);
        return Math.max(most, longest(notes, LONG, Integer.MAX_VALUE, ticksPerQuarter));
    }

    private int longest(List<Note> notes, int length, int cap, int ticksPerQuarter) {
        int most = 0;
        int row = 0;
        for (int i = 0; i + length <= notes.size(); i++) {
            row = contains(notes, i, length, ticksPerQuarter) ? row + 1 : 0;
            most = Math.max(most, row == 0 ? 0 : length + row - 1);
        }
        return Math.min(most, cap);
    }

    private void add(long run) {
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(run, probe);
            words[(int) (bit >>> 6)] |= 1L << (bit & 63);
        }
    }

    private boolean contains(long run) {
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(run, probe);
            if ((words[(int) (bit >>> 6)] & (1L << (bit & 63))) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Two hashes make all probes: Kirsch and Mitzenmacher (2006). */
    private long bit(long run, int probe) {
        long second = Long.rotateLeft(run, 32) | 1;
        return Long.remainderUnsigned(run + probe * second, words.length * 64L);
    }
}
