package lathe.core.audio;

/**
 * What a file says of the sound in it.
 *
 * @param format name of the container and codec, as {@code lathe formats} lists it: {@code WAV}, {@code FLAC}, {@code MP3}
 * @param encoding how a sample is stored
 * @param sampleRateHz frames per second
 * @param layout channels and their places
 * @param frames samples per channel, or {@link #UNKNOWN_FRAMES}
 * @param metadata what else the file carries and a writer can keep
 */
public record AudioInfo(
        String format,
        SampleEncoding encoding,
        int sampleRateHz,
        ChannelLayout layout,
        long frames,
        AudioMetadata metadata) {

    /** A stream that says its length only by ending. */
    public static final long UNKNOWN_FRAMES = -1;

    /** Number of channels. */
    public int channels() {
        return layout.channels();
    }
}
