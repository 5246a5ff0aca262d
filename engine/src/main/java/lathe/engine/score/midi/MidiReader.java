package lathe.engine.score.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Remarks;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;

/**
 * Reads standard MIDI files (RP-001) of formats 0, 1 and 2, bare or in RIFF, with musical or film time, and karaoke files.
 *
 * <p>Every note of the file is in the score. Lengths, ends and headers that are wrong are mended and told; a track with bytes
 * that cannot be MIDI is refused, for nobody can say what notes it had. Each track chunk becomes a track for every
 * channel that has notes in it. Patterns of format 2 follow one another. Start ticks are those played: what a performer
 * meant is not in the file. System exclusive messages are left out.
 */
public final class MidiReader {

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_EVENTS = 2_000_000;
    private static final int MOST_TRACKS = 2000;
    private static final double MOST_SECONDS = 24 * 3600;

    private final Path file;
    private final byte[] bytes;
    private final Remarks remarks = new Remarks();

    private MidiReader(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** True if the bytes begin like a standard MIDI file. */
    public static boolean isMidi(byte[] start) {
        return MidiChunks.isMidi(start);
    }

    /**
     * Reads a file.
     *
     * @throws ScoreFileException if it is no MIDI file, is damaged amid a track, has more than 2 million events or lasts more
     *     than a day
     */
    public static ReadScore read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new ScoreFileException(
                    file, "is larger than " + (MOST_BYTES >> 20) + " MiB", "split it, or check that it is a MIDI file");
        }
        return read(file, Files.readAllBytes(file));
    }

    /**
     * Reads the bytes of a file.
     *
     * @param file its name, for messages
     */
    public static ReadScore read(Path file, byte[] bytes) throws ScoreFileException {
        return new MidiReader(file, bytes).read();
    }

    private ReadScore read() throws ScoreFileException {
        MidiChunks.Header header = MidiChunks.header(file, bytes, remarks);
        MidiScoreBuilder builder = new MidiScoreBuilder(header, remarks);
        int tracks = tracks(header, builder);
        if (tracks == 0) {
            throw new ScoreFileException(file, "has a header but no track", "export it again");
        }
        if (tracks != header.tracks()) {
            remarks.add("the header claims " + header.tracks() + " tracks, there are " + tracks);
        }
        Score score = builder.build();
        if (score.seconds() > MOST_SECONDS) {
            throw new ScoreFileException(
                    file,
                    "lasts " + Math.round(score.seconds() / 3600) + " hours, so a time in it must be wrong",
                    "check its division and delta times");
        }
        return new ReadScore(score, remarks.list());
    }

    private int tracks(MidiChunks.Header header, MidiScoreBuilder builder) throws ScoreFileException {
        int count = 0;
        int at = header.firstChunk();
        long start = 0;
        while (bytes.length - at >= MidiChunks.HEAD) {
            if (!MidiChunks.isChunk(bytes, at)) {
                int next = MidiChunks.find(bytes, at, bytes.length, "MTrk");
                remarks.add("bytes between tracks left out");
                if (next < 0) {
                    break;
                }
                at = next;
                continue;
            }
            long length = MidiChunks.int32(bytes, at + 4);
            int from = at + MidiChunks.HEAD;
            if (!MidiChunks.named(bytes, at, "MTrk")) {
                at = (int) Math.min(bytes.length, from + length); // the standard asks to pass over unknown chunks
                continue;
            }
            if (++count > MOST_TRACKS) {
                throw new ScoreFileException(file, "has more than " + MOST_TRACKS + " tracks", "split it");
            }
            builder.beginTrack();
            MidiTrackParser parser = new MidiTrackParser(file, bytes, count, remarks);
            at = parser.parse(from, length, start, builder);
            builder.endTrack(parser.tick());
            start = header.format() == 2 ? parser.tick() : 0;
            requireFew(builder);
        }
        return count;
    }

    private void requireFew(MidiScoreBuilder builder) throws ScoreFileException {
        if (builder.size() > MOST_EVENTS) {
            throw new ScoreFileException(
                    file, "has more than " + MOST_EVENTS + " events", "split it, or thin out its controllers");
        }
    }
}
