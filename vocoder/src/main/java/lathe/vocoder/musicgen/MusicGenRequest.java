package lathe.vocoder.musicgen;

import lathe.vocoder.codec.TokenGrid;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param prompt what the music is like, in English words
 * @param frames how long it is, in frames of tokens (50 a second), what it continues included
 * @param sampling how tokens are chosen
 * @param continued tokens that the music begins with, or null to begin with nothing
 */
public record MusicGenRequest(
        String prompt,
        int frames,
        Sampling sampling,
        @Nullable TokenGrid continued) {

    public MusicGenRequest {
        if (frames < 1) {
            throw new IllegalArgumentException("frames=" + frames + " must be 1 or more");
        }
        if (continued != null && continued.frames() >= frames) {
            throw new IllegalArgumentException(
                    "frames=" + frames + " must be more than the " + continued.frames() + " that are continued");
        }
    }

    /** From nothing. */
    public MusicGenRequest(String prompt, int frames, Sampling sampling) {
        this(prompt, frames, sampling, null);
    }
}
