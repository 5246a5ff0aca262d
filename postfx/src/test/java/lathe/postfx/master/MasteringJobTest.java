package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;
import lathe.core.param.Preset;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasteringJobTest {

    private static final int RATE_HZ = 48_000;

    @TempDir
    Path folder;

    private Path write(String name, AudioBuffer audio) throws IOException {
        Path file = folder.resolve(name);
        AudioInfo info = new AudioInfo(
                "WAV",
                SampleEncoding.FLOAT_32,
                audio.sampleRateHz(),
                audio.layout(),
                audio.frames(),
                AudioMetadata.NONE.withTag("INAM", "Song"));
        try (AudioWriter writer = AudioFiles.create(file, info)) {
            writer.write(audio.channelArrays(), 0, audio.frames());
            writer.commit();
        }
        return file;
    }

    private Path draft() throws IOException {
        AudioBuffer audio = Signals.bursts(12 * RATE_HZ, 2, RATE_HZ, 4);
        for (float[] channel : audio.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= 0.3f;
            }
        }
        return write("draft.wav", audio);
    }

    private static MasteringJob job(String preset, String target) {
        return new MasteringJob(
                MasteringStyle.builtIn(preset),
                LoudnessTargets.builtIn().find(target),
                new MasteringJob.Output(0, SampleEncoding.PCM_24, "tpdf", 1));
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    @Test
    void aDraftComesOutAtItsTargetUnderItsCeilingAndAsLongAsBefore() throws IOException {
        Path out = folder.resolve("master.wav");
        MasterReport report = job("balanced", "-14").run(draft(), out, MasteringListener.NONE);
        assertThat(report.targetReached()).as(report.statement()).isTrue();
        assertThat(report.master().integratedLufs()).isCloseTo(-14, within(0.1));
        assertThat(report.master().truePeakDbtp()).isLessThanOrEqualTo(-0.95);
        assertThat(report.master().truePeakFineDbtp()).isLessThanOrEqualTo(-0.95);
        assertThat(read(out).frames()).isEqualTo(12 * RATE_HZ);
        assertThat(report.plan().decisions())
                .extracting(Decision::stage)
                .contains("cleanup", "eq", "loudness", "limiter");
    }

    @Test
    void broadcastIsReachedByGainAlone() throws IOException {
        MasterReport report =
                job("broadcast", "ebu-r128").run(draft(), folder.resolve("tv.wav"), MasteringListener.NONE);
        assertThat(report.master().integratedLufs()).isCloseTo(-23, within(0.1));
        assertThat(report.limiterReductionDb()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        Path draft = draft();
        Path first = folder.resolve("a.wav");
        Path second = folder.resolve("b.wav");
        job("balanced", "-14").run(draft, first, MasteringListener.NONE);
        job("balanced", "-14").run(draft, second, MasteringListener.NONE);
        assertThat(second).hasSameBinaryContentAs(first);
        new MasteringJob(
                        MasteringStyle.builtIn("balanced"),
                        LoudnessTargets.builtIn().find("-14"),
                        new MasteringJob.Output(0, SampleEncoding.PCM_24, "tpdf", 2))
                .run(draft, second, MasteringListener.NONE);
        assertThat(Files.mismatch(first, second)).isPositive();
    }

    @Test
    void soundInMemoryGivesTheBytesThatItsFileGives() throws IOException {
        Path draft = draft();
        Path fromFile = folder.resolve("file.wav");
        Path fromMemory = folder.resolve("memory.wav");
        job("balanced", "-14").run(draft, fromFile, MasteringListener.NONE);
        try (AudioReader reader = AudioFiles.open(draft)) {
            AudioMetadata metadata = reader.info().metadata();
            DraftSource memory = DraftSource.memory(draft, reader.readAll(), metadata);
            job("balanced", "-14").run(memory, fromMemory, MasteringListener.NONE);
        }
        assertThat(fromMemory).hasSameBinaryContentAs(fromFile);
    }

    @Test
    void aTargetBeyondThePresetsLimitIsMissedAndSaidSo() throws IOException {
        MasterReport report = job("gentle", "-6").run(draft(), folder.resolve("out.wav"), MasteringListener.NONE);
        assertThat(report.targetReached()).isFalse();
        assertThat(report.statement()).startsWith("Target missed by").contains("preset gentle allows 5 dB");
        assertThat(report.limiterReductionDb()).isCloseTo(5, within(0.3));
        assertThat(report.master().truePeakFineDbtp()).isLessThanOrEqualTo(-0.95);
    }

    @Test
    void silenceAndBlinksAreWrittenWithoutGain() throws IOException {
        AudioBuffer silence = new AudioBuffer(lathe.core.audio.ChannelLayout.STEREO, RATE_HZ, RATE_HZ);
        MasterReport silent = job("balanced", "-14")
                .run(write("silence.wav", silence), folder.resolve("s.wav"), MasteringListener.NONE);
        assertThat(silent.statement()).contains("no gain was applied");
        assertThat(silent.gainDb()).isZero();
        MasterReport blink = job("balanced", "-14")
                .run(
                        write("blink.wav", Signals.noise(1, 1, 0.5, RATE_HZ, 1)),
                        folder.resolve("o.wav"),
                        MasteringListener.NONE);
        assertThat(blink.master().integratedLufs()).isNaN();
        assertThat(read(folder.resolve("o.wav")).frames()).isEqualTo(1);
    }

    @Test
    void anotherRateIsReachedWithTheCeilingHeldAtTheNewRate() throws IOException {
        MasteringJob job = new MasteringJob(
                MasteringStyle.builtIn("balanced"),
                LoudnessTargets.builtIn().find("-12"),
                new MasteringJob.Output(44_100, SampleEncoding.PCM_16, "shaped", 1));
        Path out = folder.resolve("cd.flac");
        MasterReport report = job.run(draft(), out, MasteringListener.NONE);
        AudioBuffer master = read(out);
        assertThat(master.sampleRateHz()).isEqualTo(44_100);
        assertThat(master.frames()).isEqualTo(12 * 44_100);
        assertThat(report.master().truePeakFineDbtp()).isLessThanOrEqualTo(-0.95);
    }

    @Test
    void aJobThatIsStoppedLeavesNoFile() throws IOException {
        Path draft = draft();
        Path out = folder.resolve("out.wav");
        MasteringListener impatient = new MasteringListener() {
            @Override
            public void progress(String phase, long framesDone, long framesTotal) {
                if (phase.equals("mastering") && framesDone > RATE_HZ) {
                    throw new IllegalStateException("stop");
                }
            }
        };
        assertThatThrownBy(() -> job("balanced", "-14").run(draft, out, impatient))
                .hasMessage("stop");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("draft.wav");
        }
    }

    @Test
    void aPresetsValuesOverrideThePlanAndItsTagsTravel() throws IOException {
        MasteringStyle style = MasteringStyle.of(
                Preset.parse("{\"name\":\"mine\",\"values\":{\"limiter.ceiling\":-6,\"eq.band9_gain\":1}}"));
        Path out = folder.resolve("out.wav");
        MasterReport report = new MasteringJob(
                        style,
                        LoudnessTargets.builtIn().find("-14"),
                        new MasteringJob.Output(0, SampleEncoding.FLOAT_32, "none", 1))
                .run(draft(), out, MasteringListener.NONE);
        assertThat(report.master().truePeakFineDbtp()).isLessThanOrEqualTo(-5.95);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("eq.band9_gain"));
        try (AudioReader reader = AudioFiles.open(out)) {
            assertThat(reader.info().metadata().tags()).containsEntry("INAM", "Song");
        }
    }

    @Test
    void aFileWithoutFramesIsRefused() throws IOException {
        Path empty = write("empty.wav", new AudioBuffer(lathe.core.audio.ChannelLayout.STEREO, 0, RATE_HZ));
        assertThatThrownBy(() -> job("balanced", "-14").run(empty, folder.resolve("out.wav"), MasteringListener.NONE))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("empty.wav");
    }

    @Test
    void samplesThatAreNoNumbersAreToldAndTheRestIsMastered() throws IOException {
        AudioBuffer audio = Signals.bursts(4 * RATE_HZ, 2, RATE_HZ, 4);
        audio.channel(0)[RATE_HZ] = Float.NaN;
        audio.channel(1)[RATE_HZ] = Float.NEGATIVE_INFINITY;
        MasterReport report = job("gentle", "-30")
                .run(write("broken.wav", audio), folder.resolve("master.wav"), MasteringListener.NONE);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("broken.wav: 2 samples are no numbers"));
        assertThat(report.targetReached()).isTrue();
    }
}
