package lathe.vocoder.stream;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A thread that does something again and again until it is closed. Not a daemon: the runtime must not be torn down under a
 * thread that is inside it.
 */
final class Worker implements AutoCloseable {

    private final Thread thread;
    private volatile boolean closing;

    /**
     * Starts at once.
     *
     * @param step does a piece of work and says whether there was one
     * @param clock anything that moves while somebody listens
     */
    Worker(String name, BooleanSupplier step, LongSupplier clock, Pacing pacing) {
        thread =
                Thread.ofPlatform().name(name).priority(Thread.MAX_PRIORITY).unstarted(() -> work(step, clock, pacing));
        thread.start();
    }

    private void work(BooleanSupplier step, LongSupplier clock, Pacing pacing) {
        while (!closing) {
            if (step.getAsBoolean()) {
                pacing.worked();
            } else {
                LockSupport.parkNanos(pacing.pauseNanos(clock.getAsLong()));
            }
        }
    }

    /** Has no further step begin. */
    void stop() {
        closing = true;
        LockSupport.unpark(thread);
    }

    /** Returns when the last step has ended. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
