package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands before, and in a file also after, a WAV file's samples.
 *
 * <p>Sources: Microsoft and IBM 1991 (RIFF, RIFX); EBU Tech 3306 and ITU-R BS.2088 (RF64, BW64); EBU Tech 3285 (bext).
 */
final class WavHeader {

    private static final long UNTIL_THE_END = Long.MAX_VALUE;
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;
    private static final long SOX_UNKNOWN = 0x7FFFF000L;
    private static final int DS64_BYTES = 28;

    private final ByteSource source;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, Long> longSizes = new HashMap<>();
    private byte[] bext = new byte[0];
    private String ixml = "";
    private boolean is64;
    private long riffSize;
    private long dataStart = -1;
    private long dataBytes;
    private @Nullable WavFormat format;

    private WavHeader(ByteSource source) {
        this.source = source;
    }

    /** Reads a header; the source then stands at the first sample. */
    static WavHeader read(ByteSource source) throws IOException {
        WavHeader header = new WavHeader(source);
        header.readChunks();
        header.requireSound();
        source.goTo(header.dataStart);
        return header;
    }

    /** How and what the samples are. */
    WavFormat format() {
        return java.util.Objects.requireNonNull(format);
    }

    /** Whole frames in the data chunk, or {@link AudioInfo#UNKNOWN_FRAMES} for all until the end. */
    long frames() {
        if (dataBytes == UNTIL_THE_END) {
            return AudioInfo.UNKNOWN_FRAMES;
        }
        return dataBytes / ((long) format().sample().bytes() * format().layout().channels());
    }

    /** Texts and the bext and iXML chunks. */
    AudioMetadata metadata() {
        return new AudioMetadata(tags, bext, ixml);
    }

    private void readChunks() throws IOException {
        ByteBuffer start = ByteBuffer.wrap(source.readExactly(12));
        String magic = Chunks.id(start);
        start.getInt();
        if (!Chunks.id(start).equals("WAVE")) {
            throw notWav();
        }
        is64 = magic.equals("RF64") || magic.equals("BW64");
        if (!is64 && !magic.equals("RIFF") && !magic.equals("RIFX")) {
            throw notWav();
        }
        ByteOrder order = magic.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        riffSize = start.order(order).getInt(4) & UNKNOWN_32;
        Chunks chunks = new Chunks(source, order);
        while (chunks.next()) {
            if (dataStart < 0) {
                take(chunks);
            } else if (chunks.fits()) {
                keep(chunks);
            } else {
                return; // damage after the samples takes nothing from them
            }
            if (dataStart >= 0 && !source.isSeekable()) {
                return;
            }
        }
    }

    private AudioFileException notWav() {
        return new AudioFileException(source.shownName(), "is not a WAV file", "check what wrote it");
    }

    /** A chunk up to the samples, where everything must be right. */
    private void take(Chunks chunks) throws IOException {
        if (is64 && chunks.size() == UNKNOWN_32) {
            Long longSize = longSizes.get(chunks.id());
            if (longSize != null) {
                chunks.correctSize(longSize);
            }
        }
        switch (chunks.id()) {
            case "ds64" -> takeLongSizes(chunks.body(Chunks.MAX_KEPT_BYTES));
            case "fmt " -> takeFormat(chunks.body(WavFormat.EXTENSIBLE_BYTES));
            case "data" -> takeData(chunks);
            default -> {
                chunks.requireFits();
                keep(chunks);
            }
        }
    }

    private void keep(Chunks chunks) throws IOException {
        if (chunks.size() > Chunks.MAX_KEPT_BYTES) {
            return;
        }
        if (chunks.id().equals("LIST")) {
            InfoTags.parse(chunks.body(Chunks.MAX_KEPT_BYTES), tags);
        } else if (chunks.id().equals("bext") && bext.length == 0) {
            bext = chunks.body(Chunks.MAX_KEPT_BYTES).array();
        } else if (chunks.id().equals("iXML") && ixml.isEmpty()) {
            ixml = InfoTags.text(chunks.body(Chunks.MAX_KEPT_BYTES).array());
        }
    }

    private void takeFormat(ByteBuffer body) throws AudioFileException {
        if (body.limit() < WavFormat.MIN_BYTES) {
            throw new AudioFileException(
                    source.shownName(), "has a fmt chunk of " + body.limit() + " bytes", "re-export the file");
        }
        format = WavFormat.parse(source.shownName(), body);
    }

    private void takeLongSizes(ByteBuffer body) throws AudioFileException {
        if (body.limit() < DS64_BYTES) {
            throw new AudioFileException(
                    source.shownName(), "has a ds64 chunk of " + body.limit() + " bytes", "re-export the file");
        }
        long riff = body.getLong();
        long data = body.getLong();
        // A stream that could not come back to its header leaves both empty.
        boolean unfinished = data == -1 || (riff == 0 && data == 0);
        longSizes.put("data", unfinished ? UNTIL_THE_END : data);
        body.getLong();
        int entries = body.getInt();
        for (int i = 0; i < entries && body.remaining() >= 12; i++) {
            longSizes.putIfAbsent(Chunks.id(body), body.getLong());
        }
    }

    private void takeData(Chunks chunks) throws IOException {
        if (format == null) {
            throw new AudioFileException(source.shownName(), "has samples before a fmt chunk", "re-export the file");
        }
        if (saysUnknown(chunks)) {
            chunks.correctSize(UNTIL_THE_END);
        }
        if (chunks.size() != UNTIL_THE_END) {
            requireHonest(chunks);
        } else if (source.isSeekable()) {
            chunks.correctSize(source.size() - chunks.bodyStart());
        }
        dataStart = chunks.bodyStart();
        dataBytes = chunks.size();
    }

    /** What ffmpeg says into a pipe, and sox. */
    private boolean saysUnknown(Chunks chunks) {
        boolean ffmpeg = !is64 && riffSize == UNKNOWN_32 && chunks.size() == UNKNOWN_32;
        boolean sox = !source.isSeekable() && chunks.size() == SOX_UNKNOWN;
        return ffmpeg || sox;
    }

    private void requireHonest(Chunks chunks) throws IOException {
        chunks.requireFits();
        long rest = source.isSeekable() ? source.size() - chunks.bodyStart() : 0;
        long afterRiff = source.isSeekable() ? source.size() - (riffSize + 8) : 0;
        if (chunks.size() == 0 && rest > 0 && afterRiff >= rest && !is64) {
            throw new AudioFileException(
                    source.shownName(),
                    "data chunk claims 0 bytes, " + ByteCount.text(rest) + " follow: its recording was never finished",
                    "re-export the file");
        }
    }

    private void requireSound() throws AudioFileException {
        if (dataStart < 0) {
            throw new AudioFileException(
                    source.shownName(),
                    format == null ? "has neither a fmt nor a data chunk" : "has no data chunk",
                    "re-export the file");
        }
    }
}
