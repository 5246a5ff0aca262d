package lathe.bundle.space;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;

/**
 * An impulse response of the musician's own and how it is kept in a session: by content, so that a session opens on another
 * computer. As bytes: {@code LIR1}, name, rate, channels, frames, then all samples as 32-bit floats, the bytes of one place
 * together and compressed.
 *
 * @param name of the file, without folders
 * @param sound of 1, 2 or 4 channels
 */
record OwnResponse(String name, AudioBuffer sound) {

    /** Most samples of all channels together: 21 s in stereo at 48 kHz. The state of a session is no place for more. */
    static final int MOST_SAMPLES = 1 << 21;

    private static final int MAGIC = 0x4C495231;

    /** @throws IOException saying what is wrong with the file and what to do */
    static OwnResponse read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            int channels = reader.info().channels();
            if (channels != 1 && channels != 2 && channels != 4) {
                throw new IOException(
                        file.getFileName() + " has " + channels + " channels; an impulse response has 1, 2 or 4");
            }
            int most = MOST_SAMPLES / channels;
            float[][] samples = new float[channels][Math.min(most + 1, 1 << 16)];
            int frames = 0;
            int came = reader.read(samples, 0, samples[0].length);
            while (came > 0) {
                frames += came;
                if (frames > most) {
                    throw new IOException(String.format(
                            Locale.ROOT,
                            "%s is longer than the %.1f s that a session keeps; trim it",
                            file.getFileName(),
                            most / (double) reader.info().sampleRateHz()));
                }
                if (frames == samples[0].length) {
                    int grown = Math.min(most + 1, 2 * frames);
                    for (int c = 0; c < channels; c++) {
                        samples[c] = Arrays.copyOf(samples[c], grown);
                    }
                }
                came = reader.read(samples, frames, samples[0].length - frames);
            }
            return of(
                    String.valueOf(file.getFileName()),
                    AudioBuffer.of(reader.info().sampleRateHz(), samples).slice(0, frames));
        }
    }

    private static OwnResponse of(String name, AudioBuffer sound) throws IOException {
        if (sound.frames() == 0) {
            throw new IOException(name + " holds no sound; export it again");
        }
        boolean sounding = false;
        for (float[] channel : sound.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = Float.isFinite(channel[i]) ? channel[i] : 0;
                sounding |= channel[i] != 0;
            }
        }
        if (!sounding) {
            throw new IOException(name + " is silent from end to end; choose another impulse response");
        }
        return new OwnResponse(name, sound);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(name.length() > 1000 ? name.substring(0, 1000) : name);
            out.writeInt(sound.sampleRateHz());
            out.writeInt(sound.channels());
            out.writeInt(sound.frames());
            byte[] packed = pack(planes());
            out.writeInt(packed.length);
            out.write(packed);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes bytes", impossible);
        }
        return bytes.toByteArray();
    }

    private byte[] planes() {
        int samples = sound.channels() * sound.frames();
        byte[] planes = new byte[4 * samples];
        int at = 0;
        for (float[] channel : sound.channelArrays()) {
            for (float sample : channel) {
                int bits = Float.floatToRawIntBits(sample);
                for (int plane = 0; plane < 4; plane++) {
                    planes[plane * samples + at] = (byte) (bits >> (8 * plane));
                }
                at++;
            }
        }
        return planes;
    }

    /** @throws IllegalArgumentException if these are not bytes of {@link #toBytes} */
    static OwnResponse fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("the state's impulse response is of an unknown kind");
            }
            String name = in.readUTF();
            int rateHz = in.readInt();
            int channels = in.readInt();
            int frames = in.readInt();
            boolean fits = rateHz >= 1000
                    && rateHz <= 768_000
                    && (channels == 1 || channels == 2 || channels == 4)
                    && frames >= 1
                    && (long) frames * channels <= MOST_SAMPLES;
            if (!fits) {
                throw new IllegalArgumentException("the state's impulse response has rateHz=" + rateHz + " channels="
                        + channels + " frames=" + frames);
            }
            byte[] planes = unpack(in.readNBytes(in.readInt()), 4 * channels * frames);
            float[][] samples = new float[channels][frames];
            int all = channels * frames;
            for (int i = 0; i < all; i++) {
                int bits = 0;
                for (int plane = 0; plane < 4; plane++) {
                    bits |= (planes[plane * all + i] & 0xFF) << (8 * plane);
                }
                samples[i / frames][i % frames] = Float.intBitsToFloat(bits);
            }
            return of(name, AudioBuffer.of(rateHz, samples));
        } catch (IOException | DataFormatException | NegativeArraySizeException damaged) {
            throw new IllegalArgumentException("the state's impulse response is damaged", damaged);
        }
    }

    private static byte[] pack(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(some, 0, deflater.deflate(some));
            }
            return out.toByteArray();
        }
    }

    private static byte[] unpack(byte[] packed, int length) throws DataFormatException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            ByteBuffer out = ByteBuffer.allocate(length);
            while (out.hasRemaining() && inflater.inflate(out) > 0) {
                // reads on until all is there
            }
            if (out.hasRemaining()) {
                throw new IllegalArgumentException("the state's impulse response is cut short");
            }
            return out.array();
        }
    }
}
