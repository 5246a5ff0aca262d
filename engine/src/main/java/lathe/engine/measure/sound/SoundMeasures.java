package lathe.engine.measure.sound;

import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.engine.theory.KeyFinder;

/**
 * What a sound measures, heard without its score.
 *
 * @param seconds length
 * @param tempo beats a minute
 * @param keys major and minor keys, the likeliest first; empty for silence
 * @param tuningCents above A4 = 440 Hz, -50 to 50
 */
public record SoundMeasures(double seconds, Tempo tempo, List<KeyFinder.Fit> keys, double tuningCents) {

    /** Copies the list. */
    public SoundMeasures {
        keys = List.copyOf(keys);
    }

    /** Measures a sound of any length and rate. */
    public static SoundMeasures of(AudioBuffer sound) {
        MonoSound mono = MonoSound.of(sound);
        Tempo tempo = TempoFinder.find(OnsetStrength.of(mono));
        SoundChroma chroma = SoundChroma.of(mono);
        return new SoundMeasures(
                sound.seconds(), tempo, KeyFinder.ranked(chroma.sum(0, sound.seconds())), chroma.tuningCents());
    }
}
