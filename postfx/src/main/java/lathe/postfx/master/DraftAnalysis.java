package lathe.postfx.master;

import lathe.postfx.loudness.Measurement;

/**
 * What the first pass found out about a draft.
 *
 * @param frames its length at the output's rate
 * @param measurement levels and loudness
 * @param balance the spectrum against that of other recordings
 * @param subsonicShare share of the power that lies below 25 Hz, 0 to 1
 */
record DraftAnalysis(long frames, Measurement measurement, TonalBalance balance, double subsonicShare) {

    /** Peak to loudness ratio, dB: how much headroom the peaks need above the programme; NaN for silence. */
    double peakToLoudnessDb() {
        return measurement.truePeakDbtp() - measurement.integratedLufs();
    }
}
