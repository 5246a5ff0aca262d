package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Resampler;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.postfx.loudness.AudioMeter;
import lathe.vocoder.codec.CodecDecoder;
import lathe.vocoder.codec.DacFile;

/** A song that DAC's own program coded, brought back to the loudness, the rate and the length of its original. */
final class DacSound {

    private DacSound() {}

    static AudioBuffer decode(Path file, CodecDecoder decoder) throws IOException, InferenceException {
        DacFile song = DacFile.read(file);
        float[][] channels;
        try {
            channels = song.decode(decoder);
        } catch (IllegalArgumentException other) {
            throw new CallException(file + ": is not of the codec that the model decodes (" + other.getMessage()
                    + "); give the model that belongs to it");
        }
        ChannelLayout layout = ChannelLayout.ofChannels(channels.length);
        AudioBuffer sound = new AudioBuffer(channels, decoder.sampleRateHz(), layout);
        scale(sound, song.inputDb());
        AudioBuffer atRate = song.sampleRateHz() == sound.sampleRateHz()
                ? sound
                : Resampler.convert(sound, song.sampleRateHz(), Resampler.Quality.HIGH);
        return atRate.slice(0, (int) Math.min(atRate.frames(), song.originalSamples()));
    }

    /** Silence has no loudness and stays as it is. */
    private static void scale(AudioBuffer sound, double lufs) {
        AudioMeter meter = new AudioMeter(sound.sampleRateHz(), sound.layout());
        meter.add(sound.channelArrays(), 0, sound.frames());
        double now = meter.finish().integratedLufs();
        if (!Double.isFinite(now) || !Double.isFinite(lufs)) {
            return;
        }
        float gain = (float) Math.pow(10, (lufs - now) / 20);
        for (float[] channel : sound.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= gain;
            }
        }
    }

    /** A sound that is there. */
    record Source(AudioBuffer sound) implements SoundJob.Source {

        @Override
        public int sampleRateHz() {
            return sound.sampleRateHz();
        }

        @Override
        public int channels() {
            return sound.channels();
        }

        @Override
        public void into(OfflineRender.Sink sink, Progress progress) throws IOException {
            sink.accept(sound.channelArrays(), 0, sound.frames());
        }
    }
}
