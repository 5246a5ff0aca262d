package lathe.core.process;

import lathe.core.audio.AudioBuffer;

/** Runs a processor over sound in memory as fast as it goes, with its latency taken out. */
public final class OfflineRender {

    private OfflineRender() {}

    /** The default block, long enough to amortise a call and short enough for the first-level cache. */
    public static final int BLOCK_FRAMES = 1024;

    /**
     * Prepares the processor and gives what it makes of the input: as long as the input, aligned with it.
     *
     * @param input left as it was
     */
    public static AudioBuffer run(Processor processor, AudioBuffer input) {
        return run(processor, input, BLOCK_FRAMES, 0);
    }

    /**
     * The same in blocks of a given length, and with some frames of the tail kept after the end.
     *
     * @param tailFrames silence fed after the input; the output is that much longer
     */
    public static AudioBuffer run(Processor processor, AudioBuffer input, int blockFrames, int tailFrames) {
        processor.prepare(ProcessSetup.offline(input.sampleRateHz(), blockFrames, input.layout()));
        int latency = processor.latencyFrames();
        int total = Math.addExact(Math.addExact(input.frames(), tailFrames), latency);
        AudioBuffer padded = new AudioBuffer(input.layout(), total, input.sampleRateHz());
        for (int c = 0; c < input.channels(); c++) {
            System.arraycopy(input.channel(c), 0, padded.channel(c), 0, input.frames());
        }
        Block block = new Block();
        for (int from = 0; from < total; from += blockFrames) {
            int to = Math.min(total, from + blockFrames);
            processor.process(block.set(padded.channelArrays(), from, to));
        }
        return padded.slice(latency, total);
    }
}
