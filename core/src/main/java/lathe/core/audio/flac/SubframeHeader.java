package lathe.core.audio.flac;

import java.io.IOException;

/**
 * How one channel of a frame is coded (RFC 9639, section 9.2.1).
 *
 * @param kind of prediction
 * @param order samples that a prediction looks back; 0 where there is none
 * @param wastedBits low bits that are zero in every sample and left out
 */
record SubframeHeader(Kind kind, int order, int wastedBits) {

    /** Kinds of prediction. */
    enum Kind {
        CONSTANT,
        VERBATIM,
        FIXED,
        LINEAR
    }

    /** Longest linear predictor. */
    static final int MAX_ORDER = 32;

    private static final int CODE_FIXED = 8;
    private static final int CODE_LINEAR = 32;

    /**
     * @param bits of a sample before wasted bits are left out
     * @param frames of the block, more than which no predictor looks back
     */
    static SubframeHeader read(BitInput in, int bits, int frames) throws IOException {
        int code = (int) in.unsigned(7);
        long wasted = in.unsigned(1) == 0 ? 0 : in.unary() + 1;
        if (wasted >= bits) {
            throw in.damaged("a channel of " + bits + " bits of which " + wasted + " are left out");
        }
        Kind kind = kind(code);
        int order = switch (kind) {
            case CONSTANT, VERBATIM -> 0;
            case FIXED -> code - CODE_FIXED;
            case LINEAR -> code - CODE_LINEAR + 1;
        };
        boolean exists = switch (kind) {
            case CONSTANT -> true;
            case VERBATIM -> code == 1;
            case FIXED -> order <= FixedPredictor.MAX_ORDER;
            case LINEAR -> order <= MAX_ORDER;
        };
        if (!exists || order > frames) {
            throw in.damaged("a channel coded in a way that does not exist");
        }
        return new SubframeHeader(kind, order, (int) wasted);
    }

    private static Kind kind(int code) {
        if (code >= CODE_LINEAR) {
            return Kind.LINEAR;
        }
        if (code >= CODE_FIXED) {
            return Kind.FIXED;
        }
        return code == 0 ? Kind.CONSTANT : Kind.VERBATIM;
    }

    void write(BitOutput out) {
        int code = switch (kind) {
            case CONSTANT -> 0;
            case VERBATIM -> 1;
            case FIXED -> CODE_FIXED + order;
            case LINEAR -> CODE_LINEAR + order - 1;
        };
        out.unsigned(code, 7);
        out.unsigned(wastedBits == 0 ? 0 : 1, 1);
        if (wastedBits > 0) {
            out.unsigned(1, wastedBits);
        }
    }
}
