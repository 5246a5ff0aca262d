package lathe.postfx.reverb;

import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;

/** Makes an impulse response ready: its rate, its silent end, its level. */
final class ImpulseResponse {

    /** What is below this beside the peak is taken as silence at the end. */
    private static final double SILENCE_DB = -120;

    private ImpulseResponse() {}

    /** How loud a response is made. */
    enum Gain {
        /** As it is. */
        NONE,
        /** White noise comes out as loud as it goes in, on the average of the outputs. */
        ENERGY,
        /** The largest sample of all channels becomes 1. */
        PEAK
    }

    /** Frames up to the last that is not silent; at least 1. */
    static int soundingFrames(float[][] channels) {
        double threshold = peak(channels) * Math.pow(10, SILENCE_DB / 20);
        int frames = channels[0].length;
        while (frames > 1 && magnitudeAt(channels, frames - 1) <= threshold) {
            frames--;
        }
        return frames;
    }

    private static double magnitudeAt(float[][] channels, int frame) {
        double largest = 0;
        for (float[] channel : channels) {
            largest = Math.max(largest, Math.abs(channel[frame]));
        }
        return largest;
    }

    private static double peak(float[][] channels) {
        double peak = 0;
        for (int i = 0; i < channels[0].length; i++) {
            peak = Math.max(peak, magnitudeAt(channels, i));
        }
        return peak;
    }

    /** The response at another rate, scaled so that its gain at every frequency stays. */
    static AudioBuffer atRate(AudioBuffer response, int rateHz) {
        if (rateHz == response.sampleRateHz()) {
            return response;
        }
        AudioBuffer resampled = Resampler.convert(response, rateHz, Resampler.Quality.HIGH);
        float scale = (float) response.sampleRateHz() / rateHz;
        for (float[] channel : resampled.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= scale;
            }
        }
        return resampled;
    }

    /** The factor for all channels alike; four channels feed two outputs. */
    static double factor(float[][] channels, Gain gain) {
        double peak = peak(channels);
        if (gain == Gain.NONE || peak == 0) {
            return 1;
        }
        if (gain == Gain.PEAK) {
            return 1 / peak;
        }
        double energy = 0;
        for (float[] channel : channels) {
            for (float sample : channel) {
                energy += (double) sample * sample;
            }
        }
        return 1 / Math.sqrt(energy / Math.min(2, channels.length));
    }
}
