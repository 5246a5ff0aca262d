package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lathe.core.audio.AudioBuffer;
import lathe.engine.theory.KeyFinder;

/**
 * What a sound measures, heard without its score.
 *
 * @param seconds length
 * @param tempo beats a minute
 * @param keys major and minor keys, the likeliest first; empty for silence
 * @param tuningCents above A4 = 440 Hz, -50 to 50
 * @param changes seconds where harmony, timbre or level change most: where sections seem to begin
 * @param level loudness, peaks, clipping and what else a meter says
 * @param clicks seconds of clicks in any channel
 */
public record SoundMeasures(
        double seconds,
        Tempo tempo,
        List<KeyFinder.Fit> keys,
        double tuningCents,
        List<Double> changes,
        LevelCurve level,
        List<Double> clicks) {

    /** Copies the lists. */
    public SoundMeasures {
        keys = List.copyOf(keys);
        changes = List.copyOf(changes);
        clicks = List.copyOf(clicks);
    }

    /** Measures a sound of any length and rate. */
    public static SoundMeasures of(AudioBuffer sound) {
        MonoSound mono = MonoSound.of(sound);
        BandLevels bands = BandLevels.of(mono);
        OnsetStrength onsets = OnsetStrength.of(bands);
        SoundChroma chroma = SoundChroma.of(mono);
        TreeSet<Double> clicks = new TreeSet<>();
        for (float[] channel : sound.channelArrays()) {
            clicks.addAll(ClickFinder.find(channel, sound.sampleRateHz()));
        }
        return new SoundMeasures(
                sound.seconds(),
                TempoFinder.find(onsets),
                KeyFinder.ranked(chroma.sum(0, sound.seconds())),
                chroma.tuningCents(),
                SectionFinder.find(bands, chroma, onsets, sound.seconds()),
                LevelCurve.of(sound),
                new ArrayList<>(clicks));
    }
}
