package lathe.core.audio.flac;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Limits;
import lathe.core.audio.SampleEncoding;

/**
 * Reads FLAC (RFC 9639): 4 to 32 bits, 1 to 8 channels, every kind of block, an ID3v2 tag in front tolerated.
 *
 * <p>Each frame's checksum is checked before its sound is given, and the MD5 of all samples at the end. Samples of up to 24
 * bits come exactly; those of more are rounded to a float. A stream whose format changes on the way is refused.
 */
public final class FlacReader implements AudioReader {

    private static final int MARKER = 0x664c6143; // fLaC
    private static final int START = SubframeDecoder.START;
    private static final int BLOCK_STREAMINFO = 0;
    private static final int BLOCK_VORBIS_COMMENT = 4;
    private static final int BLOCK_FORBIDDEN = 127;

    private final Path file;
    private final BitInput in;
    private final StreamInfo stream;
    private final AudioInfo info;
    private final FrameDecoder decoder;
    private final SampleDigest digest;
    private final float scale;
    private long framesDecoded;
    /** The decoded block's part that nobody has taken yet. */
    private int blockFrom;

    private int blockTo;
    private boolean finished;

    /**
     * Opens a file.
     *
     * @throws AudioFileException if it is not FLAC, or damaged at its front
     */
    public static FlacReader open(Path file) throws IOException {
        return ofStream(file, Files.newInputStream(file));
    }

    /**
     * Reads from a stream that only comes.
     *
     * @param shownName what messages call it
     * @param bytes closed with the reader, and if this fails
     */
    public static FlacReader ofStream(Path shownName, InputStream bytes) throws IOException {
        return new FlacReader(shownName, bytes);
    }

    /** Whether a file is FLAC by its first bytes, those after an ID3v2 tag if there is one. */
    public static boolean recognises(Path file) throws IOException {
        try (BitInput in = new BitInput(Files.newInputStream(file), file)) {
            skipId3(in);
            return in.peek(32) == MARKER;
        } catch (AudioFileException endsInTag) {
            return false;
        }
    }

    private FlacReader(Path file, InputStream bytes) throws IOException {
        this.file = file;
        in = new BitInput(bytes, file);
        try {
            skipId3(in);
            if (in.unsigned(32) != MARKER) {
                throw new AudioFileException(file, "is not a FLAC file", "re-export the file");
            }
            VorbisComment comment = VorbisComment.NONE;
            boolean last = in.unsigned(1) != 0;
            if (in.unsigned(7) != BLOCK_STREAMINFO || in.unsigned(24) != StreamInfo.BYTES) {
                throw in.damaged("does not begin with STREAMINFO");
            }
            stream = StreamInfo.read(in);
            Limits.sampleRateHz(file, stream.sampleRateHz());
            while (!last) {
                last = in.unsigned(1) != 0;
                int type = (int) in.unsigned(7);
                int length = (int) in.unsigned(24);
                if (type == BLOCK_FORBIDDEN) {
                    throw in.damaged("metadata of a forbidden type");
                }
                if (type == BLOCK_VORBIS_COMMENT) {
                    comment = VorbisComment.parse(in.bytes(length));
                } else {
                    in.skip(length);
                }
            }
            info = info(stream, comment);
        } catch (IOException | RuntimeException failure) {
            try (in) {
                throw failure;
            }
        }
        decoder = new FrameDecoder(in, stream);
        digest = new SampleDigest(stream.channels(), stream.bits());
        scale = 1f / (1L << (stream.bits() - 1));
    }

    private static void skipId3(BitInput in) throws IOException {
        if (in.peek(24) == 0x494433) { // ID3
            in.unsigned(48);
            long size = 0;
            for (int i = 0; i < 4; i++) {
                size = size << 7 | (in.unsigned(8) & 0x7f);
            }
            in.skip(size);
        }
    }

    private static AudioInfo info(StreamInfo stream, VorbisComment comment) {
        long frames = stream.frames() == 0 ? AudioInfo.UNKNOWN_FRAMES : stream.frames();
        ChannelLayout layout = ChannelLayout.ofMask(comment.channelMask(), stream.channels());
        AudioMetadata metadata = new AudioMetadata(comment.tags(), new byte[0]);
        return new AudioInfo("FLAC", encoding(stream.bits()), stream.sampleRateHz(), layout, frames, metadata);
    }

    private static SampleEncoding encoding(int bits) {
        if (bits <= 8) {
            return SampleEncoding.PCM_8;
        }
        if (bits <= 12) {
            return SampleEncoding.PCM_12;
        }
        if (bits <= 16) {
            return SampleEncoding.PCM_16;
        }
        if (bits <= 20) {
            return SampleEncoding.PCM_20;
        }
        return bits <= 24 ? SampleEncoding.PCM_24 : SampleEncoding.PCM_32;
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[][] into, int from, int frames) throws IOException {
        if (blockFrom == blockTo && !decodeBlock()) {
            return -1;
        }
        int count = Math.min(frames, blockTo - blockFrom);
        int[][] samples = decoder.samples();
        for (int c = 0; c < samples.length; c++) {
            toFloat(samples[c], START + blockFrom, into[c], from, count);
        }
        blockFrom += count;
        return count;
    }

    private void toFloat(int[] samples, int samplesFrom, float[] into, int intoFrom, int count) {
        float unit = scale;
        for (int i = 0; i < count; i++) {
            into[intoFrom + i] = samples[samplesFrom + i] * unit;
        }
    }

    /** False at the end. */
    private boolean decodeBlock() throws IOException {
        if (finished) {
            return false;
        }
        if (isAtEnd()) {
            finished = true;
            checkWhole();
            return false;
        }
        int frames = decoder.next();
        framesDecoded += frames;
        if (stream.frames() != 0 && framesDecoded > stream.frames()) {
            throw in.damaged("more sound than the " + stream.frames() + " frames that the header promises");
        }
        digest.add(decoder.samples(), stream.channels(), START, frames);
        blockFrom = 0;
        blockTo = frames;
        return true;
    }

    /** What follows the last promised frame is not looked at; where nothing was promised, an ID3v1 tag may follow. */
    private boolean isAtEnd() throws IOException {
        if (stream.frames() != 0) {
            return framesDecoded == stream.frames() || in.isAtEnd();
        }
        return in.isAtEnd() || in.peek(24) == 0x544147; // TAG
    }

    private void checkWhole() throws AudioFileException {
        if (framesDecoded < stream.frames()) {
            throw new AudioFileException(
                    file,
                    "ends after " + framesDecoded + " of " + stream.frames() + " frames",
                    "get the whole file from its source");
        }
        if (stream.hasMd5() && !Arrays.equals(digest.finish(), stream.md5())) {
            throw new AudioFileException(
                    file, "the sound does not match the MD5 in its header", "get the file again from its source");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
