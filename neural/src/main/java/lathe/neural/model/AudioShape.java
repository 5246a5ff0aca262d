package lathe.neural.model;

/**
 * What the sound of a model is like.
 *
 * @param sampleRateHz at which its waveform is meant
 * @param channels of its waveform
 * @param hopSamples samples that a frame of its input becomes; 0 if it has no frames
 */
public record AudioShape(int sampleRateHz, int channels, int hopSamples) {}
