package lathe.engine.song;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import lathe.core.audio.AudioMetadata;

/**
 * What a generated work says of its origin, for readers and for machines. Holds no date, so that the same seed gives the same
 * bytes.
 *
 * <p>Sources: EBU Tech 3285 (bext), iXML 3.01, IPTC NewsCodes Digital Source Type; marks that Article 50 of the EU AI Act asks
 * for.
 *
 * @param title of the work; may be empty
 * @param generator program and version
 * @param seed that all randomness grew from
 * @param blueprintHash SHA-256 of the blueprint, hexadecimal
 * @param maker composer and sound
 * @param trainedOn what the models learned from, a source an entry
 */
public record Provenance(
        String title,
        String generator,
        long seed,
        String blueprintHash,
        String maker,
        SourceType sourceType,
        List<String> trainedOn) {

    /** What the tables that composers and drummers come with were learned from. */
    public static final List<String> LEARNED_FROM = List.of(
            "OpenScore Lieder (CC0)",
            "tunes of Ryan, Aird and O'Neill (public domain)",
            "chorales of J. S. Bach (public domain)",
            "Groove MIDI Dataset (CC BY 4.0, Gillick, Roberts, Engel, Eck, Bamman)");

    // Byte offsets and sizes in a bext chunk's body, EBU Tech 3285 version 1.
    private static final int DESCRIPTION_BYTES = 256;
    private static final int ORIGINATOR_BYTES = 32;
    private static final int REFERENCE_AT = 288;
    private static final int REFERENCE_BYTES = 32;
    private static final int VERSION_AT = 346;
    private static final int BEXT_BYTES = 602;

    /** Copies the list. */
    public Provenance {
        trainedOn = List.copyOf(trainedOn);
    }

    /** What there is to say, by name, in the order in which it is shown. */
    public SequencedMap<String, String> fields() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("generator", generator);
        fields.put("seed", Long.toString(seed));
        fields.put("blueprint_sha256", blueprintHash);
        fields.put("made_by", maker);
        fields.put("digital_source_type", sourceType.uri());
        if (!trainedOn.isEmpty()) {
            fields.put("trained_on", String.join("; ", trainedOn));
        }
        return fields;
    }

    /** One line a fact, for files that keep texts, such as MIDI. */
    public List<String> texts() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .toList();
    }

    /** For sound files: INFO texts, bext and iXML. */
    public AudioMetadata audio() {
        Map<String, String> tags = new LinkedHashMap<>();
        if (!title.isEmpty()) {
            tags.put("INAM", title);
        }
        tags.put("ISFT", generator);
        tags.put("ICMT", "AI-generated music. " + String.join(", ", texts()));
        return new AudioMetadata(tags, bext(), ixml());
    }

    private byte[] bext() {
        ByteBuffer body = ByteBuffer.allocate(BEXT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        put(body, 0, DESCRIPTION_BYTES, "AI-generated music; " + sourceType.uri());
        put(body, DESCRIPTION_BYTES, ORIGINATOR_BYTES, generator);
        put(body, REFERENCE_AT, REFERENCE_BYTES, blueprintHash);
        body.putShort(VERSION_AT, (short) 1);
        return body.array();
    }

    private static void put(ByteBuffer body, int at, int most, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        body.put(at, bytes, 0, Math.min(most, bytes.length));
    }

    private String ixml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\n")
                .append("  <IXML_VERSION>3.01</IXML_VERSION>\n");
        if (!title.isEmpty()) {
            xml.append("  <PROJECT>").append(escaped(title)).append("</PROJECT>\n");
        }
        xml.append("  <NOTE>AI-generated music</NOTE>\n  <USER>\n");
        fields().forEach((name, value) -> xml.append("    <")
                .append(name.toUpperCase(Locale.ROOT))
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name.toUpperCase(Locale.ROOT))
                .append(">\n"));
        return xml.append("  </USER>\n</BWFXML>\n").toString();
    }

    /** Text as XML 1.0 may hold it: its marks escaped, what it forbids left out. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .filter(code -> code >= 0x20 && code != 0xFFFE && code != 0xFFFF && (code < 0xD800 || code > 0xDFFF))
                .forEach(code -> {
                    switch (code) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        default -> safe.appendCodePoint(code);
                    }
                });
        return safe.toString();
    }
}
