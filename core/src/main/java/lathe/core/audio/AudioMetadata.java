package lathe.core.audio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text and raw chunks that travel with the sound. */
public final class AudioMetadata {

    /** Nothing to keep. */
    public static final AudioMetadata NONE = new AudioMetadata(Map.of(), new byte[0]);

    private final Map<String, String> tags;
    private final byte[] bext;

    /**
     * @param tags by RIFF INFO id ({@code INAM} title, {@code IART} artist, {@code IPRD} album, {@code ICMT} comment, {@code
     *     ICRD} date, {@code IGNR} genre, {@code ITRK} track, {@code ISFT} software), whatever the format calls them
     * @param bext the body of a Broadcast Wave {@code bext} chunk (EBU Tech 3285), byte for byte; empty if there is none
     */
    public AudioMetadata(Map<String, String> tags, byte[] bext) {
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        this.bext = bext.clone();
    }

    /** Texts by RIFF INFO id, in file order. */
    public Map<String, String> tags() {
        return tags;
    }

    /** A copy of the {@code bext} chunk's body; empty if there is none. */
    public byte[] bext() {
        return bext.clone();
    }

    /** The same with one tag set. */
    public AudioMetadata withTag(String infoId, String text) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(infoId, text);
        return new AudioMetadata(more, bext);
    }
}
