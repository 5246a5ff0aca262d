package lathe.engine.compose.markov;

import lathe.engine.compose.craft.MelodyLine;

/** Small intervals are likelier than large ones. */
final class IntervalModel implements PitchModel {

    @Override
    public void logProbabilities(MelodyLine line, int at, int[] candidates, double[] out) {
        for (int c = 0; c < candidates.length; c++) {
            int size = at == 0 ? 0 : Math.abs(candidates[c] - line.pitch(at - 1));
            out[c] = size == 0 ? -1.6 : -0.35 * size - 0.6;
        }
    }

    @Override
    public void learn(MelodyLine line, int from, int to) {}
}
