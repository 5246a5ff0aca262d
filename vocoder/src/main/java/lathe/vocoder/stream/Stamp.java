package lathe.vocoder.stream;

/** A count of frames and the run of the stream that it belongs to, in one {@code long} that two threads can exchange whole. */
final class Stamp {

    private static final int FRAME_BITS = 44;
    private static final long FRAMES = (1L << FRAME_BITS) - 1;
    private static final int EPOCHS = 1 << (Long.SIZE - 1 - FRAME_BITS);

    private Stamp() {}

    static long of(int epoch, long frames) {
        return (long) epoch << FRAME_BITS | frames;
    }

    static int epoch(long stamp) {
        return (int) (stamp >>> FRAME_BITS);
    }

    static long frames(long stamp) {
        return stamp & FRAMES;
    }

    static int nextEpoch(int epoch) {
        return (epoch + 1) % EPOCHS;
    }
}
