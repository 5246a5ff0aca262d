package lathe.core.audio.flac;

import java.io.IOException;
import java.util.Arrays;

/** Decodes one channel of a frame whose samples fit 32 bits (RFC 9639, section 9.2). */
final class SubframeDecoder {

    /** Samples that stand at this index, so that predictors may look back into zeros. */
    static final int START = SubframeHeader.MAX_ORDER;

    private final BitInput in;
    private final int[] coefficients = new int[SubframeHeader.MAX_ORDER];

    SubframeDecoder(BitInput in) {
        this.in = in;
    }

    /** Decodes {@code frames} samples of {@code bits <= 32} into {@code x} from {@link #START}. */
    void decode(int bits, int[] x, int frames) throws IOException {
        SubframeHeader header = SubframeHeader.read(in, bits, frames);
        int kept = bits - header.wastedBits();
        int order = header.order();
        int end = START + frames;
        switch (header.kind()) {
            case CONSTANT -> Arrays.fill(x, START, end, (int) in.signed(kept));
            case VERBATIM -> readPlain(kept, x, end);
            case FIXED -> {
                readPlain(kept, x, START + order);
                Residual.read(in, x, START, frames, order);
                FixedPredictor.restore(order, x, START, frames);
            }
            case LINEAR -> {
                readPlain(kept, x, START + order);
                int shift = readCoefficients(order);
                Residual.read(in, x, START, frames, order);
                LinearPredictor.restore(coefficients, order, shift, kept, x, START, frames);
            }
        }
        if (header.wastedBits() > 0) {
            for (int i = START; i < end; i++) {
                x[i] <<= header.wastedBits();
            }
        }
    }

    /**
     * The same for a side channel of 33 bits.
     *
     * @param residual working space
     */
    void decodeWide(int bits, long[] x, int[] residual, int frames) throws IOException {
        SubframeHeader header = SubframeHeader.read(in, bits, frames);
        int kept = bits - header.wastedBits();
        int order = header.order();
        switch (header.kind()) {
            case CONSTANT -> Arrays.fill(x, START, START + frames, in.signed(kept));
            case VERBATIM -> readPlainWide(kept, x, frames);
            case FIXED -> {
                readPlainWide(kept, x, order);
                Residual.read(in, residual, START, frames, order);
                FixedPredictor.restoreWide(order, residual, x, START, frames);
            }
            case LINEAR -> {
                readPlainWide(kept, x, order);
                int shift = readCoefficients(order);
                Residual.read(in, residual, START, frames, order);
                LinearPredictor.restoreWide(coefficients, order, shift, residual, x, START, frames);
            }
        }
        for (int i = START; i < START + frames; i++) {
            x[i] <<= header.wastedBits();
        }
    }

    private void readPlain(int bits, int[] x, int end) throws IOException {
        for (int i = START; i < end; i++) {
            x[i] = (int) in.signed(bits);
        }
    }

    private void readPlainWide(int bits, long[] x, int frames) throws IOException {
        for (int i = START; i < START + frames; i++) {
            x[i] = in.signed(bits);
        }
    }

    /** Reads the coefficients; gives their shift. */
    private int readCoefficients(int order) throws IOException {
        int precision = (int) in.unsigned(4) + 1;
        if (precision == 16) {
            throw in.damaged("predictor coefficients of a forbidden precision");
        }
        int shift = (int) in.signed(5);
        if (shift < 0) {
            throw in.damaged("a predictor with the negative shift " + shift);
        }
        Arrays.fill(coefficients, 0);
        for (int i = 0; i < order; i++) {
            coefficients[i] = (int) in.signed(precision);
        }
        return shift;
    }
}
