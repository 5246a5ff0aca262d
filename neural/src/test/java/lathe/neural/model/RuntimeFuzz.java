package lathe.neural.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import lathe.neural.session.SessionSettings;

/**
 * Gives the runtime damaged models that passed the reader. A program of its own, as what it looks for takes the JVM down: started
 * by {@link RuntimeFuzzTest}, which sees how it ends. Says each round before it begins.
 */
final class RuntimeFuzz {

    private static final int OPEN_AXIS = 12;
    private static final long LONGEST_RUN_SECONDS = 5;

    private RuntimeFuzz() {}

    /** Arguments: a model, the seed, the first round, the round after the last. */
    public static void main(String[] arguments) throws Exception {
        byte[] good = Files.readAllBytes(Path.of(arguments[0]));
        long seed = Long.parseLong(arguments[1]);
        int opened = 0;
        int ran = 0;
        int refused = 0;
        try (ScheduledExecutorService patience = Executors.newSingleThreadScheduledExecutor()) {
            for (int round = Integer.parseInt(arguments[2]); round < Integer.parseInt(arguments[3]); round++) {
                System.out.println("round " + round);
                byte[] bad = HostileModelsTest.mutated(good, new SplittableRandom(seed + round));
                try (InferenceSession session = InferenceSession.open(bad, "damaged", null, SessionSettings.live())) {
                    opened++;
                    var late = patience.schedule(session::cancel, LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
                    session.run(inputs(session));
                    late.cancel(false);
                    ran++;
                } catch (ModelException | InferenceException | IllegalArgumentException told) {
                    refused++; // in words, as it should be
                }
            }
        }
        System.out.println("opened " + opened + ", ran " + ran + ", refused " + refused);
    }

    private static Map<String, Tensor> inputs(InferenceSession session) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Port port : session.inputs()) {
            long[] shape = port.dims().stream()
                    .mapToLong(dim -> dim < 0 ? OPEN_AXIS : Math.min(dim, 1 << 12))
                    .toArray();
            inputs.put(port.name(), port.type().isFloating() ? FrameInput.noise(shape) : FrameInput.codes(16, shape));
        }
        return inputs;
    }
}
