package lathe.core.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads WAV: RIFF, RIFX, RF64 and BW64, plain and extensible, 8 to 32-bit whole numbers, 32 and 64-bit float, A-law and
 * mu-law. LIST/INFO texts and the {@code bext} and {@code iXML} chunks are kept, also from after the samples where the file
 * can be gone about in; other chunks are passed over.
 *
 * <p>A data size beyond the end of the file is refused. Only where RIFF and data size both say 2^32 - 1 (or a ds64 chunk
 * was left empty), as writers into pipes do, the samples go on until the end.
 */
public final class WavReader implements AudioReader {

    private final ByteSource source;
    private final AudioInfo info;
    private final InterleavedReader samples;

    private WavReader(ByteSource source) throws IOException {
        this.source = source;
        WavHeader header = WavHeader.read(source);
        WavFormat format = header.format();
        info = new AudioInfo(
                "WAV",
                format.sample().encoding(),
                format.sampleRateHz(),
                format.layout(),
                header.frames(),
                header.metadata());
        samples = new InterleavedReader(source, format.sample(), format.layout().channels(), header.frames());
    }

    /**
     * Opens a file.
     *
     * @throws AudioFileException if it is not WAV, or damaged
     */
    public static WavReader open(Path file) throws IOException {
        return of(ByteSource.ofFile(file));
    }

    /**
     * Reads from a stream that only comes, such as a pipe; chunks after the samples are not seen.
     *
     * @param shownName what messages call it
     * @param stream closed with the reader, and if this fails
     */
    public static WavReader ofStream(Path shownName, InputStream stream) throws IOException {
        return of(ByteSource.ofStream(shownName, stream));
    }

    private static WavReader of(ByteSource source) throws IOException {
        try {
            return new WavReader(source);
        } catch (IOException | RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[][] into, int from, int frames) throws IOException {
        return samples.read(into, from, frames);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
