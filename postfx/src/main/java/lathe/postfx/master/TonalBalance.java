package lathe.postfx.master;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a draft's spectrum differs from that of recordings people know, in five broad regions.
 *
 * <p>The reference falls by 5 dB per octave of power density (2 dB per octave in third-octave bands) from 100 Hz to 4 kHz
 * and gradually steeper above: Pestana, Ma, Reiss, Barbosa, Black, "Spectral Characteristics of Popular Commercial Recordings
 * 1950-2010", AES 135th Convention, paper 8960 (2013). Below 100 Hz it is level to 50 Hz and falls below.
 */
final class TonalBalance {

    /** Deviations smaller than this are taste, not faults. */
    static final double TOLERANCE_DB = 2.5;

    /** From here on a deviation is more and more the sound's own character: a solo choir is no faulty mix. */
    static final double CHARACTER_DB = 12;

    /** Deviations of this size are left alone. */
    static final double ALIEN_DB = 20;

    /** A region this far below the reference has nothing in it; raising it would raise noise. */
    static final double EMPTY_DB = -20;

    private final Map<TonalRegion, Double> deviationDb = new EnumMap<>(TonalRegion.class);

    /** @param bandsDb third-octave levels as {@link LongTermSpectrum#bandsDb} gives them */
    TonalBalance(double[] bandsDb) {
        double level = meanDeviation(bandsDb, 100, 5000);
        for (TonalRegion region : TonalRegion.values()) {
            deviationDb.put(region, meanDeviation(bandsDb, region.lowHz(), region.highHz()) - level);
        }
    }

    /** Reference level of a third-octave band at a frequency, dB re 1 kHz. */
    static double referenceDb(double hz) {
        double octaves = Math.log(hz / 1000) / Math.log(2);
        if (hz < 50) {
            return referenceDb(50) - 9 * Math.log(50 / hz) / Math.log(2);
        }
        if (hz < 100) {
            return referenceDb(100);
        }
        if (hz <= 4000) {
            return -2 * octaves;
        }
        double above = octaves - 2;
        return -4 - 2 * above - 1.5 * above * above;
    }

    private static double meanDeviation(double[] bandsDb, double lowHz, double highHz) {
        double sum = 0;
        int count = 0;
        for (int b = 0; b < bandsDb.length; b++) {
            double hz = LongTermSpectrum.centreHz(b);
            if (hz >= lowHz && hz <= highHz && !Double.isNaN(bandsDb[b])) {
                sum += Math.max(-150, bandsDb[b]) - referenceDb(hz);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** How much stronger the region is than the reference, dB; NaN where the sample rate leaves it out. */
    double deviationDb(TonalRegion region) {
        return deviationDb.getOrDefault(region, Double.NaN);
    }

    /** The correction for a region, dB. */
    double correctionDb(TonalRegion region, double strength, double limitDb) {
        double deviation = deviationDb(region);
        if (Double.isNaN(deviation) || deviation < EMPTY_DB) {
            return 0;
        }
        double size = Math.abs(deviation);
        double fault = Math.max(0, Math.min(1, (ALIEN_DB - size) / (ALIEN_DB - CHARACTER_DB)));
        double beyond = Math.signum(deviation) * fault * Math.max(0, size - TOLERANCE_DB);
        return Math.max(-limitDb, Math.min(limitDb, -strength * beyond));
    }

    /** True where the region holds nothing that could be raised. */
    boolean isEmpty(TonalRegion region) {
        double deviation = deviationDb(region);
        return Double.isNaN(deviation) || deviation < EMPTY_DB;
    }
}
