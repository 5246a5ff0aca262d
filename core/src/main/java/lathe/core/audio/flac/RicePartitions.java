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

    /** Plans for the residuals in {@code residual[start + order .. start + frames)}, by guessing from their sums. */
    void plan(int[] residual, int start, int frames, int order) {
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
                sum += fold(residual[i]);
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
        return bits + overhead(partitions, largest);
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

    /**
     * Replaces the parameters by the best of them and their neighbours, counted instead of guessed.
     *
     * @return exactly how many bits the residual will take
     */
    long refine(int[] residual, int start, int frames, int order) {
        int partitions = 1 << partitionOrder;
        long bits = 0;
        int largest = 0;
        int from = start + order;
        for (int p = 0; p < partitions; p++) {
            int to = start + (p + 1) * (frames >> partitionOrder);
            int guessed = parameters[p];
            long least = Long.MAX_VALUE;
            for (int k = Math.max(0, guessed - 1); k <= Math.min(MAX_PARAMETER, guessed + 1); k++) {
                long counted = (k + 1L) * (to - from) + zeros(residual, from, to, k);
                if (counted < least) {
                    least = counted;
                    parameters[p] = k;
                }
            }
            largest = Math.max(largest, parameters[p]);
            bits += least;
            from = to;
        }
        return bits + overhead(partitions, largest);
    }

    /** Zeros in the unary codes. */
    private static long zeros(int[] residual, int from, int to, int k) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += fold(residual[i]) >>> k;
        }
        return sum;
    }

    /** 0, -1, 1, -2, 2 ... become 0, 1, 2, 3, 4 ... */
    private static long fold(int value) {
        return (value << 1 ^ value >> 31) & 0xffff_ffffL;
    }

    private static long overhead(int partitions, int largestParameter) {
        return 6 + (long) partitions * (largestParameter > MAX_SHORT_PARAMETER ? 5 : 4);
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
