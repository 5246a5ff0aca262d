package lathe.vocoder.codec;

/** How a model's tensor of codes is laid out. Further axes of size 1 in front do no harm. */
public enum CodeOrder {
    /** {@code [batch, codebooks, frames]}, as most exports have it. */
    CODEBOOKS_FRAMES,
    /** {@code [batch, frames, codebooks]}: SoundStream, language models that work frame by frame. */
    FRAMES_CODEBOOKS,
    /** {@code [codebooks, batch, frames]}: Vocos, WavTokenizer, EnCodec's own quantiser. */
    CODEBOOKS_BATCH_FRAMES,
    /** A tensor {@code [batch, codes]} for each codebook: SNAC. */
    TENSOR_PER_CODEBOOK
}
