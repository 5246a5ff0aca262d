package lathe.core.audio;

/** Reads sound that is in memory, for what expects a file. */
public final class BufferReader implements AudioReader {

    private final AudioBuffer buffer;
    private final AudioInfo info;
    private int at;

    /** @param metadata what the sound carries along */
    public BufferReader(AudioBuffer buffer, AudioMetadata metadata) {
        this.buffer = buffer;
        info = new AudioInfo(
                "memory", SampleEncoding.FLOAT_32, buffer.sampleRateHz(), buffer.layout(), buffer.frames(), metadata);
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[][] into, int from, int frames) {
        int count = Math.min(frames, buffer.frames() - at);
        if (count <= 0) {
            return -1;
        }
        for (int c = 0; c < buffer.channels(); c++) {
            System.arraycopy(buffer.channel(c), at, into[c], from, count);
        }
        at += count;
        return count;
    }

    @Override
    public void close() {}
}
