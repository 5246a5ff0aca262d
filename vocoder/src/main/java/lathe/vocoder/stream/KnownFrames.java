package lathe.vocoder.stream;

import lathe.vocoder.Frames;

/** Frames that are all there from the beginning, as a source. */
public final class KnownFrames implements FrameSource {

    private final Frames all;

    public KnownFrames(Frames all) {
        this.all = all;
    }

    @Override
    public long available(long clockSamples) {
        return all.frames();
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public Frames frames(long from, long to) {
        return all.slice(Math.toIntExact(from), Math.toIntExact(to));
    }

    /** The first ones: no window is longer than the whole. */
    @Override
    public Frames blank(int frames) {
        return all.slice(0, Math.min(frames, all.frames()));
    }
}
