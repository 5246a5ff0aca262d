package lathe.engine.sound.classic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import lathe.postfx.loudness.LoudnessMeter;

/** Sounds every instrument once: prints the table of levels, and writes what was heard into a folder if one is given. */
final class ClassicTour {

    static final double TARGET_LUFS = -20;
    private static final int QUARTER = 480;

    private ClassicTour() {}

    public static void main(String[] args) throws IOException {
        for (InstrumentSpec spec : Orchestra.all()) {
            long start = System.nanoTime();
            AudioBuffer sound = phrase(spec, 100, 48_000);
            double seconds = (System.nanoTime() - start) * 1e-9;
            double lufs = lufs(sound);
            double gain =
                    PatchBook.of(spec.id(), spec.program(), spec.isPercussion()).gainDb() + TARGET_LUFS - lufs;
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%.1f\t# %.1f LUFS, peak %.2f, %.0f ms%n",
                    spec.id(),
                    gain,
                    lufs,
                    peak(sound),
                    1e3 * seconds);
            if (args.length > 0) {
                write(Path.of(args[0], spec.id() + ".wav"), sound);
            }
        }
    }

    /** Ten quarters at 100 a minute up and down the comfortable range, at one velocity; a groove for drums. */
    static AudioBuffer phrase(InstrumentSpec spec, int velocity, int rate) {
        List<Note> notes = new ArrayList<>();
        if (spec.isPercussion()) {
            groove(notes, velocity, "percussion".equals(spec.id()));
        } else {
            int low = spec.comfort().low();
            int span = spec.comfort().high() - low;
            int[] steps = {0, 3, 7, 10, 12, 15, 19, 12, 7, 4, 0, 5};
            for (int i = 0; i < steps.length; i++) {
                int pitch = Math.min(
                        low + span / 6 + steps[i] * Math.max(6, span * 2 / 3) / 19,
                        spec.range().high());
                notes.add(new Note((long) i * QUARTER, QUARTER * 9 / 10, pitch, velocity));
            }
        }
        return render(spec, notes, rate);
    }

    private static void groove(List<Note> notes, int velocity, boolean hands) {
        for (int beat = 0; beat < 12; beat++) {
            long at = (long) beat * QUARTER;
            notes.add(new Note(at, 60, hands ? 64 : beat % 2 == 0 ? 36 : 38, velocity));
            notes.add(new Note(at, 60, hands ? 70 : 42, velocity * 7 / 10));
            notes.add(new Note(at + QUARTER / 2, 60, hands ? 63 : 42, velocity * 7 / 10));
        }
    }

    static AudioBuffer render(InstrumentSpec spec, List<Note> notes, int rate) {
        Track track = new Track(
                spec.name(), spec.id(), spec.program(), spec.isPercussion(), TrackRole.OTHER, notes, List.of());
        return new ClassicInstrument().render(new StemTask(track, TempoMap.of(QUARTER, 100), rate, new Seed(1)));
    }

    private static void write(Path file, AudioBuffer sound) throws IOException {
        AudioInfo info = new AudioInfo(
                "wav",
                SampleEncoding.FLOAT_32,
                sound.sampleRateHz(),
                sound.layout(),
                sound.frames(),
                AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(file, info)) {
            writer.write(sound.channelArrays(), 0, sound.frames());
            writer.commit();
        }
    }

    static double lufs(AudioBuffer sound) {
        // One channel stands for both sides: 3 dB more than it would measure alone.
        LoudnessMeter meter = new LoudnessMeter(sound.sampleRateHz(), sound.layout());
        meter.add(sound.channelArrays(), 0, sound.frames());
        return meter.integratedLufs() + (sound.channels() == 1 ? 10 * Math.log10(2) : 0);
    }

    static double peak(AudioBuffer sound) {
        double peak = 0;
        for (float[] channel : sound.channelArrays()) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }
}
