package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an AIFF or AIFF-C file says around its samples; its chunks may come in any order. */
final class AiffHeader {

    private final ByteSource source;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private @Nullable AiffFormat format;
    private long soundStart = -1;
    private long soundBytes;

    private AiffHeader(ByteSource source) {
        this.source = source;
    }

    /** Reads a header; the source then stands at the first sample. */
    static AiffHeader read(ByteSource source) throws IOException {
        AiffHeader header = new AiffHeader(source);
        header.readChunks();
        header.requireSound();
        source.goTo(header.soundStart);
        return header;
    }

    /** How and how many the samples are. */
    AiffFormat format() {
        return Objects.requireNonNull(format);
    }

    /** The texts. */
    AudioMetadata metadata() {
        return new AudioMetadata(tags, new byte[0]);
    }

    private void readChunks() throws IOException {
        ByteBuffer start = ByteBuffer.wrap(source.readExactly(12));
        String magic = Chunks.id(start);
        start.getInt();
        String type = Chunks.id(start);
        if (!magic.equals("FORM") || !(type.equals("AIFF") || type.equals("AIFC"))) {
            throw new AudioFileException(source.shownName(), "is not an AIFF file", "check what wrote it");
        }
        Chunks chunks = new Chunks(source, ByteOrder.BIG_ENDIAN);
        while (chunks.next()) {
            if (format != null && soundStart >= 0 && !chunks.fits()) {
                return; // damage after what matters takes nothing from it
            }
            chunks.requireFits();
            take(chunks, type.equals("AIFC"));
        }
    }

    private void take(Chunks chunks, boolean hasCodec) throws IOException {
        if (chunks.id().equals("COMM") && format == null) {
            int needed = hasCodec ? AiffFormat.CODEC_BYTES : AiffFormat.PLAIN_BYTES;
            format = AiffFormat.parse(source.shownName(), bodyOf(chunks, needed), hasCodec);
        } else if (chunks.id().equals("SSND") && soundStart < 0) {
            long offset = bodyOf(chunks, 8).getInt() & 0xFFFFFFFFL;
            soundStart = chunks.bodyStart() + 8 + offset;
            soundBytes = chunks.size() - 8 - offset;
            if (soundBytes < 0) {
                throw new AudioFileException(
                        source.shownName(),
                        "SSND chunk of " + ByteCount.text(chunks.size()) + " says that its sound starts after "
                                + ByteCount.text(offset),
                        "re-export the file");
            }
        } else if (AiffTexts.isText(chunks.id()) && chunks.size() <= Chunks.MAX_KEPT_BYTES) {
            String text = InfoTags.text(chunks.body(Chunks.MAX_KEPT_BYTES).array());
            if (!text.isEmpty()) {
                tags.putIfAbsent(AiffTexts.infoId(chunks.id()), text);
            }
        }
    }

    private ByteBuffer bodyOf(Chunks chunks, int needed) throws IOException {
        if (chunks.size() < needed) {
            throw new AudioFileException(
                    source.shownName(),
                    "has a " + chunks.id() + " chunk of " + ByteCount.text(chunks.size()) + unfinished(chunks),
                    "re-export the file");
        }
        return chunks.body(needed);
    }

    private static String unfinished(Chunks chunks) {
        return chunks.size() == 0 ? ": it was never finished" : "";
    }

    private void requireSound() throws AudioFileException {
        if (format == null) {
            throw new AudioFileException(source.shownName(), "has no COMM chunk", "re-export the file");
        }
        int frameBytes = format.sample().bytes() * format.channels();
        if (soundStart < 0 && format.frames() > 0) {
            throw new AudioFileException(source.shownName(), "has no SSND chunk", "re-export the file");
        }
        soundStart = Math.max(soundStart, 0);
        long frames = soundBytes / frameBytes;
        if (frames < format.frames() || (format.frames() == 0 && frames > 0)) {
            throw new AudioFileException(
                    source.shownName(),
                    "COMM chunk claims " + format.frames() + " frames, SSND chunk has " + frames,
                    "re-export the file");
        }
    }
}
