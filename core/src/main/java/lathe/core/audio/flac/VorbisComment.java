package lathe.core.audio.flac;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.ChannelLayout;

/**
 * The VORBIS_COMMENT metadata block (RFC 9639, section 8.6): the fields that Lathe knows by a RIFF INFO id, and the channel
 * mask.
 *
 * @param tags by RIFF INFO id
 * @param channelMask of the WAVEFORMATEXTENSIBLE_CHANNEL_MASK field (section 8.6.2), 0 without one
 */
record VorbisComment(Map<String, String> tags, int channelMask) {

    static final VorbisComment NONE = new VorbisComment(Map.of(), 0);

    private static final String VENDOR = "Lathe";
    private static final String MASK_FIELD = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";

    private static final Map<String, String> INFO_ID_BY_FIELD = Map.of(
            "TITLE", "INAM",
            "ARTIST", "IART",
            "ALBUM", "IPRD",
            "COMMENT", "ICMT",
            "DESCRIPTION", "ICMT",
            "DATE", "ICRD",
            "GENRE", "IGNR",
            "TRACKNUMBER", "ITRK",
            "ENCODER", "ISFT");

    /** Reads what can be read: sound is worth more than a text whose lengths lie. */
    static VorbisComment parse(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, String> tags = new LinkedHashMap<>();
        int mask = 0;
        try {
            text(in);
            for (int left = in.getInt(); left != 0; left--) {
                String field = text(in);
                int equals = field.indexOf('=');
                if (equals < 1) {
                    continue;
                }
                String name = field.substring(0, equals).toUpperCase(Locale.ROOT);
                String value = field.substring(equals + 1);
                String id = INFO_ID_BY_FIELD.get(name);
                if (name.equals(MASK_FIELD)) {
                    mask = mask(value);
                } else if (id != null && !value.isBlank()) {
                    tags.putIfAbsent(id, value);
                }
            }
        } catch (BufferUnderflowException e) {
            // The fields before the lie are kept.
        }
        return new VorbisComment(tags, mask);
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, UTF_8);
    }

    private static int mask(String value) {
        try {
            return Integer.decode(value.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The block for a file: its tags, and its channel mask where the number of channels does not say it. */
    static byte[] format(AudioMetadata metadata, ChannelLayout layout) {
        Map<String, String> byField = new LinkedHashMap<>();
        metadata.tags()
                .forEach((id, text) -> INFO_ID_BY_FIELD.forEach((field, fieldId) -> {
                    if (fieldId.equals(id) && !field.equals("DESCRIPTION")) {
                        byField.put(field, text);
                    }
                }));
        int mask = layout.mask();
        if (mask != 0 && mask != ChannelLayout.ofChannels(layout.channels()).mask()) {
            byField.put(MASK_FIELD, String.format(Locale.ROOT, "0x%04X", mask));
        }
        return bytes(byField);
    }

    private static byte[] bytes(Map<String, String> byField) {
        byte[][] fields = byField.entrySet().stream()
                .map(field -> (field.getKey() + "=" + field.getValue()).getBytes(UTF_8))
                .toArray(byte[][]::new);
        byte[] vendor = VENDOR.getBytes(UTF_8);
        int length = 8 + vendor.length;
        for (byte[] field : fields) {
            length += 4 + field.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(vendor.length).put(vendor).putInt(fields.length);
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }
}
