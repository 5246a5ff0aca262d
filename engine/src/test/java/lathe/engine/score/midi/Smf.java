package lathe.engine.score.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes MIDI files byte by byte, right or wrong. */
final class Smf {

    private Smf() {}

    /** A file of a header and tracks, each given as hexadecimal digits with spaces. */
    static byte[] file(int format, int division, String... tracks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(format, tracks.length, division));
        for (String track : tracks) {
            out.writeBytes(EventBytes.chunk("MTrk", hex(track)));
        }
        return out.toByteArray();
    }

    static byte[] header(int format, int tracks, int division) {
        return EventBytes.chunk("MThd", hex("00%02x 00%02x %04x".formatted(format, tracks, division & 0xFFFF)));
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A meta event at delta time 0. */
    static String text(int type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "00 ff %02x %02x ".formatted(type, bytes.length) + HexFormat.of().formatHex(bytes) + " ";
    }
}
