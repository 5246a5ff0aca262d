package lathe.engine.score.midi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.engine.score.Timed;

/** Texts of meta events: their characters, and syllables as files write them. */
final class MidiText {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LINES_OF_KARAOKE = 3;

    private MidiText() {}

    /** UTF-8 where the bytes are that, or else Western European; the standard names no character set. */
    static String decode(byte[] data) {
        int length = data.length;
        while (length > 0 && data[length - 1] == 0) {
            length--;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(data, 0, length, WESTERN);
        }
    }

    /** True if the text events of a track are the words of a karaoke file: it has {@code @} headers, or lines begun by slashes. */
    static boolean isKaraoke(List<Timed<String>> texts) {
        int lines = 0;
        for (Timed<String> text : texts) {
            String value = text.value();
            if (value.startsWith("@")
                    && value.length() > 1
                    && "KLT".indexOf(value.toUpperCase(Locale.ROOT).charAt(1)) >= 0) {
                return true;
            }
            if (value.startsWith("\\") || value.startsWith("/")) {
                lines++;
            }
        }
        return lines >= LINES_OF_KARAOKE;
    }

    /** The first {@code @T} header of a karaoke track, or nothing. */
    static String karaokeTitle(List<Timed<String>> texts) {
        for (Timed<String> text : texts) {
            if (text.value().startsWith("@T")) {
                return text.value().substring(2).strip();
            }
        }
        return "";
    }

    /**
     * Syllables as a score has them, a hyphen behind those that another one follows. Files part words by spaces and line ends
     * (RP-017, karaoke), or by hyphens as in print; a file with any space at the end of a syllable is of the first kind.
     */
    static List<Timed<String>> syllables(List<Timed<String>> raw) {
        boolean spaced = raw.stream().anyMatch(lyric -> opens(lyric.value()) || closes(lyric.value()));
        List<Timed<String>> syllables = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            String text = raw.get(i).value();
            String bare = bare(text);
            if (bare.isEmpty() || text.startsWith("@")) {
                continue;
            }
            boolean goesOn = spaced
                    && !closes(text)
                    && i + 1 < raw.size()
                    && !opens(raw.get(i + 1).value())
                    && !bare.endsWith("-");
            syllables.add(new Timed<>(raw.get(i).tick(), goesOn ? bare + "-" : bare));
        }
        return syllables;
    }

    private static String bare(String text) {
        return (text.startsWith("\\") || text.startsWith("/") ? text.substring(1) : text).strip();
    }

    private static boolean opens(String text) {
        return text.isEmpty()
                || Character.isWhitespace(text.charAt(0))
                || text.charAt(0) == '\\'
                || text.charAt(0) == '/';
    }

    private static boolean closes(String text) {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }
}
