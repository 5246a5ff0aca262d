package lathe.neural.model;

/**
 * How much of its surroundings a model needs.
 *
 * @param contextLeftFrames frames before a chunk that change its sound
 * @param contextRightFrames frames after a chunk that change its sound
 * @param exact whether a chunk decoded with that context is the same as cut out of the whole
 * @param seamErrorDb what is left otherwise, relative to full scale: negative infinity if exact, NaN if nobody measured it
 * @param latencySamples delay of the waveform against its frames
 * @param measured true if a check found it out, false if the package declares it
 */
public record Timing(
        int contextLeftFrames,
        int contextRightFrames,
        boolean exact,
        double seamErrorDb,
        int latencySamples,
        boolean measured) {}
