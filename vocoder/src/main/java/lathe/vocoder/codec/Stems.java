package lathe.vocoder.codec;

/** A song in two tracks that are decoded one by one and mixed. */
public record Stems(TokenGrid vocal, TokenGrid accompaniment) {}
