package lathe.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text and raw chunks that travel with the sound. */
public final class AudioMetadata {

    /** Nothing to keep. */
    public static final AudioMetadata NONE = new AudioMetadata(Map.of(), new byte[0]);

    private static final String NO_IXML = "";

    // Byte offsets in a bext chunk's body, EBU Tech 3285 version 2.
    private static final int BEXT_TIME_REFERENCE = 338;
    private static final int BEXT_VERSION = 346;
    private static final int BEXT_LOUDNESS = 412;
    private static final int BEXT_LOUDNESS_VALUES = 5;
    private static final short LOUDNESS_UNKNOWN = 0x7fff;

    private final Map<String, String> tags;
    private final byte[] bext;
    private final String ixml;

    /** The same without {@code iXML}. */
    public AudioMetadata(Map<String, String> tags, byte[] bext) {
        this(tags, bext, NO_IXML);
    }

    /**
     * @param tags by RIFF INFO id ({@code INAM} title, {@code IART} artist, {@code IPRD} album, {@code ICMT} comment, {@code
     *     ICRD} date, {@code IGNR} genre, {@code ITRK} track, {@code ISFT} software), whatever the format calls them
     * @param bext the body of a Broadcast Wave {@code bext} chunk (EBU Tech 3285), byte for byte; empty if there is none
     * @param ixml the text of an {@code iXML} chunk (iXML specification 3.01); empty if there is none
     */
    public AudioMetadata(Map<String, String> tags, byte[] bext, String ixml) {
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        this.bext = bext.clone();
        this.ixml = ixml;
    }

    /** Texts by RIFF INFO id, in file order. */
    public Map<String, String> tags() {
        return tags;
    }

    /** A copy of the {@code bext} chunk's body; empty if there is none. */
    public byte[] bext() {
        return bext.clone();
    }

    /** The {@code iXML} chunk's text; empty if there is none. */
    public String ixml() {
        return ixml;
    }

    /** The same with one tag set. */
    public AudioMetadata withTag(String infoId, String text) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(infoId, text);
        return new AudioMetadata(more, bext, ixml);
    }

    /**
     * The same for sound that was changed on its way: the loudness values of {@code bext} (version 2 and later) are set to
     * "not known", as they spoke of other sound.
     */
    public AudioMetadata withoutLoudness() {
        byte[] changed = bext.clone();
        if (changed.length >= BEXT_LOUDNESS + 2 * BEXT_LOUDNESS_VALUES) {
            ByteBuffer fields = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
            if (fields.getShort(BEXT_VERSION) >= 2) {
                for (int i = 0; i < BEXT_LOUDNESS_VALUES; i++) {
                    fields.putShort(BEXT_LOUDNESS + 2 * i, LOUDNESS_UNKNOWN);
                }
            }
        }
        return new AudioMetadata(tags, changed, ixml);
    }

    /** The same at another rate: {@code bext} counts the time of day at which the sound begins in samples. */
    public AudioMetadata atRate(int fromHz, int toHz) {
        byte[] changed = bext.clone();
        if (changed.length >= BEXT_VERSION) {
            ByteBuffer fields = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
            double seconds = fields.getLong(BEXT_TIME_REFERENCE) / (double) fromHz;
            fields.putLong(BEXT_TIME_REFERENCE, Math.round(seconds * toHz));
        }
        return new AudioMetadata(tags, changed, ixml);
    }
}
