package lathe.core.audio.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioFormats;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioWriter;

/**
 * Writes MP3, Ogg Vorbis, Opus and AAC through an installed {@code ffmpeg}, which gets 32-bit floats: the encoding that is
 * wanted does not count.
 *
 * <p>Rates that a format lacks are converted by ffmpeg (Opus has 48 kHz, MP3 up to 48 kHz); who cares how resamples before.
 */
public final class FfmpegWriter implements AudioWriter {

    private static final int BUFFER_FRAMES = 4096;
    /** Whole command lines are short on some systems. */
    private static final int MAX_TAG_CHARACTERS = 2000;

    private final AtomicFile file;
    private final FfmpegProcess process;
    private final OutputStream out;
    private final String formatName;
    private final byte[] bytes;
    private final ByteBuffer buffer;

    /**
     * Starts a file of the kind that its name asks for.
     *
     * @param wanted rate, layout and texts count
     * @throws AudioFileException if there is no ffmpeg, the file cannot be written, or has too many channels for its kind
     */
    public static FfmpegWriter create(Path target, AudioInfo wanted) throws IOException {
        String formatName = AudioFormats.writableByName(target)
                .map(AudioFormat::name)
                .orElseThrow(() -> new IllegalArgumentException("target=" + target + " names no format"));
        LossyTarget lossy = LossyTarget.of(formatName);
        if (wanted.channels() > lossy.maxChannels()) {
            throw new AudioFileException(
                    target,
                    formatName + " holds up to " + lossy.maxChannels() + " channels, not " + wanted.channels(),
                    "write WAV or FLAC, or mix it down first");
        }
        return new FfmpegWriter(Ffmpeg.require(target, "writing " + formatName), target, lossy, wanted);
    }

    private FfmpegWriter(Ffmpeg ffmpeg, Path target, LossyTarget lossy, AudioInfo wanted) throws IOException {
        formatName = lossy.formatName();
        bytes = new byte[BUFFER_FRAMES * wanted.channels() * Float.BYTES];
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file = AtomicFile.create(target);
        try {
            process = ffmpeg.start(arguments(lossy, wanted));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
        out = process.input();
        try {
            byte[] header = wavHeader(wanted);
            send(header, header.length);
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private List<String> arguments(LossyTarget lossy, AudioInfo wanted) {
        List<String> arguments = new ArrayList<>(
                List.of("-v", "error", "-f", "wav", "-ignore_length", "1", "-i", "pipe:0", "-map", "0:a:0"));
        FfmpegBanner.NAME_BY_INFO_ID.forEach((id, name) -> {
            String text = wanted.metadata().tags().getOrDefault(id, "").replace("\0", "");
            if (!text.isEmpty()) {
                arguments.add("-metadata");
                arguments.add(name + "=" + text.substring(0, Math.min(MAX_TAG_CHARACTERS, text.length())));
            }
        });
        // The same sound gives the same bytes: no random stream numbers, no names of versions.
        arguments.addAll(List.of("-fflags", "+bitexact", "-flags:a", "+bitexact"));
        arguments.addAll(lossy.arguments(wanted.channels(), AudioFormats.extension(file.shownName())));
        arguments.addAll(List.of("-y", Ffmpeg.fileArgument(file.temporary())));
        return arguments;
    }

    /** WAVE_FORMAT_EXTENSIBLE, 32-bit float, of a length that nobody knows. */
    private static byte[] wavHeader(AudioInfo wanted) {
        int frameBytes = wanted.channels() * Float.BYTES;
        ByteBuffer header = ByteBuffer.allocate(68).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(-1).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(40).putShort((short) 0xfffe).putShort((short) wanted.channels());
        header.putInt(wanted.sampleRateHz()).putInt(wanted.sampleRateHz() * frameBytes);
        header.putShort((short) frameBytes).putShort((short) Float.SIZE);
        header.putShort((short) 22)
                .putShort((short) Float.SIZE)
                .putInt(wanted.layout().mask());
        // KSDATAFORMAT_SUBTYPE_IEEE_FLOAT
        header.putLong(0x0010_0000_0000_0003L).putLong(0x719b_3800_aa00_0080L);
        return header.put(ascii("data")).putInt(-1).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(float[][] from, int start, int frames) throws IOException {
        int at = start;
        while (at < start + frames) {
            int end = Math.min(at + BUFFER_FRAMES, start + frames);
            buffer.clear();
            for (; at < end; at++) {
                for (float[] channel : from) {
                    buffer.putFloat(channel[at]);
                }
            }
            send(bytes, buffer.position());
        }
    }

    private void send(byte[] what, int length) throws IOException {
        try {
            out.write(what, 0, length);
        } catch (IOException pipeBroken) {
            process.waitFor();
            throw failed();
        }
    }

    private AudioFileException failed() {
        String complaint = process.complaint();
        boolean diskFull = process.lines().stream().anyMatch(line -> line.contains("No space left"));
        return diskFull
                ? AudioFileException.diskFull(file.shownName(), null)
                : new AudioFileException(
                        file.shownName(),
                        "ffmpeg cannot write " + formatName + " (" + complaint + ")",
                        "write WAV or FLAC, or install an ffmpeg that can");
    }

    @Override
    public void commit() throws IOException {
        try {
            out.close();
        } catch (IOException pipeBroken) {
            process.waitFor();
            throw failed();
        }
        if (process.waitFor() != 0) {
            throw failed();
        }
        file.commit();
    }

    @Override
    public void close() {
        process.close();
        file.close();
    }
}
