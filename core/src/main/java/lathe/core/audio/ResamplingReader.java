package lathe.core.audio;

import java.io.IOException;

/** A reader's sound at another rate, as long in time and aligned with it. Non-finite samples become zero on the way. */
public final class ResamplingReader implements AudioReader {

    private static final int INPUT_FRAMES = 2048;

    private final AudioReader source;
    private final AudioInfo info;
    private final Resampler resampler;
    private final float[][] input;
    private final float[][] output;
    private int at;
    private int ready;
    private boolean ended;

    private ResamplingReader(AudioReader source, int sampleRateHz) {
        this.source = source;
        AudioInfo from = source.info();
        resampler = new Resampler(from.sampleRateHz(), sampleRateHz, from.channels(), Resampler.Quality.HIGH);
        input = new float[from.channels()][INPUT_FRAMES];
        output = new float[from.channels()][resampler.maxOutputFrames(INPUT_FRAMES)];
        long frames = from.frames() == AudioInfo.UNKNOWN_FRAMES
                ? AudioInfo.UNKNOWN_FRAMES
                : Resampler.outputFrames(from.frames(), from.sampleRateHz(), sampleRateHz);
        info = new AudioInfo(
                from.format(),
                from.encoding(),
                sampleRateHz,
                from.layout(),
                frames,
                from.metadata().atRate(from.sampleRateHz(), sampleRateHz));
    }

    /**
     * The reader at a rate: itself if it has that rate already, or if 0 is asked for. Closing it closes the source.
     *
     * @throws IllegalArgumentException if a rate is outside {@value Resampler#MIN_RATE_HZ} to {@value Resampler#MAX_RATE_HZ}
     *     Hz; the source is closed
     */
    public static AudioReader at(int sampleRateHz, AudioReader source) throws IOException {
        if (sampleRateHz == 0 || sampleRateHz == source.info().sampleRateHz()) {
            return source;
        }
        try {
            return new ResamplingReader(source, sampleRateHz);
        } catch (IllegalArgumentException outOfRange) {
            source.close();
            throw outOfRange;
        }
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public int read(float[][] into, int from, int frames) throws IOException {
        while (at == ready) {
            if (ended) {
                return -1;
            }
            refill();
        }
        int length = Math.min(frames, ready - at);
        for (int c = 0; c < into.length; c++) {
            System.arraycopy(output[c], at, into[c], from, length);
        }
        at += length;
        return length;
    }

    private void refill() throws IOException {
        at = 0;
        int came = source.read(input, 0, INPUT_FRAMES);
        if (came < 0) {
            ended = true;
            ready = resampler.finish(output, 0);
            return;
        }
        for (float[] channel : input) {
            for (int i = 0; i < came; i++) {
                channel[i] = Float.isFinite(channel[i]) ? channel[i] : 0;
            }
        }
        ready = resampler.process(input, 0, came, output, 0);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
