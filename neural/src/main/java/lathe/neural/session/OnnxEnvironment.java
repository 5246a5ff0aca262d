package lathe.neural.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import org.jspecify.annotations.Nullable;

/** The one environment that ONNX Runtime allows a JVM, made at its first use; silent, for its findings are exceptions. */
final class OnnxEnvironment {

    private static final @Nullable OrtEnvironment ENVIRONMENT;
    private static final @Nullable Throwable FAILURE;

    static {
        OrtEnvironment environment = null;
        Throwable failure = null;
        try {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lathe");
        } catch (LinkageError | RuntimeException e) {
            failure = e;
        }
        ENVIRONMENT = environment;
        FAILURE = failure;
    }

    private OnnxEnvironment() {}

    static OrtEnvironment get() {
        if (ENVIRONMENT == null) {
            throw new IllegalStateException(finding(), FAILURE);
        }
        return ENVIRONMENT;
    }

    /** @throws ModelException if the runtime has no native code for this machine */
    static void require(String model) throws ModelException {
        if (ENVIRONMENT == null) {
            throw new ModelException(
                    model, finding(), "use Linux (x64, arm64), Windows (x64) or macOS (arm64)", FAILURE);
        }
    }

    private static String finding() {
        Throwable cause = FAILURE;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "ONNX Runtime does not load on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + " (" + cause + ")";
    }
}
