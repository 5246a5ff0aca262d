package lathe.core.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts of a WAV file: a {@code LIST} chunk of type {@code INFO}. */
final class InfoTags {

    private InfoTags() {}

    /** Adds the texts of a LIST chunk's body, the first of each id; other lists and what is damaged are passed over. */
    static void parse(ByteBuffer body, Map<String, String> into) {
        if (body.remaining() < 4 || !Chunks.id(body).equals("INFO")) {
            return;
        }
        while (body.remaining() >= 8) {
            String id = Chunks.id(body);
            long size = body.getInt() & 0xFFFFFFFFL;
            if (size > body.remaining() || !isId(id)) {
                return;
            }
            byte[] bytes = new byte[(int) size];
            body.get(bytes);
            if ((size & 1) != 0 && body.hasRemaining()) {
                body.get();
            }
            String text = text(bytes);
            if (!text.isEmpty()) {
                into.putIfAbsent(id, text);
            }
        }
    }

    /** The LIST chunk's body; empty if there is nothing to say. */
    static byte[] encode(Map<String, String> tags) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
        tags.forEach((id, text) -> {
            if (isId(id) && !text.isEmpty()) {
                byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
                list.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
                list.writeBytes(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(bytes.length)
                        .array());
                list.writeBytes(bytes);
                if ((bytes.length & 1) != 0) {
                    list.write(0);
                }
            }
        });
        return list.size() == 4 ? new byte[0] : list.toByteArray();
    }

    /** Text up to the first NUL: UTF-8, or Latin-1 where it cannot be that. */
    static String text(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        ByteBuffer used = ByteBuffer.wrap(bytes, 0, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(used).toString().strip();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
        }
    }

    /** Four letters, digits or signs; a text under another name has no place in a WAV file. */
    private static boolean isId(String id) {
        return id.length() == 4 && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
