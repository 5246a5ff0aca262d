package lathe.vocoder.codec;

import static lathe.vocoder.codec.CodeOrder.CODEBOOKS_BATCH_FRAMES;
import static lathe.vocoder.codec.CodeOrder.CODEBOOKS_FRAMES;
import static lathe.vocoder.codec.CodeOrder.FRAMES_CODEBOOKS;
import static lathe.vocoder.codec.CodeOrder.TENSOR_PER_CODEBOOK;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.vocoder.Context;
import lathe.vocoder.mel.IstftRule;

/**
 * The codecs whose models are published, from their papers and configurations: EnCodec (arXiv 2210.13438, 2306.05284), DAC
 * (2306.06546), SNAC (2410.14411), Mimi (2410.00037), X-Codec (2408.17175), SoundStream (2107.03312), Vocos (2306.00814),
 * WavTokenizer (2408.16532), Jukebox (2005.00341).
 *
 * <p>Contexts of convolutional decoders follow from kernels and strides. Those that remember (EnCodec's LSTM) or attend
 * far back (Mimi, a layer 125 frames; WavTokenizer) have an overlap; what it leaves is measured on the model at hand. What
 * comes later matters to none of them but WavTokenizer beyond the kernels; that, and as much again to cross-fade, is on the
 * right.
 */
final class PublishedFormats {

    /** Nothing is looked ahead: one frame to cross-fade, one beside the cut. */
    private static final int CAUSAL = 2;

    /** Kernels look 5 frames ahead. */
    private static final int CENTRED = 10;

    static final SequencedMap<String, CodecFormat> TABLE = table();

    private PublishedFormats() {}

    private static SequencedMap<String, CodecFormat> table() {
        SequencedMap<String, CodecFormat> table = new LinkedHashMap<>();
        for (CodecFormat format : formats()) {
            table.put(format.name(), format);
        }
        return Collections.unmodifiableSequencedMap(table);
    }

    private static List<CodecFormat> formats() {
        return List.of(
                seanet("encodec-24k", 24_000, 32, 1024, List.of(8, 5, 4, 2), 7, CAUSAL),
                encodec48k(),
                seanet("encodec-32k", 32_000, 4, 2048, List.of(8, 5, 4, 4), 4, CENTRED),
                musicgenStereo(),
                seanet("encodec-16k", 16_000, 4, 2048, List.of(8, 5, 4, 2), 4, CENTRED),
                dac("dac-16k", 16_000, 12, List.of(8, 5, 4, 2), 8),
                dac("dac-24k", 24_000, 32, List.of(8, 5, 4, 2), 8),
                dac("dac-44k", 44_100, 9, List.of(8, 8, 4, 2), 0),
                snac("snac-24k", 24_000, List.of(1, 2, 4), List.of(8, 8, 4, 2), 3),
                snac("snac-32k", 32_000, List.of(4, 8, 16, 32), List.of(8, 8, 3, 2), 2),
                snac("snac-44k", 44_100, List.of(4, 8, 16, 32), List.of(8, 8, 3, 2), 2),
                plain("mimi", 24_000, 1920, 32, 2048, CODEBOOKS_FRAMES, overlap(125, CAUSAL)),
                dac("xcodec", 16_000, 8, List.of(8, 5, 4, 2), 0),
                plain("soundstream-24k", 24_000, 320, 24, 1024, FRAMES_CODEBOOKS, Context.exact(20, 0)),
                plain("soundstream-musiclm", 24_000, 480, 12, 1024, FRAMES_CODEBOOKS, Context.exact(20, 0)),
                spectrum("vocos-encodec-24k", 16, 1024, 320, Context.exact(31, 31)),
                spectrum("wavtokenizer-40", 1, 4096, 600, overlap(40, 40)),
                spectrum("wavtokenizer-75", 1, 4096, 320, overlap(75, 75)),
                plain("jukebox-0", 44_100, 8, 1, 2048, CODEBOOKS_FRAMES, Context.exact(5744, 5744)),
                plain("jukebox-1", 44_100, 32, 1, 2048, CODEBOOKS_FRAMES, Context.exact(82, 82)),
                plain("jukebox-2", 44_100, 128, 1, 2048, CODEBOOKS_FRAMES, Context.exact(83, 83)));
    }

    private static Context overlap(int left, int right) {
        return new Context(left, right, false, Double.NaN);
    }

    private static CodecFormat plain(
            String name, int rate, int hop, int books, int size, CodeOrder order, Context context) {
        return new CodecFormat(
                name, rate, 1, hop, 0, books, size, List.of(), order, false, List.of(), 1, context, null, null);
    }

    private static int product(List<Integer> ratios) {
        return ratios.stream().reduce(1, Math::multiplyExact);
    }

    private static CodecFormat seanet(
            String name, int rate, int books, int size, List<Integer> ratios, int least, int right) {
        int hop = product(ratios);
        return new CodecFormat(
                name,
                rate,
                1,
                hop,
                0,
                books,
                size,
                List.of(),
                CODEBOOKS_FRAMES,
                false,
                ratios,
                least,
                overlap(rate / hop, right),
                null,
                null);
    }

    private static CodecFormat musicgenStereo() {
        return new CodecFormat(
                "encodec-32k-stereo",
                32_000,
                2,
                640,
                0,
                8,
                2048,
                List.of(),
                CODEBOOKS_FRAMES,
                true,
                List.of(8, 5, 4, 4),
                4,
                overlap(50, CENTRED),
                null,
                null);
    }

    /** One second of sound is a frame here; neighbours overlap by 480 samples. */
    private static CodecFormat encodec48k() {
        ChunkRule chunks = new ChunkRule(150, 320, 47_520);
        return new CodecFormat(
                "encodec-48k",
                48_000,
                2,
                chunks.strideSamples(),
                0,
                16,
                1024,
                Collections.nCopies(16, 150),
                CODEBOOKS_FRAMES,
                false,
                List.of(8, 5, 4, 2),
                4,
                Context.exact(1, 1),
                chunks,
                null);
    }

    private static CodecFormat dac(String name, int rate, int books, List<Integer> ratios, int missing) {
        return new CodecFormat(
                name,
                rate,
                1,
                product(ratios),
                missing,
                books,
                1024,
                List.of(),
                CODEBOOKS_FRAMES,
                false,
                ratios,
                1,
                Context.exact(10, 10),
                null,
                null);
    }

    /** With attention the frame is its window of 32 of the finest codes: whole windows decode alike wherever they are. */
    private static CodecFormat snac(String name, int rate, List<Integer> rates, List<Integer> ratios, int context) {
        return new CodecFormat(
                name,
                rate,
                1,
                product(ratios) * rates.getLast(),
                0,
                rates.size(),
                4096,
                rates,
                TENSOR_PER_CODEBOOK,
                false,
                ratios,
                1,
                Context.exact(context, context),
                null,
                null);
    }

    private static CodecFormat spectrum(String name, int books, int size, int hop, Context context) {
        return new CodecFormat(
                name,
                24_000,
                1,
                hop,
                0,
                books,
                size,
                List.of(),
                CODEBOOKS_BATCH_FRAMES,
                false,
                List.of(),
                1,
                context,
                null,
                new IstftRule(4 * hop, hop, IstftRule.Framing.SAME));
    }
}
