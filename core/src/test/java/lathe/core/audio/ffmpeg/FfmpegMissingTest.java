package lathe.core.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads where there is no ffmpeg, or one that fails. */
class FfmpegMissingTest {

    private static final AudioInfo WANTED =
            new AudioInfo("MP3", SampleEncoding.COMPRESSED, 48_000, ChannelLayout.STEREO, -1, AudioMetadata.NONE);

    @TempDir
    private Path folder;

    @AfterEach
    void forgetProgram() {
        System.clearProperty(Ffmpeg.PROPERTY);
    }

    @Test
    void withoutFfmpegTheMessageSaysHowToGetIt() {
        assertThat(Ffmpeg.missing(Path.of("song.mp3"), "reading MP3", null))
                .hasMessage("song.mp3: reading MP3 needs ffmpeg, which was not found on PATH;"
                        + " install it (Debian: apt install ffmpeg; macOS: brew install ffmpeg;"
                        + " Windows: winget install ffmpeg)");
    }

    @Test
    void aFileThatNeedsItIsRefusedByName() throws IOException {
        System.setProperty(Ffmpeg.PROPERTY, "/no/such/ffmpeg");
        Path song = Files.write(folder.resolve("song.mp3"), new byte[] {(byte) 0xff, (byte) 0xfb, 0, 0});
        assertThat(Ffmpeg.find()).isEmpty();
        assertThatThrownBy(() -> AudioFiles.open(song))
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith(song + ": reading MP3 needs ffmpeg, and /no/such/ffmpeg is no program; ");
        assertThatThrownBy(() -> AudioFiles.create(folder.resolve("out.opus"), WANTED))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("writing Opus needs ffmpeg");
    }

    /** A stand-in for an ffmpeg that says something and gives up. */
    private void useProgramThatFails(String complaint) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs a POSIX shell");
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\necho '" + complaint + "' >&2\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        System.setProperty(Ffmpeg.PROPERTY, program.toString());
    }

    private void assertWriterSays(Path target, String message) throws IOException {
        assertThatThrownBy(() -> {
                    try (AudioWriter writer = AudioFiles.create(target, WANTED)) {
                        for (int i = 0; i < 100; i++) {
                            writer.write(new float[2][48_000], 0, 48_000);
                        }
                        writer.commit();
                    }
                })
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith(target + ": " + message);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsOnly(folder.resolve("ffmpeg"));
        }
    }

    @Test
    void anEncoderThatFailsIsQuotedAndLeavesNoFile() throws IOException {
        useProgramThatFails("[mp3 @ 0x5581] Unknown encoder libmp3lame");
        assertWriterSays(
                folder.resolve("out.mp3"), "ffmpeg cannot write MP3 (Unknown encoder libmp3lame); write WAV or FLAC");
    }

    @Test
    void aFullDiskIsCalledByItsName() throws IOException {
        useProgramThatFails("av_interleaved_write_frame(): No space left on device");
        assertWriterSays(folder.resolve("out.mp3"), "the disk is full; free some space");
    }
}
