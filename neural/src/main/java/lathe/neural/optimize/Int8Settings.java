package lathe.neural.optimize;

/**
 * How a model is brought to eight bits.
 *
 * @param percentile share of values that the range of an activation covers, in percent, above 50; 100 for all, so that outliers
 *     set the steps of everything else
 * @param keepFirst true to leave the first convolution as it is; it costs next to nothing
 * @param keepLast true to leave the last one as it is: its rounding is heard as it is; it costs next to nothing
 * @param keepLastStage true to leave everything behind the last upsampling as it is: safer, and much slower
 * @param weightBits 8, or 7 for processors without VNNI, whose sums of two products overflow otherwise
 */
public record Int8Settings(
        double percentile, boolean keepFirst, boolean keepLast, boolean keepLastStage, int weightBits) {

    /** Nearly all values count, the ends stay as they are. */
    public static final Int8Settings DEFAULT = new Int8Settings(99.99, true, true, false, 8);

    public Int8Settings {
        if (!(percentile > 50 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile=" + percentile + " is outside 50 to 100");
        }
        if (weightBits != 7 && weightBits != 8) {
            throw new IllegalArgumentException("weightBits=" + weightBits + " is neither 7 nor 8");
        }
    }

    /** The same with another share of values covered. */
    public Int8Settings withPercentile(double newPercentile) {
        return new Int8Settings(newPercentile, keepFirst, keepLast, keepLastStage, weightBits);
    }

    /** The same with other parts left as they are. */
    public Int8Settings keeping(boolean first, boolean last, boolean lastStage) {
        return new Int8Settings(percentile, first, last, lastStage, weightBits);
    }

    /** The same with weights of so many bits. */
    public Int8Settings withWeightBits(int bits) {
        return new Int8Settings(percentile, keepFirst, keepLast, keepLastStage, bits);
    }
}
