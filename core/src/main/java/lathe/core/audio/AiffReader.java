package lathe.core.audio;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads AIFF and AIFF-C: 1 to 32-bit whole numbers of either byte order, 32 and 64-bit float, A-law and mu-law. Name,
 * author, copyright and annotation become tags; other chunks are passed over.
 */
public final class AiffReader implements AudioReader {

    private final ByteSource source;
    private final AudioInfo info;
    private final InterleavedReader samples;

    private AiffReader(ByteSource source) throws IOException {
        this.source = source;
        AiffHeader header = AiffHeader.read(source);
        AiffFormat format = header.format();
        info = new AudioInfo(
                "AIFF",
                format.sample().encoding(),
                format.sampleRateHz(),
                ChannelLayout.ofChannels(format.channels()),
                format.frames(),
                header.metadata());
        samples = new InterleavedReader(source, format.sample(), format.channels(), format.frames());
    }

    /**
     * Opens a file.
     *
     * @throws AudioFileException if it is not AIFF, or damaged, or its sizes go beyond its end
     */
    public static AiffReader open(Path file) throws IOException {
        ByteSource source = ByteSource.ofFile(file);
        try {
            return new AiffReader(source);
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
