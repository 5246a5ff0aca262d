package lathe.engine.spectrogram;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Track;

/**
 * Roughly what a family's tone is, from {@code tones.tsv}.
 *
 * @param slope amplitudes fall as the harmonic's number to this power
 * @param even level of even harmonics
 * @param edgeHz where they end at middle C
 * @param decay seconds in which middle C falls by 60 dB; 0 if it is held
 * @param attack seconds
 * @param release seconds in which it falls by 60 dB
 */
record ToneLaw(double slope, double even, double edgeHz, double decay, double attack, double release) {

    private static final double MIDDLE_C_HZ = 261.63;
    private static final double TRACKING = 0.4;
    private static final Map<String, ToneLaw> ALL = read();

    /** The law of a track's instrument; a piano's for those that are not known. */
    static ToneLaw of(Track track) {
        InstrumentFamily family = Orchestra.find(track.instrument())
                .orElseGet(() -> Orchestra.byProgram(track.program()))
                .family();
        ToneLaw law = ALL.get(family.name());
        return law != null ? law : ALL.getOrDefault(InstrumentFamily.PIANO.name(), new ToneLaw(1, 1, 2000, 4, 0, 0.2));
    }

    private static Map<String, ToneLaw> read() {
        Map<String, ToneLaw> all = new TreeMap<>();
        for (List<String> row : Tables.rows("tones.tsv")) {
            double[] v = row.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
            all.put(row.getFirst(), new ToneLaw(v[0], v[1], v[2], v[3], v[4], v[5]));
        }
        return all;
    }

    /** Amplitude of a harmonic, at any common level. */
    double amplitude(int harmonic, double hz) {
        double edge = edgeHz * Math.pow(hz / MIDDLE_C_HZ, TRACKING);
        double ratio = harmonic * hz / edge;
        return Math.pow(harmonic, -slope) * (harmonic % 2 == 0 ? even : 1) / (1 + ratio * ratio);
    }

    /** Level at a time after the onset, of a harmonic of a frequency; high ones die sooner. */
    double level(double seconds, double held, double fundamentalHz, double hz) {
        if (seconds < 0) {
            return 0;
        }
        double rise = attack <= 0 ? 1 : Math.min(1, seconds / attack);
        double sounding = Math.min(seconds, held);
        double level = rise;
        if (decay > 0) {
            double t60 = decay * Math.sqrt(MIDDLE_C_HZ / fundamentalHz) / (1 + 0.8 * (hz - fundamentalHz) / 1000);
            level *= Math.pow(10, -3 * sounding / t60);
        }
        return seconds > held ? level * Math.pow(10, -3 * (seconds - held) / release) : level;
    }
}
