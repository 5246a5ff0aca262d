package lathe.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxFile;
import lathe.neural.session.Binding;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;
import lathe.vocoder.mel.MelVocoderFormat;
import lathe.vocoder.stream.ChunkPlan;
import lathe.vocoder.stream.TiledDecode;

/** One model, ready for both ways of being used: long sounds in tiles on several threads, and single calls on one. */
final class Subject implements AutoCloseable {

    private final MelVocoder vocoder;
    private final InferenceSession live;

    private Subject(MelVocoder vocoder, InferenceSession live) {
        this.vocoder = vocoder;
        this.live = live;
    }

    static Subject open(OnnxFile model) throws ModelException {
        byte[] bytes = model.toBytes();
        MelVocoderFormat format = MelVocoderFormat.of(
                HifiGan.SAMPLE_RATE_HZ, Context.exact(HifiGan.CONTEXT_FRAMES, HifiGan.CONTEXT_FRAMES));
        MelVocoder vocoder =
                MelVocoder.over(InferenceSession.open(bytes, model.where(), null, SessionSettings.offline(1)), format);
        return new Subject(vocoder, InferenceSession.open(bytes, model.where(), null, SessionSettings.live()));
    }

    /** Milliseconds of a long sound in tiles. */
    double decode(int frames, int tileFrames, int threads) throws InferenceException, InterruptedException {
        MelFrames mel = MelFrames.of(mel(frames, 1));
        TiledDecode job = new TiledDecode(vocoder, ChunkPlan.of(vocoder, frames, tileFrames), threads);
        long start = System.nanoTime();
        job.toBuffer(mel);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Milliseconds of calls of one length, one after the other on this thread, after two that are not counted. */
    List<Double> call(int frames, int runs) throws InferenceException {
        List<Double> times = new ArrayList<>();
        float[] in = flat(mel(frames, 2));
        float[] out = new float[frames * HifiGan.HOP];
        try (Binding binding = live.bind(Map.of("mel", new long[] {1, HifiGan.MELS, frames}))) {
            for (int run = -2; run < runs; run++) {
                long start = System.nanoTime();
                binding.set("mel", 0, in, 0, in.length);
                binding.run();
                binding.get("audio", 0, out, 0, out.length);
                if (run >= 0) {
                    times.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        return times;
    }

    /** Made-up spectrogram: normal numbers, as the weights are made for. */
    static float[][] mel(int frames, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] mel = new float[HifiGan.MELS][frames];
        for (float[] band : mel) {
            for (int t = 0; t < frames; t++) {
                band[t] = (float) random.nextGaussian();
            }
        }
        return mel;
    }

    static Map<String, Tensor> sample(int frames, long seed) {
        return Map.of("mel", Tensor.ofFloats(flat(mel(frames, seed)), 1, HifiGan.MELS, frames));
    }

    private static float[] flat(float[][] mel) {
        float[] all = new float[mel.length * mel[0].length];
        for (int m = 0; m < mel.length; m++) {
            System.arraycopy(mel[m], 0, all, m * mel[m].length, mel[m].length);
        }
        return all;
    }

    @Override
    public void close() {
        vocoder.close();
        live.close();
    }
}
