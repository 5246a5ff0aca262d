package lathe.vocoder.stream;

import java.util.function.IntSupplier;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/** Plays a processor block by block into one long buffer, and lets the worker work in between. */
final class Listener {

    final float[][] heard;
    private final Processor processor;
    private final Runnable worker;
    private final Block block = new Block();
    int at;

    Listener(Processor processor, int channels, int frames, Runnable worker) {
        this.processor = processor;
        this.worker = worker;
        heard = new float[channels][frames];
    }

    static ProcessSetup live(int rateHz, int maxFrames, int channels) {
        return new ProcessSetup(rateHz, maxFrames, ChannelLayout.ofChannels(channels), ProcessSetup.Mode.LIVE);
    }

    static ProcessSetup offline(int rateHz, int maxFrames, int channels) {
        return ProcessSetup.offline(rateHz, maxFrames, ChannelLayout.ofChannels(channels));
    }

    /** Plays so many frames; the worker works after each block. */
    void play(int frames, IntSupplier blockFrames) {
        for (int end = Math.min(heard[0].length, at + frames); at < end; ) {
            next(Math.min(end - at, blockFrames.getAsInt()));
            worker.run();
        }
    }

    /** One block, with no time for the worker. */
    void next(int frames) {
        processor.process(block.set(heard, at, at + frames));
        at += frames;
    }
}
