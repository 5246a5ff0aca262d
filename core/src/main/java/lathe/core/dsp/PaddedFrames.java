package lathe.core.dsp;

import lathe.core.dsp.MelFraming.Padding;

/** Cuts a sound that comes in pieces into the frames of a {@link MelFraming}, padded at both ends. */
final class PaddedFrames {

    /** Looks at one frame. */
    @FunctionalInterface
    interface Sink {

        /** The frame is {@code samples[at..at + fftSize)}. */
        void frame(float[] samples, int at);
    }

    private static final int SPARE = 8192;

    private final MelFraming framing;
    /** Padded samples that frames still need, from {@code begin} to {@code end}. */
    private final float[] padded;

    private int begin;
    private int end;
    /** The first samples, until there are enough to be mirrored; later the last ones, a ring. */
    private final float[] recent;

    private long samples;
    /** Padded samples to pass over before the next frame, where the hop is longer than a frame. */
    private int toSkip;

    PaddedFrames(MelFraming framing) {
        this.framing = framing;
        padded = new float[framing.fftSize() + SPARE];
        recent = new float[1 + Math.max(framing.padLeft(), framing.padRight())];
    }

    void reset() {
        begin = 0;
        end = 0;
        samples = 0;
        toSkip = 0;
    }

    void add(float[] audio, int from, int to, Sink sink) {
        for (int i = from; i < to; i++) {
            float sample = Float.isFinite(audio[i]) ? audio[i] : 0;
            recent[(int) (samples % recent.length)] = sample;
            samples++;
            if (samples > framing.padLeft()) {
                if (samples == framing.padLeft() + 1) {
                    padLeft(sink);
                } else {
                    put(sample, sink);
                }
            }
        }
    }

    void finish(Sink sink) {
        if (samples > 0) {
            if (samples <= framing.padLeft()) {
                padLeft(sink);
            }
            long right = framing.samplesAfter(samples);
            for (long i = 0; i < right; i++) {
                put(framing.padding() == Padding.REFLECT ? mirrored(samples + i) : 0, sink);
            }
        }
        reset();
    }

    /** What stands before the first sample, and all samples so far. */
    private void padLeft(Sink sink) {
        int before = framing.samplesBefore();
        for (int i = before; i > 0; i--) {
            put(framing.padding() == Padding.REFLECT ? mirrored(-i) : 0, sink);
        }
        for (int i = 0; i < samples; i++) {
            put(recent[i], sink);
        }
    }

    /** The sample at a place before or after the signal; both ends are mirrors. */
    private float mirrored(long at) {
        long period = Math.max(1, 2 * (samples - 1));
        long phase = Math.floorMod(at, period);
        return recent[(int) (Math.min(phase, period - phase) % samples % recent.length)];
    }

    private void put(float sample, Sink sink) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        if (end == padded.length) {
            System.arraycopy(padded, begin, padded, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        padded[end++] = sample;
        if (end - begin == framing.fftSize()) {
            sink.frame(padded, begin);
            int kept = Math.max(0, framing.fftSize() - framing.hop());
            toSkip = framing.hop() - (framing.fftSize() - kept);
            begin = end - kept;
        }
    }
}
