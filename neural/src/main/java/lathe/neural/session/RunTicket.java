package lathe.neural.session;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Set;

/** One run at a time that another thread may end early. A request that comes between two runs ends neither. */
final class RunTicket implements AutoCloseable {

    private static final String SHRINK_KEY = "memory.enable_memory_arena_shrinkage";

    private final RunOptions options;
    private final Set<RunTicket> register;
    private boolean running;
    private boolean cancelled;
    private boolean closed;

    /** @param register where those who cancel everything find it, until it is closed */
    RunTicket(SessionSettings settings, Set<RunTicket> register) throws OrtException {
        this.options = new RunOptions();
        this.register = register;
        if (settings.shrinkAfterRun()) {
            options.addRunConfigEntry(SHRINK_KEY, "cpu:0");
        }
        register.add(this);
    }

    RunOptions options() {
        return options;
    }

    synchronized void begin() throws OrtException {
        if (cancelled) {
            options.setTerminate(false);
        }
        cancelled = false;
        running = true;
    }

    /** True if the run was cancelled. */
    synchronized boolean end() {
        running = false;
        return cancelled;
    }

    synchronized void cancel() {
        if (running && !cancelled && !closed) {
            try {
                options.setTerminate(true);
                cancelled = true;
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime does not take a request to end a run", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            register.remove(this);
            options.close();
        }
    }
}
