package lathe.vocoder.mel;

/** Which axis of a spectrogram tensor counts the mels. */
public enum MelLayout {
    /** Each mel is a row of frames: {@code [batch, mels, frames]}. */
    MELS_FIRST,
    /** Each frame is a row of mels: {@code [batch, frames, mels]}. */
    FRAMES_FIRST,
    /** As the graph's names and fixed sizes tell, and {@link #MELS_FIRST} where they do not. */
    AS_TOLD
}
