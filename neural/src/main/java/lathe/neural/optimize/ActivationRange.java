package lathe.neural.optimize;

/**
 * Values between which an activation lies, and its 256 steps: {@code value = scale (step - zeroPoint)}. Zero has a step of its
 * own, as padding needs it. Source: ONNX operator QuantizeLinear.
 */
record ActivationRange(float min, float max) {

    private static final int STEPS = 255;

    ActivationRange {
        min = Math.min(0, min);
        max = Math.max(0, max);
    }

    float scale() {
        float span = max - min;
        return span > 0 ? span / STEPS : 1;
    }

    int zeroPoint() {
        return Math.clamp(Math.round(-min / scale()), 0, STEPS);
    }
}
