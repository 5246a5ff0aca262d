package lathe.postfx.master;

import java.util.List;
import lathe.postfx.loudness.Measurement;

/**
 * What a mastering job did, in figures and words.
 *
 * @param draft measured before, at the output's rate
 * @param master measured after, as written
 * @param plan what was decided and why
 * @param gainDb the linear gain between tone and limiter
 * @param compressorReductionDb most that the compressor took off
 * @param limiterReductionDb most that the limiter took off
 * @param targetReached whether the integrated loudness is within {@value MasteringJob#TOLERANCE_LU} LU of the target
 * @param statement the outcome in a sentence; if the target was missed: by how much and why
 * @param warnings what the user should know besides
 */
public record MasterReport(
        Measurement draft,
        Measurement master,
        MasteringPlan plan,
        double gainDb,
        double compressorReductionDb,
        double limiterReductionDb,
        boolean targetReached,
        String statement,
        List<String> warnings) {}
