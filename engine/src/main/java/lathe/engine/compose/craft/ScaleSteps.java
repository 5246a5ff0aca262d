package lathe.engine.compose.craft;

import lathe.engine.theory.Key;

/** Pitches counted in steps of a scale, so that shapes can be moved and mirrored within it. */
public final class ScaleSteps {

    private final int[] steps = new int[128];

    /** Counts the steps of a key's scale. */
    public ScaleSteps(Key key) {
        int step = 0;
        for (int pitch = 0; pitch < steps.length; pitch++) {
            if (pitch > 0 && key.contains(pitch)) {
                step++;
            }
            steps[pitch] = step;
        }
    }

    /** Steps from one pitch up to another; a pitch outside the scale counts as the scale's next lower one. */
    public int between(int from, int to) {
        return steps[to] - steps[from];
    }
}
