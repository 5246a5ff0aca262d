package lathe.app;

import java.io.IOException;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.vocoder.codec.CodecStream;
import lathe.vocoder.codec.StatefulCodecDecoder;
import lathe.vocoder.codec.TokenGrid;

/** Tokens for a codec that remembers: decoded from the first to the last, without tiles and without seams. */
record StreamedTokens(StatefulCodecDecoder decoder, TokenGrid grid, Decoding decoding) implements SoundJob.Source {

    private static final int FRAMES_A_RUN = 25;

    @Override
    public int sampleRateHz() {
        return decoder.sampleRateHz();
    }

    @Override
    public int channels() {
        return decoder.channels();
    }

    @Override
    public void into(OfflineRender.Sink sink, Progress progress) throws IOException, InferenceException {
        decoding.plan().put("tiles", "one stream, its memory handed on");
        int step = decoder.framesARun() > 0 ? decoder.framesARun() : FRAMES_A_RUN;
        try (CodecStream stream = decoder.stream()) {
            for (int from = 0; from < grid.frames(); from += step) {
                int to = Math.min(grid.frames(), from + step);
                float[] piece = stream.next(grid.slice(from, to));
                sink.accept(new float[][] {piece}, 0, piece.length);
                progress.at("decoding", to, grid.frames());
            }
        }
    }
}
