package lathe.postfx.loudness;

/**
 * What a meter found in a whole sound. NaN where a value does not exist: the loudness of silence or of less than a window, the
 * correlation of one channel.
 *
 * @param integratedLufs gated loudness (ITU-R BS.1770-5)
 * @param loudnessRangeLu loudness range (EBU Tech 3342)
 * @param maxMomentaryLufs loudest 400 ms
 * @param maxShortTermLufs loudest 3 s
 * @param samplePeakDbfs largest magnitude of a sample
 * @param truePeakDbtp largest magnitude at the 4x oversampling of BS.1770-5, Annex 2
 * @param truePeakFineDbtp the same of the band-limited signal between the samples, within about 0.02 dB
 * @param stereoCorrelation of the two channels of a stereo sound, -1 to 1; 1 is mono
 * @param dcOffset mean of the channel whose mean is farthest from 0, full scale 1
 * @param clippedSamples samples at or beyond the largest positive value of 16 bits, 32767 / 32768
 * @param nonFiniteSamples NaN and infinities, which all other values take for silence
 */
public record Measurement(
        double integratedLufs,
        double loudnessRangeLu,
        double maxMomentaryLufs,
        double maxShortTermLufs,
        double samplePeakDbfs,
        double truePeakDbtp,
        double truePeakFineDbtp,
        double stereoCorrelation,
        double dcOffset,
        long clippedSamples,
        long nonFiniteSamples) {}
