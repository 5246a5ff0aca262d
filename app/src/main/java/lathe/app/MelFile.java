package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.Resampler;
import lathe.core.audio.ResamplingReader;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.tensor.Tensor;

/** The mel spectrogram of a sound file, gathered as it is read. */
final class MelFile {

    private static final int BLOCK_FRAMES = 4096;

    /**
     * Which channels become spectrograms.
     *
     * @param number 1 and up for one of them, or one of the constants' numbers
     */
    record Channels(int number) {

        static final Channels MIXED = new Channels(0);
        static final Channels APART = new Channels(-1);

        static Channels one(int number) {
            if (number < 1) {
                throw new CallException("--channel " + number + ": channels are counted from 1");
            }
            return new Channels(number);
        }
    }

    private final MelFrontEnd end;
    private final boolean apart;
    private final List<Frames> channels = new ArrayList<>();

    private MelFile(MelFrontEnd end, boolean apart, int count) {
        this.end = end;
        this.apart = apart;
        for (int c = 0; c < count; c++) {
            channels.add(new Frames(end));
        }
    }

    /**
     * Reads a whole file, at the front end's rate.
     *
     * @throws AudioFileException if it is no sound, or too short for a frame
     */
    static MelFile read(Path input, MelFrontEnd end, Channels wanted, Screen screen) throws IOException {
        if (end.sampleRateHz() < Resampler.MIN_RATE_HZ || end.sampleRateHz() > Resampler.MAX_RATE_HZ) {
            throw new CallException("the front end's rate of " + end.sampleRateHz() + " Hz is outside "
                    + Resampler.MIN_RATE_HZ + " to " + Resampler.MAX_RATE_HZ + " Hz; choose another front end");
        }
        try (AudioReader source = AudioFiles.open(input);
                AudioReader reader = ResamplingReader.at(end.sampleRateHz(), source);
                Progress progress = Progress.on(screen)) {
            int there = reader.info().channels();
            if (wanted.number() > there) {
                throw new CallException("--channel " + wanted.number() + ": " + input + " has " + there
                        + (there == 1 ? " channel" : " channels"));
            }
            if (source.info().sampleRateHz() != end.sampleRateHz()) {
                screen.notice(input + ": resampled from " + source.info().sampleRateHz() + " to " + end.sampleRateHz()
                        + " Hz");
            }
            MelFile mel = new MelFile(end, wanted.equals(Channels.APART), wanted.equals(Channels.APART) ? there : 1);
            long samples = mel.readAll(reader, wanted, progress);
            if (mel.frames() == 0) {
                throw new AudioFileException(
                        input,
                        "is too short for one frame (" + samples + " samples at " + end.sampleRateHz() + " Hz)",
                        "give a longer sound");
            }
            return mel;
        }
    }

    private long readAll(AudioReader reader, Channels wanted, Progress progress) throws IOException {
        float[][] block = new float[reader.info().channels()][BLOCK_FRAMES];
        long done = 0;
        int came = reader.read(block, 0, BLOCK_FRAMES);
        while (came > 0) {
            if (wanted.equals(Channels.MIXED)) {
                mix(block, came);
            }
            for (int c = 0; c < channels.size(); c++) {
                channels.get(c).add(block[wanted.number() > 0 ? wanted.number() - 1 : c], came);
            }
            done += came;
            progress.at("analysing", done, reader.info().frames());
            came = reader.read(block, 0, BLOCK_FRAMES);
        }
        channels.forEach(Frames::finish);
        return done;
    }

    /** The mean of all channels, into the first. */
    private static void mix(float[][] block, int length) {
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (float[] samples : block) {
                sum += samples[i];
            }
            block[0][i] = (float) (sum / block.length);
        }
    }

    /** Frames in a channel. */
    int frames() {
        return channels.getFirst().count;
    }

    /** One channel, {@code [frames][mels]}. */
    float[][] framesOfChannel(int channel) {
        Frames frames = channels.get(channel);
        float[][] rows = new float[frames.count][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = Arrays.copyOfRange(frames.values, t * end.mels(), (t + 1) * end.mels());
        }
        return rows;
    }

    /** As the model reads it, an axis of channels first if they were kept apart. */
    Tensor tensor() {
        int perChannel = Math.multiplyExact(frames(), end.mels());
        float[] all = new float[Math.multiplyExact(channels.size(), perChannel)];
        boolean melsFirst = end.layout() == MelFrontEnd.Layout.MELS_FRAMES;
        for (int c = 0; c < channels.size(); c++) {
            float[] values = channels.get(c).values;
            for (int i = 0; i < perChannel; i++) {
                int at = melsFirst ? i % end.mels() * frames() + i / end.mels() : i;
                all[c * perChannel + at] = values[i];
            }
        }
        long first = melsFirst ? end.mels() : frames();
        long second = melsFirst ? frames() : end.mels();
        return apart ? Tensor.ofFloats(all, channels.size(), first, second) : Tensor.ofFloats(all, first, second);
    }

    /** The frames of one channel so far, one after the other. */
    private static final class Frames {

        private final MelSpectrogram spectrogram;
        private float[] values = new float[1 << 12];
        private int count;

        Frames(MelFrontEnd end) {
            spectrogram = new MelSpectrogram(end);
        }

        void add(float[] samples, int length) {
            spectrogram.add(samples, 0, length, this::keep);
        }

        void finish() {
            spectrogram.finish(this::keep);
        }

        private void keep(float[] frame) {
            int needed = Math.multiplyExact(count + 1, frame.length);
            if (needed > values.length) {
                values = Arrays.copyOf(values, Math.max(needed, (int) Math.min(1L << 30, 2L * values.length)));
            }
            System.arraycopy(frame, 0, values, count * frame.length, frame.length);
            count++;
        }
    }
}
