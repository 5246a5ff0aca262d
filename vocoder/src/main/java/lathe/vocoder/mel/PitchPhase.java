package lathe.vocoder.mel;

/**
 * Makes a slice of a pitched spectrogram sound as it would within the whole: source-filter vocoders count cycles from their first frame on,
 * so a slice would start its harmonics at another phase. One frame put before it, whose pitch passes just the fraction of a cycle that
 * is missing, brings the count to where it would be; its sound is thrown away.
 */
final class PitchPhase {

    private final boolean needed;
    private final float primingHz;

    private PitchPhase(boolean needed, float primingHz) {
        this.needed = needed;
        this.primingHz = primingHz;
    }

    static PitchPhase before(MelFrames frames, boolean pitched, int hopSamples, int sampleRateHz) {
        if (!pitched) {
            return new PitchPhase(false, 0);
        }
        double framesPerSecond = sampleRateHz / (double) hopSamples;
        double cycles = frames.hertzFramesBefore() / framesPerSecond;
        double fraction = cycles - Math.floor(cycles);
        return new PitchPhase(fraction > 0, (float) (fraction * framesPerSecond));
    }

    /** Frames that {@link #primed} puts before others. */
    int framesAdded() {
        return needed ? 1 : 0;
    }

    MelFrames primed(MelFrames frames) {
        if (!needed) {
            return frames;
        }
        int count = frames.frames() + 1;
        float[][] mel = new float[frames.mels()][count];
        float[] f0 = new float[count];
        f0[0] = primingHz;
        for (int m = 0; m < mel.length; m++) {
            frames.copyBand(m, mel[m], 1);
            mel[m][0] = mel[m][1];
        }
        for (int t = 1; t < count; t++) {
            f0[t] = frames.f0Hz(t - 1);
        }
        return MelFrames.of(mel, f0);
    }
}
