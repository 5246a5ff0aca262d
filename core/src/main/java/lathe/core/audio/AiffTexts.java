package lathe.core.audio;

import java.util.Map;

/** AIFF's text chunks and the RIFF INFO ids that mean the same. */
final class AiffTexts {

    private static final Map<String, String> INFO_BY_CHUNK =
            Map.of("NAME", "INAM", "AUTH", "IART", "(c) ", "ICOP", "ANNO", "ICMT");

    /** Chunk ids in the order in which they are written. */
    static final String[] CHUNKS = {"NAME", "AUTH", "(c) ", "ANNO"};

    private AiffTexts() {}

    /** True for a chunk that is one text. */
    static boolean isText(String chunk) {
        return INFO_BY_CHUNK.containsKey(chunk);
    }

    /** The INFO id of a text chunk. */
    static String infoId(String chunk) {
        return INFO_BY_CHUNK.getOrDefault(chunk, "");
    }
}
