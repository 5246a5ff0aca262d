package lathe.core.audio.flac;

/** Cuts a residual into partitions and chooses a Rice parameter for each (RFC 9639, section 9.2.7). */
final class RicePartitions {

    private static final int MAX_PARTITION_ORDER = 6;
    /** Largest parameter that four bits can say; the next one is the escape. */
    private static final int MAX_SHORT_PARAMETER = 14;

    private static final int MAX_PARAMETER = 30;

    private final long[] sums = new long[1 << MAX_PARTITION_ORDER];
    private final int[] parameters = new int[1 << MAX_PARTITION_ORDER];
    private final int[] trial = new int[1 << MAX_PARTITION_ORDER];
    private int partitionOrder;

    /**
     * Plans for the residuals in {@code residual[start + order .. start + frames)}.
     *
     * @return about how many bits they will take
     */
    long plan(int[] residual, int start, int frames, int order) {
        int finest = finestOrder(frames, order);
        addUp(residual, start, frames, order, finest);
        long best = Long.MAX_VALUE;
        for (int level = finest; level >= 0; level--) {
            int partitions = 1 << level;
            long bits = choose(trial, partitions, frames >> level, order);
            if (bits < best) {
                best = bits;
                partitionOrder = level;
                System.arraycopy(trial, 0, parameters, 0, partitions);
            }
            for (int p = 0; p < partitions / 2; p++) {
                sums[p] = sums[2 * p] + sums[2 * p + 1];
            }
        }
        return best;
    }

    private static int finestOrder(int frames, int order) {
        int finest = Math.min(MAX_PARTITION_ORDER, Integer.numberOfTrailingZeros(frames));
        while (finest > 0 && frames >> finest <= order) {
            finest--;
        }
        return finest;
    }

    private void addUp(int[] residual, int start, int frames, int order, int finest) {
        int length = frames >> finest;
        int from = start + order;
        for (int p = 0; p < 1 << finest; p++) {
            int to = start + (p + 1) * length;
            long sum = 0;
            for (int i = from; i < to; i++) {
                int value = residual[i];
                sum += (value << 1 ^ value >> 31) & 0xffff_ffffL;
            }
            sums[p] = sum;
            from = to;
        }
    }

    private long choose(int[] into, int partitions, int length, int order) {
        long bits = 0;
        int largest = 0;
        for (int p = 0; p < partitions; p++) {
            int count = p == 0 ? length - order : length;
            into[p] = parameter(sums[p], count);
            largest = Math.max(largest, into[p]);
            bits += bits(sums[p], count, into[p]);
        }
        return bits + 6 + (long) partitions * (largest > MAX_SHORT_PARAMETER ? 5 : 4);
    }

    /**
     * The parameter for {@code count} folded residuals of a given sum: the logarithm of their mean, to the side that costs
     * less if they are spread evenly.
     */
    private static int parameter(long sum, int count) {
        long above = sum - (count >> 1);
        if (count == 0 || above <= count) {
            return 0;
        }
        return Math.min(MAX_PARAMETER, 63 - Long.numberOfLeadingZeros(above / count));
    }

    /** About how many bits they take: the low bits, the ones that end each unary code, and the unary codes' zeros. */
    private static long bits(long sum, int count, int parameter) {
        return (parameter + 1L) * count + (Math.max(0, sum - (count >> 1)) >> parameter);
    }

    /** About how many bits residuals of a given sum of magnitudes take in one partition. */
    static long estimate(long sumOfMagnitudes, int count) {
        return bits(2 * sumOfMagnitudes, count, parameter(2 * sumOfMagnitudes, count));
    }

    /** Writes what was planned. */
    void write(BitOutput out, int[] residual, int start, int frames, int order) {
        int partitions = 1 << partitionOrder;
        boolean isLong = false;
        for (int p = 0; p < partitions; p++) {
            isLong |= parameters[p] > MAX_SHORT_PARAMETER;
        }
        out.unsigned(isLong ? 1 : 0, 2);
        out.unsigned(partitionOrder, 4);
        int from = start + order;
        for (int p = 0; p < partitions; p++) {
            int to = start + (p + 1) * (frames >> partitionOrder);
            out.unsigned(parameters[p], isLong ? 5 : 4);
            out.rice(parameters[p], residual, from, to);
            from = to;
        }
    }
}
