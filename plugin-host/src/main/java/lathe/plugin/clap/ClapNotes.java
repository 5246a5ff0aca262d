package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import lathe.plugin.NoteInput;
import lathe.plugin.clap.ClapAbi.NotePort;
import lathe.plugin.clap.ClapAbi.Voices;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Upcalls;

/** {@code clap.note-ports}: one input for CLAP's notes and MIDI 1.0; and {@code clap.voice-info}. */
final class ClapNotes {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.note-ports}. */
    static final long PORTS = Upcalls.table(HERE, 0, "count", "get");

    /** {@code clap.voice-info}. */
    static final long VOICES = Upcalls.table(HERE, 0, "voices");

    private ClapNotes() {}

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long count(long self, long input, long c, long d, long e) {
        return (byte) input != 0 ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long get(long self, long index, long input, long info, long e) {
        if ((int) index != 0 || (byte) input == 0) {
            return 0;
        }
        int32(info + NotePort.ID, 0);
        int32(info + NotePort.DIALECTS, NotePort.CLAP | NotePort.MIDI);
        int32(info + NotePort.PREFERRED, NotePort.CLAP);
        NativeText.write(info + NotePort.NAME, "Notes", ClapAbi.NAME_BYTES);
        return 1;
    }

    @SuppressWarnings("unused")
    private static long voices(long self, long info, long c, long d, long e) {
        int voices = ClapPlugin.of(self).instance().processor() instanceof NoteInput input ? input.voices() : 0;
        if (voices == 0) {
            return 0;
        }
        int32(info + Voices.COUNT, voices);
        int32(info + Voices.CAPACITY, voices);
        word(info + Voices.FLAGS, Voices.OVERLAPPING_NOTES);
        return 1;
    }
}
