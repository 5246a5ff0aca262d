package lathe.engine.sound.soundfont;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Patch;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.engine.score.Note;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.sound.Instrument;
import lathe.engine.sound.StemTask;

/**
 * Instruments of a SoundFont 2 file (SoundFont Technical Specification 2.04), rendered offline by the JDK's synthesiser Gervill:
 * dry, in stereo, the same samples every time. Percussion takes the font's drum kits.
 *
 * <p>The JVM must be started with {@code --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED}.
 */
public final class SoundFontInstrument implements Instrument {

    private static final int PERCUSSION_CHANNEL = 9;
    private static final int CHANNELS = 2;
    private static final int BYTES = 4;
    private static final int BLOCK_FRAMES = 4096;
    private static final double LONGEST_TAIL_SECONDS = 12;
    private static final float SILENCE = 1e-5f; // -100 dBFS
    private static final double MOST_SECONDS = 1800;

    private final Path file;
    private final Soundbank bank;

    /**
     * Opens a font.
     *
     * @throws AudioFileException if the file is missing or is no SoundFont
     */
    public SoundFontInstrument(Path file) throws IOException {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new AudioFileException(file, "does not exist", "give the path of a .sf2 file");
        }
        try {
            bank = MidiSystem.getSoundbank(file.toFile());
        } catch (InvalidMidiDataException | IOException | RuntimeException damaged) {
            throw new AudioFileException(file, "is no SoundFont that can be read", "give another .sf2 file", damaged);
        }
    }

    /**
     * The system's own font.
     *
     * @throws IOException if none is installed
     */
    public static SoundFontInstrument ofSystem() throws IOException {
        Path file = SoundFonts.installed()
                .orElseThrow(() -> new IOException("soundfont: no General MIDI SoundFont is installed; install one"
                        + " (on Debian fluid-soundfont-gm), give the path of a .sf2 file, or choose another sound"));
        return new SoundFontInstrument(file);
    }

    @Override
    public String id() {
        return "soundfont";
    }

    @Override
    public AudioBuffer render(StemTask task) {
        int rate = task.sampleRateHz();
        AudioFormat format = new AudioFormat(
                AudioFormat.Encoding.PCM_FLOAT, rate, BYTES * 8, CHANNELS, BYTES * CHANNELS, rate, false);
        try (Synthesizer synthesizer = Gervill.create();
                AudioInputStream stream = Gervill.open(synthesizer, format)) {
            load(synthesizer, task.track());
            MidiFeed feed = new MidiFeed(synthesizer.getReceiver(), task.tempo(), channel(task.track()));
            feed.play(task.track());
            return read(stream, feed.endSeconds(), task);
        } catch (IOException | MidiUnavailableException failure) {
            throw new IllegalStateException("soundfont: the synthesiser failed", failure);
        }
    }

    private static int channel(Track track) {
        return track.percussion() ? PERCUSSION_CHANNEL : 0;
    }

    /** Loads the sounds that the track asks for and no others: a font may have hundreds of megabytes. */
    private synchronized void load(Synthesizer synthesizer, Track track) {
        SortedSet<Integer> programs = new TreeSet<>();
        programs.add(track.program());
        for (TrackEvent event : track.events()) {
            if (event instanceof TrackEvent.Program change) {
                programs.add(change.program());
            }
        }
        programs.forEach(program -> synthesizer.loadInstrument(sound(program, track.percussion())));
    }

    /** The sound of the program in the first bank, or the nearest one below it. */
    private javax.sound.midi.Instrument sound(int program, boolean percussion) {
        return Arrays.stream(bank.getInstruments())
                .filter(each -> Gervill.isPercussion(each.getPatch()) == percussion)
                .min((a, b) -> Integer.compare(distance(a.getPatch(), program), distance(b.getPatch(), program)))
                .orElseThrow(() -> new UncheckedIOException(new AudioFileException(
                        file,
                        "has no " + (percussion ? "drum kit" : "instrument"),
                        "give a General MIDI SoundFont, or choose another sound")));
    }

    private static int distance(Patch patch, int program) {
        int below = Math.floorMod(program - patch.getProgram(), Note.MOST + 1);
        return patch.getBank() * (Note.MOST + 1) + below;
    }

    private static AudioBuffer read(AudioInputStream stream, double endSeconds, StemTask task) throws IOException {
        int rate = task.sampleRateHz();
        if (endSeconds > MOST_SECONDS) {
            throw new IllegalArgumentException("track " + task.track().name() + " lasts " + Math.round(endSeconds)
                    + " s; at most " + Math.round(MOST_SECONDS) + " s can be sounded");
        }
        int sounding = (int) Math.ceil(endSeconds * rate);
        int most = sounding + (int) Math.ceil(LONGEST_TAIL_SECONDS * rate);
        float[] left = new float[most];
        float[] right = new float[most];
        byte[] block = new byte[BLOCK_FRAMES * CHANNELS * BYTES];
        int at = 0;
        boolean silent = false;
        while (at < most && !(at >= sounding && silent)) {
            int frames = Math.min(BLOCK_FRAMES, most - at);
            int bytes = stream.readNBytes(block, 0, frames * CHANNELS * BYTES);
            if (bytes == 0) {
                break;
            }
            ByteBuffer samples = ByteBuffer.wrap(block, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
            silent = true;
            while (samples.remaining() >= CHANNELS * BYTES) {
                left[at] = samples.getFloat();
                right[at] = samples.getFloat();
                silent &= Math.abs(left[at]) < SILENCE && Math.abs(right[at]) < SILENCE;
                at++;
            }
        }
        int frames = at + task.silenceFrames();
        return AudioBuffer.of(rate, Arrays.copyOf(left, frames), Arrays.copyOf(right, frames));
    }
}
