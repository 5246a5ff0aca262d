package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {

    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void writeInput() throws IOException {
        in = Run.write(folder.resolve("in.wav"), Signals.noise(9600, 2, 0.5, 48_000, 1), SampleEncoding.PCM_16);
        out = folder.resolve("out.wav");
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    private static AudioInfo info(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.info();
        }
    }

    @Test
    void toAnotherLosslessFormatEverySampleStaysAndNoDitherIsAdded() throws IOException {
        Path flac = folder.resolve("out.flac");
        assertThat(Run.lathe("convert", in, "-o", flac).code()).isZero();
        assertThat(info(flac).encoding()).isEqualTo(SampleEncoding.PCM_16);
        assertThat(read(flac).channelArrays()).isDeepEqualTo(read(in).channelArrays());
    }

    @Test
    void fewerBitsAreDitheredUnlessToldOtherwise() throws IOException {
        AudioBuffer half = Signals.sine(997, -98, 48_000, 1, 48_000); // a quarter of a step of 16 bits
        Path quiet = Run.write(folder.resolve("quiet.wav"), half, SampleEncoding.FLOAT_32);
        Run.lathe("convert", quiet, "-o", out, "--bits", "16");
        assertThat(read(out).channel(0)).as("dithered").contains((float) Math.scalb(1.0, -15));
        Run.lathe("convert", quiet, "-o", out, "--bits", "16", "--dither", "none");
        assertThat(read(out).channel(0)).as("rounded to nothing").containsOnly(0f);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
        Run.lathe("convert", in, "-o", out, "--bits", "8", "--seed", "5");
        byte[] first = Files.readAllBytes(out);
        Run.lathe("convert", in, "-o", out, "--bits", "8", "--seed", "5");
        assertThat(Files.readAllBytes(out)).isEqualTo(first);
        Run.lathe("convert", in, "-o", out, "--bits", "8", "--seed", "6");
        assertThat(Files.readAllBytes(out)).isNotEqualTo(first);
    }

    @Test
    void anotherRateKeepsTheLengthInTime() throws IOException {
        assertThat(Run.lathe("convert", in, "-o", out, "--rate", "44100").code())
                .isZero();
        assertThat(info(out).sampleRateHz()).isEqualTo(44_100);
        assertThat(info(out).frames()).isEqualTo(8820);
    }

    @Test
    void whatGoesBeyondFullScaleIsCountedAndTold() throws IOException {
        Path hot = Run.write(folder.resolve("hot.wav"), Signals.sine(997, 6, 4800, 1, 48_000), SampleEncoding.FLOAT_32);
        assertThat(Run.lathe("convert", hot, "-o", out, "--bits", "24").err()).contains("hot.wav", "clipped");
        assertThat(Run.lathe("convert", hot, "-o", out, "--bits", "32f").err()).isEmpty();
        assertThat(Run.lathe("convert", hot, "-o", out, "--bits", "24", "--quiet")
                        .err())
                .isEmpty();
    }

    @Test
    void aFormatThatCannotHoldTheWordLengthSaysWhichItCan() {
        Run run = Run.lathe("convert", in, "-o", folder.resolve("out.flac"), "--bits", "32f");
        assertThat(run.err()).contains("out.flac", "FLAC cannot hold 32-bit float", "24");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(folder.resolve("out.flac")).doesNotExist();
    }

    @Test
    void theInputIsNeverItsOwnTargetUnderWhateverName() throws IOException {
        Path other = Files.createSymbolicLink(folder.resolve("other.wav"), in);
        Path hard = Files.createLink(folder.resolve("hard.wav"), in);
        byte[] before = Files.readAllBytes(in);
        for (Path target : new Path[] {in, other, hard, folder.resolve(".").resolve("in.wav")}) {
            Run run = Run.lathe("convert", in, "-o", target, "--bits", "8");
            assertThat(run.err()).contains(target.toString(), "is the input itself");
            assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        }
        assertThat(Files.readAllBytes(in)).isEqualTo(before);
    }

    @Test
    void aPlaceThatCannotTakeAFileIsToldBeforeAnyWork() {
        assertThat(Run.lathe("convert", in, "-o", folder).err()).contains("is a folder");
        assertThat(Run.lathe("convert", in, "-o", folder.resolve("no/out.wav")).err())
                .contains("out.wav", "folder does not exist");
        assertThat(Run.lathe("convert", in, "-o", folder.resolve("out.xyz")).err())
                .contains("out.xyz", ".wav", ".flac");
        assertThat(folder).isDirectoryNotContaining("glob:**{out,.lathe}*");
    }

    @Test
    void floatsBecomeFlacThatEveryPlayerKnowsAndLongWordsStayLong() throws IOException {
        Path flac = folder.resolve("out.flac");
        Path floats = Run.write(folder.resolve("f.wav"), read(in), SampleEncoding.FLOAT_32);
        assertThat(Run.lathe("convert", floats, "-o", flac).code()).isZero();
        assertThat(info(flac).encoding()).isEqualTo(SampleEncoding.PCM_24);
        Path longWords = Run.write(folder.resolve("l.wav"), read(in), SampleEncoding.PCM_32);
        assertThat(Run.lathe("convert", longWords, "-o", flac).code()).isZero();
        assertThat(info(flac).encoding()).isEqualTo(SampleEncoding.PCM_32);
    }

    @Test
    void samplesThatAreNoNumbersAreTold() throws IOException {
        AudioBuffer sound = Signals.sine(997, -20, 4800, 1, 48_000);
        sound.channel(0)[7] = Float.NaN;
        sound.channel(0)[8] = Float.POSITIVE_INFINITY;
        Path broken = Run.write(folder.resolve("broken.wav"), sound, SampleEncoding.FLOAT_32);
        assertThat(Run.lathe("convert", broken, "-o", out, "--bits", "16").err())
                .contains("broken.wav: 2 samples are no");
    }

    @Test
    void theTimeOfDayOfABroadcastFileStaysAtAnotherRate() throws IOException {
        byte[] bext = new byte[602];
        bext[338] = (byte) 160; // EBU Tech 3285: time reference, here 160 samples after midnight
        Path take = folder.resolve("take.wav");
        AudioBuffer sound = read(in);
        AudioInfo wanted = new AudioInfo(
                "WAV",
                SampleEncoding.PCM_16,
                48_000,
                sound.layout(),
                sound.frames(),
                new AudioMetadata(Map.of(), bext));
        try (AudioWriter writer = AudioFiles.create(take, wanted)) {
            writer.write(sound.channelArrays(), 0, sound.frames());
            writer.commit();
        }
        assertThat(Run.lathe("convert", take, "-o", out, "--rate", "44100").code())
                .isZero();
        assertThat(info(out).metadata().bext()[338]).isEqualTo((byte) 147);
    }
}
