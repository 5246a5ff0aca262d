package lathe.engine.score.midi;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lathe.engine.score.Remarks;
import lathe.engine.score.ScoreFileException;

/** The header of a standard MIDI file and where its chunks lie. */
final class MidiChunks {

    /** Bytes of a chunk's name and length. */
    static final int HEAD = 8;

    /** Wrappers put the file behind a header of their own: 128 bytes in MacBinary, 20 and more in RIFF. */
    private static final int MOST_BEFORE = 1024;

    private static final int ONE_SECOND_MICROS = 1_000_000;

    /**
     * What the header says.
     *
     * @param format 0, 1 or 2
     * @param tracks how many it claims
     * @param fixedMicros microseconds a quarter where time counts in film frames and tempo events mean nothing; otherwise 0
     * @param firstChunk where the next chunk begins
     */
    record Header(int format, int tracks, int ticksPerQuarter, int fixedMicros, int firstChunk) {}

    private MidiChunks() {}

    /** True if the bytes begin like a standard MIDI file, bare or in RIFF. */
    static boolean isMidi(byte[] bytes) {
        return named(bytes, 0, "MThd") || (named(bytes, 0, "RIFF") && named(bytes, 8, "RMID"));
    }

    static Header header(Path file, byte[] bytes, Remarks remarks) throws ScoreFileException {
        int start = find(bytes, 0, MOST_BEFORE, "MThd");
        if (start < 0) {
            throw new ScoreFileException(
                    file, "is not a standard MIDI file (no MThd at its start)", "export it as .mid from a sequencer");
        }
        if (start > 0 && !named(bytes, 0, "RIFF")) {
            remarks.add(start + " bytes before the header left out");
        }
        if (bytes.length - start < HEAD + 6 || int32(bytes, start + 4) < 6) {
            throw new ScoreFileException(file, "breaks off in its header", "copy or export it again");
        }
        int format = int16(bytes, start + HEAD);
        if (format > 2) {
            remarks.add("format " + format + " is unknown, read as format 1");
            format = 1;
        }
        int tracks = int16(bytes, start + HEAD + 2);
        int division = int16(bytes, start + HEAD + 4);
        long next = start + HEAD + int32(bytes, start + 4);
        int first = (int) Math.min(bytes.length, next);
        if (division < 0x8000) {
            return new Header(format, tracks, requireTime(file, division), 0, first);
        }
        int frames = 0x100 - (division >> 8);
        int ticks = requireTime(file, frames * (division & 0xFF));
        // 29 stands for 30 frames in 1.001 s (SMPTE 12M): a quarter of so many ticks lasts exactly that.
        boolean drop = frames == 29;
        int perSecond = drop ? ticks / 29 * 30 : ticks;
        return new Header(format, tracks, perSecond, drop ? ONE_SECOND_MICROS / 1000 * 1001 : ONE_SECOND_MICROS, first);
    }

    private static int requireTime(Path file, int ticks) throws ScoreFileException {
        if (ticks < 1) {
            throw new ScoreFileException(
                    file, "its header says 0 ticks a quarter, so no note has a time", "export the file again");
        }
        return ticks;
    }

    /** True if a chunk's name, four printable letters, stands there with its length. */
    static boolean isChunk(byte[] bytes, int at) {
        if (bytes.length - at < HEAD) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (bytes[at + i] < ' ' || bytes[at + i] > '~') {
                return false;
            }
        }
        return true;
    }

    static boolean named(byte[] bytes, int at, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        if (at < 0 || bytes.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** First place of the name from a byte on, or -1. */
    static int find(byte[] bytes, int from, int most, String name) {
        long last = Math.min((long) from + most, (long) bytes.length - name.length());
        for (int at = from; at <= last; at++) {
            if (named(bytes, at, name)) {
                return at;
            }
        }
        return -1;
    }

    static int int16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    static long int32(byte[] bytes, int at) {
        return ((long) int16(bytes, at) << 16) | int16(bytes, at + 2);
    }
}
