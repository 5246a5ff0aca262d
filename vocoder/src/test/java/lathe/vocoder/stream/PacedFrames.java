package lathe.vocoder.stream;

import lathe.vocoder.Frames;

/** Frames that come in time with the listener, as from a live input, and are seen by the worker some time later. */
final class PacedFrames implements FrameSource {

    private final Values all;
    private final int hop;
    private final boolean ends;
    /** Samples by which the worker is behind: time that it takes to decode. */
    volatile long lateSamples;

    int restarts;

    PacedFrames(Values all, int hop, boolean ends) {
        this.all = all;
        this.hop = hop;
        this.ends = ends;
    }

    private long seen;

    @Override
    public long available(long clockSamples) {
        seen = Math.max(0, Math.min(all.frames(), (clockSamples - lateSamples) / hop));
        return seen;
    }

    @Override
    public boolean ended() {
        return ends && seen == all.frames();
    }

    @Override
    public Frames frames(long from, long to) {
        return all.slice((int) from, (int) to);
    }

    @Override
    public Frames blank(int frames) {
        return Values.of(new float[frames]);
    }

    @Override
    public void restart() {
        restarts++;
        seen = 0;
    }
}
