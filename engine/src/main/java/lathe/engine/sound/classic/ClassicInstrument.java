package lathe.engine.sound.classic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.core.audio.AudioBuffer;
import lathe.engine.seed.Seed;
import lathe.engine.sound.Instrument;
import lathe.engine.sound.StemTask;

/**
 * All families of instruments by synthesis, with nothing recorded and nothing to install.
 *
 * <p>Struck and plucked ones are sums of partials that die away; held ones read band-limited periods; drums follow recipes. Pitches are
 * those of equal temperament at 440 Hz. The sustain pedal (controller 64), the bend wheel (2 semitones), modulation (1) and pressure as vibrato,
 * volume (7) and expression (11) are honoured; program changes change the instrument. At velocity 100 all instruments are about equally loud.
 */
public final class ClassicInstrument implements Instrument {

    private static final int LEAST_RATE_HZ = 8000;
    private static final int MOST_RATE_HZ = 192_000;

    @Override
    public String id() {
        return "classic";
    }

    /** @throws IllegalArgumentException for a rate outside 8000 to 192000 Hz, or a track of more than half an hour */
    @Override
    public AudioBuffer render(StemTask task) {
        int rate = task.sampleRateHz();
        if (rate < LEAST_RATE_HZ || rate > MOST_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz=" + rate);
        }
        List<PlayedNote> notes = Performance.of(task);
        SequencedMap<Patch, Voice> voices = new LinkedHashMap<>();
        int frames = 1;
        int channels = 1;
        for (PlayedNote note : notes) {
            Voice voice = voices.computeIfAbsent(note.patch(), patch -> voice(patch, rate));
            channels = Math.max(channels, voice.channels());
            frames = Math.max(frames, note.startFrame() + voice.mostFrames(note));
        }
        Controls controls = new Controls(task);
        float[][] stem = new float[channels][frames + task.silenceFrames()];
        voices.forEach((patch, voice) -> {
            double drive = patch.number("drive", 0);
            if (drive > 0) {
                float[][] clean = new float[1][stem[0].length];
                play(patch, voice, notes, controls, task.seed(), clean);
                new Drive(drive).process(clean[0], rate);
                add(clean[0], stem, patch);
            } else {
                play(patch, voice, notes, controls, task.seed(), stem);
            }
        });
        controls.shapeLevel(stem);
        return AudioBuffer.of(rate, stem);
    }

    private static void add(float[] sound, float[][] stem, Patch patch) {
        float gain = amplitude(patch);
        for (float[] channel : stem) {
            for (int i = 0; i < sound.length; i++) {
                channel[i] += gain * sound[i];
            }
        }
    }

    private static float amplitude(Patch patch) {
        return (float) Math.pow(10, patch.gainDb() / 20);
    }

    private static void play(
            Patch patch, Voice voice, List<PlayedNote> notes, Controls controls, Seed seed, float[][] stem) {
        NoteMixer mixer = new NoteMixer(controls, stem);
        float[][] scratch = new float[voice.channels()][0];
        // Before a drive the level decides how much it bends, so it is left alone.
        float gain = patch.number("drive", 0) > 0 ? 1 : amplitude(patch);
        for (PlayedNote note : notes) {
            if (!note.patch().id().equals(patch.id()) || note.cutFrames() < Voice.BLOCK) {
                continue;
            }
            int most = voice.mostFrames(note);
            if (scratch[0].length < most) {
                for (int c = 0; c < scratch.length; c++) {
                    scratch[c] = new float[most];
                }
            }
            int used = voice.render(note, seed.child(note.number()).random(), scratch);
            mixer.add(note, scratch, Math.min(most, used), gain);
            for (float[] channel : scratch) {
                Arrays.fill(channel, 0, most, 0);
            }
        }
    }

    private static Voice voice(Patch patch, double rate) {
        return switch (patch.model()) {
            case STRING, MODAL -> new RingingVoice(patch, rate);
            case SUSTAINED -> new SustainedVoice(patch, rate);
            case DRUMS -> new DrumVoice(patch, rate);
        };
    }
}
